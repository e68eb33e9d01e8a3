import { createHash } from 'node:crypto';
import { printFigures } from './play/figures.ts';
import { play } from './play/play.ts';

const option = (name: string, usual: string) =>
  process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? usual;
const json = process.argv.includes('--json');

const played = await play({
  branches: Number(option('branches', '21')),
  until: option('until', '2027-10-01T09:00:00+08:00'),
  ...(process.argv.includes('--only-these') ? { onlyThese: true } : {}),
  ...(process.argv.includes('--first-only') ? { firstOnly: true } : {}),
  ...(process.env.REDIS_URL ? { redisUrl: process.env.REDIS_URL } : {}),
  say: (line) => (json ? undefined : console.log(line)),
});
const sha256 = createHash('sha256').update(JSON.stringify(played.figures)).digest('hex');
if (json) console.log(JSON.stringify({ ...played, sha256 }));
else {
  console.log(`\n${printFigures(played.figures)}`);
  console.log(`\nthe platform counted\n  ${JSON.stringify(played.platform)}`);
  console.log(`\nfigures sha256 ${sha256}`);
  console.log(
    `queue on ${process.env.REDIS_URL ? 'Redis' : 'PostgreSQL'}, ${played.seconds.toFixed(0)} s of real time`,
  );
}
for (const rule of played.broken) console.error(`broken: ${rule}`);
process.exitCode = played.broken.length > 0 ? 1 : 0;

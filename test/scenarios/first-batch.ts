import { createHash } from 'node:crypto';
import { printFigures } from './play/figures.ts';
import { play } from './play/first-batch.ts';

const json = process.argv.includes('--json');
const number = (name: string, usual: number) =>
  Number(process.argv.find((word) => word.startsWith(`--${name}=`))?.split('=')[1] ?? usual);
const until =
  process.argv.find((word) => word.startsWith('--until='))?.slice(8) ?? '2026-09-30T20:00:00+08:00';

const played = await play({
  branches: number('branches', 21),
  until,
  ...(process.env.REDIS_URL ? { redisUrl: process.env.REDIS_URL } : {}),
  say: (line) => (json ? undefined : console.log(line)),
});
const hash = createHash('sha256').update(JSON.stringify(played.figures)).digest('hex').slice(0, 16);
if (json) console.log(JSON.stringify({ ...played, hash }));
else {
  console.log(`\n${printFigures(played.figures)}`);
  console.log(`\nthe platform counted\n  ${JSON.stringify(played.platform)}`);
  console.log(
    `\nfigures ${hash}, queue on ${process.env.REDIS_URL ? 'Redis' : 'PostgreSQL'}, ${played.seconds.toFixed(0)} s`,
  );
}
for (const rule of played.broken) console.error(`broken: ${rule}`);
process.exitCode = played.broken.length > 0 ? 1 : 0;

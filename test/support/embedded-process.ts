// A process of its own around the embedded database: says its address, then stops on the first input.
import { once } from 'node:events';
import { startEmbedded } from '../../src/store/embedded.ts';

const database = await startEmbedded({ dataDir: process.argv[2]!, log: () => undefined });
process.stdout.write(
  `${JSON.stringify({ connectionString: database.connectionString, adopted: database.adopted })}\n`,
);
await once(process.stdin, 'data');
await database.stop();
process.stdin.destroy();

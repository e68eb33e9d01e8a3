// node scripts/run.mjs start|test|cli|demo …
import { run } from './command.mjs';

const [command = 'start', ...args] = process.argv.slice(2);
await run(command, args);

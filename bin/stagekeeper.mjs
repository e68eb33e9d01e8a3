#!/usr/bin/env node
import { run } from '../scripts/command.mjs';

await run('cli', process.argv.slice(2));

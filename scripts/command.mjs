import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildPages, buildProgram, programIsFresh } from './build.mjs';
import { install } from './install.mjs';
import { root, runNode } from './process.mjs';

const commands = { start, test, cli, demo };

/** Installs and builds what is missing, then runs. Sets the exit code; what was started says the rest. */
export async function run(command, args) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    return fail(
      `Node.js 20.19 or newer is needed; this is ${process.versions.node}. 需要 Node.js 20.19 或更新版本。`,
    );
  }
  if (!Object.hasOwn(commands, command)) {
    return fail(`There is no "${command}". Use one of: ${Object.keys(commands).join(', ')}.`, 2);
  }
  try {
    await commands[command](args);
  } catch (error) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.exitCode = 1;
    if (command === 'start') jsonLine(words, 60);
    else plainLine(words);
  }
}

async function start(args) {
  const say = jsonLine;
  await install({ dev: !programIsFresh(), say });
  await buildProgram(say);
  await buildPages(say);
  endWithParent();
  await become('dist/src/main.js', args);
}

async function cli(args) {
  await install({ dev: !programIsFresh(), say: plainLine });
  await buildProgram(plainLine);
  await become('dist/src/cli/index.js', args);
}

async function test(args) {
  await install({ dev: true, say: plainLine });
  await buildProgram(plainLine);
  await buildPages(plainLine);
  const missing = [
    ...(process.env.REDIS_URL || onPath('redis-server')
      ? []
      : ['Redis (set REDIS_URL or install redis-server)']),
    ...(onPath('chromium') ? [] : ['a browser (install chromium)']),
  ];
  const warn = () => {
    for (const name of missing) plainLine(`LEFT OUT: every test that needs ${name}.`);
  };
  warn();
  process.exitCode = await runNode(['node_modules/vitest/vitest.mjs', 'run', ...args], { stdio: 'inherit' });
  warn();
}

async function demo(args) {
  await install({ dev: true, say: plainLine });
  process.exitCode = await runNode(['--import', 'tsx', 'test/scenarios/demo.ts', ...args], {
    stdio: 'inherit',
  });
}

/** Goes on as the built program in this very process: one process id, so that a signal reaches the right one. */
async function become(file, args) {
  const path = join(root, file);
  process.setSourceMapsEnabled(true);
  process.argv = [process.execPath, path, ...args];
  await import(pathToFileURL(path).href);
}

/** npm hands a signal to the shell between us and itself; where that shell dies of it alone, we hear nothing. */
function endWithParent() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 200);
  timer.unref();
}

function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

/** The form of the service's own log, so that standard error stays one kind of lines. */
function jsonLine(text, level = 30) {
  process.stderr.write(`${JSON.stringify({ level, time: Date.now(), msg: text })}\n`);
}

function plainLine(text) {
  process.stderr.write(`${text}\n`);
}

function fail(text, code = 1) {
  process.exitCode = code;
  plainLine(text);
}

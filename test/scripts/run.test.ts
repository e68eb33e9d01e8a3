import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const scripts = fileURLToPath(new URL('../../scripts', import.meta.url));
let root: string;

/** A small project with our scripts and stand-ins of npm, tsc and vite that note each call. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stagekeeper-run-'));
  cpSync(scripts, join(root, 'scripts'), { recursive: true });
  const note = (word: string) =>
    `require('fs').appendFileSync(${JSON.stringify(join(root, 'calls'))}, ${JSON.stringify(`${word}\n`)});`;
  const compiler = `${note('tsc')} require('fs').cpSync('src', 'dist/src', { recursive: true });`;
  put('stand-ins/tsc.js', `${compiler} console.log('compiled')`);
  put('stand-ins/vite.js', note('vite'));
  put(
    'npm.js',
    `${note('npm')} const fs = require('fs'); console.log('added');
     fs.mkdirSync('node_modules/typescript/bin', { recursive: true }); fs.mkdirSync('node_modules/vite/bin', { recursive: true });
     fs.copyFileSync('stand-ins/tsc.js', 'node_modules/typescript/bin/tsc'); fs.copyFileSync('stand-ins/vite.js', 'node_modules/vite/bin/vite.js');`,
  );
  put('package.json', '{}');
  put(
    'package-lock.json',
    JSON.stringify({ packages: { '': {}, 'node_modules/typescript': { version: '1.0.0' } } }),
  );
  put('vite.config.ts', '');
  put('src/main.js', `console.log('ready ' + process.argv.slice(2).join()); process.exitCode = 7`);
  put('src/cli/index.js', `console.log('cli ' + process.argv.slice(2).join())`);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

function begin(...args: string[]) {
  const env = { ...process.env, npm_execpath: join(root, 'npm.js') };
  return spawn(process.execPath, [join(root, 'scripts', 'run.mjs'), ...args], { cwd: root, env });
}

async function run(...args: string[]) {
  const child = begin(...args);
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { out, err, code };
}

const calls = () =>
  existsSync(join(root, 'calls')) ? readFileSync(join(root, 'calls'), 'utf8').trim().split('\n') : [];

test('the first start installs and builds, the second does neither; standard output is the program’s own', async () => {
  const first = await run('start', 'a', 'b');
  expect(first).toMatchObject({ out: 'ready a,b\n', code: 7 });
  for (const line of first.err.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('msg');
  expect(calls()).toEqual(['npm', 'tsc', 'vite']);
  expect(await run('start')).toMatchObject({ out: 'ready \n', err: '', code: 7 });
  expect(calls()).toEqual(['npm', 'tsc', 'vite']);
});

test('a changed source is built again, a changed lock file installed again', async () => {
  await run('cli');
  put('src/cli/index.js', `console.log('changed')`);
  expect((await run('cli')).out).toBe('changed\n');
  expect(calls()).toEqual(['npm', 'tsc', 'tsc']);
  put('package-lock.json', '{"packages":{}}');
  await run('cli');
  expect(calls()).toEqual(['npm', 'tsc', 'tsc', 'npm', 'tsc']);
});

test('packages that somebody installed by hand are taken, unless one is missing or another version', async () => {
  await run('cli');
  rmSync(join(root, 'node_modules', '.stagekeeper'));
  put(
    'node_modules/.package-lock.json',
    JSON.stringify({ packages: { 'node_modules/typescript': { version: '1.0.0' } } }),
  );
  await run('cli');
  expect(calls()).toEqual(['npm', 'tsc']);
  put(
    'node_modules/.package-lock.json',
    JSON.stringify({ packages: { 'node_modules/typescript': { version: '0.9.0' } } }),
  );
  await run('cli');
  expect(calls()).toEqual(['npm', 'tsc', 'npm']);
});

test('three at once install and build once', async () => {
  const all = await Promise.all([run('start'), run('start'), run('cli', 'x')]);
  expect(all.map(({ out }) => out)).toEqual(['ready \n', 'ready \n', 'cli x\n']);
  expect(calls().sort()).toEqual(['npm', 'tsc', 'vite']);
});

test('the lock of a run that died stops nobody', async () => {
  const dead = spawn(process.execPath, ['-e', '']);
  await once(dead, 'exit');
  put('tmp/run.lock/pid', String(dead.pid));
  expect((await run('cli')).out).toBe('cli \n');
});

test('a failed step ends with its words and is tried again next time', async () => {
  put('stand-ins/tsc.js', `console.log('no such type'); process.exitCode = 2`);
  expect(await run('cli')).toMatchObject({
    out: '',
    code: 1,
    err: expect.stringMatching(/no such type[\s\S]*failed with 2/),
  });
  put('stand-ins/tsc.js', `require('fs').cpSync('src', 'dist/src', { recursive: true })`);
  rmSync(join(root, 'node_modules'), { recursive: true });
  expect((await run('cli')).out).toBe('cli \n');
});

test('a signal reaches the program itself, in the same process', async () => {
  put(
    'src/main.js',
    `process.on('SIGTERM', () => { console.log('stopped'); clearInterval(t) }); const t = setInterval(() => {}, 1000); console.log(process.pid)`,
  );
  const child = begin('start');
  let out = '';
  child.stdout.on('data', (data) => {
    if (out === '') child.kill('SIGTERM');
    out += data;
  });
  const [code] = await once(child, 'close');
  expect([out, code]).toEqual([`${child.pid}\nstopped\n`, 0]);
});

test('under npm, the death of the shell between ends the program too', async () => {
  put(
    'src/main.js',
    `process.on('SIGTERM', () => { console.log('stopped'); clearInterval(t) }); const t = setInterval(() => {}, 1000); console.log('up')`,
  );
  const env = { ...process.env, npm_execpath: join(root, 'npm.js'), npm_lifecycle_event: 'start' };
  const shell = spawn('sh', ['-c', `"${process.execPath}" scripts/run.mjs start; true`], { cwd: root, env });
  let out = '';
  shell.stdout.on('data', (data) => {
    if (out === '') shell.kill('SIGTERM');
    out += data;
  });
  await once(shell.stdout, 'end');
  expect(out).toBe('up\nstopped\n');
});

test('an unknown command names the known ones', async () => {
  expect(await run('walk')).toMatchObject({
    code: 2,
    err: expect.stringContaining('start, test, cli, demo'),
  });
});

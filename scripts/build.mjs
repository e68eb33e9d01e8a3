import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './lock.mjs';
import { root, step } from './process.mjs';

const program = {
  stamp: 'dist/.program',
  inputs: ['src', 'handlers', 'jobs', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
  leftOut: /\/page$/,
  // Types are judged by `npm run check`; a start only needs them taken away.
  steps: [
    ['Building the program', 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--noCheck'],
  ],
};

const pages = {
  stamp: 'dist/.pages',
  inputs: ['src/sandbox', 'src/web', 'vite.config.ts', 'package-lock.json'],
  leftOut: /^$/,
  steps: [['Building the pages', 'node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']],
};

/** Whether the built program is that of the sources. */
export function programIsFresh() {
  return isFresh(program);
}

export async function buildProgram(say) {
  await build(program, say);
}

export async function buildPages(say) {
  if (existsSync(join(root, 'vite.config.ts'))) await build(pages, say);
}

async function build(target, say) {
  if (isFresh(target)) return;
  await alone(async () => {
    if (isFresh(target)) return;
    // Taken before the build: what is saved meanwhile is built next time.
    const print = fingerprint(target);
    for (const [title, ...args] of target.steps) await step(title, args, say);
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(join(root, target.stamp), print);
  }, say);
}

function isFresh(target) {
  const stamp = join(root, target.stamp);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(target);
}

/** Names, times and sizes of the sources. */
function fingerprint({ inputs, leftOut }) {
  const hash = createHash('sha256');
  const add = (path) => {
    if (leftOut.test(path)) return;
    const stat = statSync(join(root, path), { throwIfNoEntry: false });
    if (stat?.isDirectory()) {
      for (const name of readdirSync(join(root, path)).sort()) add(`${path}/${name}`);
    } else if (stat) hash.update(`${path}\0${stat.mtimeMs}\0${stat.size}\n`);
  };
  for (const path of inputs) add(path);
  return hash.digest('hex');
}

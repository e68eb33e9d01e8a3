import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { alone } from './lock.mjs';
import { root, step } from './process.mjs';

const stamp = join(root, 'node_modules', '.stagekeeper');

/**
 * Runs `npm ci` unless node_modules is what the lock file says.
 *
 * @param dev whether the packages for building and testing are needed too
 */
export async function install({ dev, say }) {
  if (isInstalled(dev)) return;
  await alone(async () => {
    if (isInstalled(dev)) return;
    const args = [npm(), 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=warn'];
    await step('Installing the packages of the lock file', args, say);
    writeFileSync(stamp, lockHash());
  }, say);
}

function isInstalled(dev) {
  const signed = read(stamp);
  return signed === undefined ? isInstalledByHand(dev) : signed === lockHash();
}

/** Somebody ran npm themselves: npm's own list of what it put there says whether anything is missing. */
function isInstalledByHand(dev) {
  const found = read(join(root, 'node_modules', '.package-lock.json'));
  if (found === undefined) return false;
  const there = JSON.parse(found).packages;
  const wanted = JSON.parse(read(join(root, 'package-lock.json'))).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, dev: forDevelopment, devOptional, peer }]) => {
      if (path === '' || (forDevelopment && !dev)) return true;
      if (!there[path]) return Boolean(optional || devOptional || peer);
      return there[path].version === version;
    },
  );
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** npm's own program, to be run by this Node: the one that started us, or the one on the path. */
function npm() {
  if (process.env.npm_execpath?.endsWith('.js')) return process.env.npm_execpath;
  const besides = [dirname(process.execPath), ...(process.env.PATH ?? '').split(delimiter)];
  for (const folder of besides) {
    for (const place of ['../lib/node_modules', 'node_modules', '../share/nodejs', '../share/node_modules']) {
      const file = join(folder, place, 'npm', 'bin', 'npm-cli.js');
      if (read(file) !== undefined) return file;
    }
  }
  throw new Error('npm was not found beside Node.js. Run: npm ci --include=dev');
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

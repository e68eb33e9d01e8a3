import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from './process.mjs';

const LONGEST_WORK = 15 * 60_000;
const lock = join(root, 'tmp', 'run.lock');

/** Runs `task` while no other run of these scripts installs or builds. A dead run's lock counts for nothing. */
export async function alone(task, say) {
  mkdirSync(dirname(lock), { recursive: true });
  for (let said = false; !take(); said = true) {
    if (!said) say('Waiting for another run that installs or builds');
    if (isStale()) clear();
    else await wait(100);
  }
  const free = () => rmSync(lock, { recursive: true, force: true });
  process.once('exit', free);
  try {
    return await task();
  } finally {
    process.off('exit', free);
    free();
  }
}

function take() {
  try {
    mkdirSync(lock);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(join(lock, 'pid'), String(process.pid));
  return true;
}

function isStale() {
  const made = statSync(lock, { throwIfNoEntry: false });
  if (!made) return false;
  const age = Date.now() - made.mtimeMs;
  const pid = signedBy();
  // Made a moment ago and not signed yet, or its maker died in between.
  if (!pid) return age > 5000;
  // In a container that was started again, an old number may be anybody's, our own included.
  return pid === process.pid || !lives(pid) || age > LONGEST_WORK;
}

function signedBy() {
  try {
    return Number(readFileSync(join(lock, 'pid'), 'utf8'));
  } catch {
    return 0;
  }
}

/** Only one of several waiting runs wins the rename, and none takes away what the winner then makes. */
function clear() {
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  rmSync(aside, { recursive: true, force: true });
}

function lives(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

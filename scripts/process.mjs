import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Runs a Node program of the project and answers its exit code (128 and the signal's number when a signal ended
 * it). Signals that reach us are passed on.
 *
 * @param say with `stdio: 'pipe'`: gets each line of output
 */
export async function runNode(args, { stdio, say }) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: [stdio === 'pipe' ? 'ignore' : stdio, stdio, stdio],
  });
  for (const stream of [child.stdout, child.stderr])
    if (stream) createInterface(stream).on('line', (line) => line.trim() && say(line));
  const pass = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
  try {
    return await new Promise((done, fail) => {
      child.once('error', fail);
      child.once('close', (code, signal) => done(code ?? 128 + constants.signals[signal]));
    });
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, pass);
  }
}

/** Runs a step whose failure ends everything. */
export async function step(title, args, say) {
  say(title);
  const code = await runNode(args, { stdio: 'pipe', say });
  if (code !== 0) throw new Error(`${title}: failed with ${code}`);
}

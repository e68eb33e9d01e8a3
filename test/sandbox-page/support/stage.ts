import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { build } from 'vite';
import { createSandbox } from '../../../src/sandbox/index.ts';
import { type CardPress, serveWithClock, startApp } from './app.ts';

/** Builds the page into a directory of its own and serves it with a sandbox, a clock and a small app. */
export async function setStage(answer: (press: CardPress) => object | Promise<object>) {
  const pageDir = await mkdtemp(join(tmpdir(), 'sandbox-page-'));
  await build({ logLevel: 'error', build: { outDir: pageDir } });
  const now = () => new Date('2005-02-18T01:30:00Z');
  const sandbox = createSandbox({ now, pageDir, devClock: true });
  const served = await serveWithClock(sandbox.app.fetch, sandbox.attach, getRequestListener);
  const app = await startApp(served.url, sandbox.credentials, answer);
  return {
    sandbox,
    app,
    url: served.url,
    clock: served.clock,
    async close(): Promise<void> {
      app.stop();
      await sandbox.close();
      await served.close();
      await rm(pageDir, { recursive: true, force: true });
    },
  };
}

export type Stage = Awaited<ReturnType<typeof setStage>>;

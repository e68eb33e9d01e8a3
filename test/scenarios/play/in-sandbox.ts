import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, movableClock } from '../../../src/clock.ts';
import { readConfig } from '../../../src/config/config.ts';
import type { DemoOrganisation } from '../../../src/sandbox/index.ts';
import { createLog } from '../../../src/service/log.ts';
import { type Service, startService } from '../../../src/service/service.ts';
import { createStage, type Stage } from './stage.ts';

/**
 * Opens a sandbox of its own for a play: the real service, an embedded database in a temporary folder unless
 * `databaseUrl` is given, the queue on Redis when `redisUrl` is. Its clock stands still at `at` until it is moved.
 */
export async function inSandbox<T>(
  options: { at: string; databaseUrl?: string; redisUrl?: string; organisation?: DemoOrganisation },
  act: (house: { service: Service; stage: Stage; clock: Clock }) => Promise<T>,
): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'stagekeeper-play-'));
  const config = readConfig({
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'error',
    BOX_KEY: Buffer.alloc(32, 7).toString('base64'),
    ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}),
    ...(options.redisUrl ? { REDIS_URL: options.redisUrl } : {}),
  });
  const clock = movableClock(new Date(options.at), 0);
  try {
    const { organisation } = options;
    const service = await startService({
      ...{ config, clock, log: createLog(config), quotaScale: 200 },
      ...(organisation ? { organisation } : {}),
    });
    try {
      return await act({ service, stage: createStage(service.url), clock });
    } finally {
      await service.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

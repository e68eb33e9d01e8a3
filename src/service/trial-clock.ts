import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { eveOf, sandboxCampaign } from './sandbox-campaign.ts';

/** On the day before the first batch begins, for a sandbox that nobody gave a time ((001) part 3: 25 January). */
const eveAt = '09:00:00+08:00';
const file = (config: Config) => join(config.dataDir, 'trial-clock');

/**
 * Where a trial's clock begins: CLOCK_START, or the eve of the campaign in the sandbox; never before the time it had
 * reached when it was last noted, for time does not go back. Null when the real clock is to be used.
 */
export async function trialStart(config: Config): Promise<{ start: Date; speed: number } | null> {
  const asked =
    config.clock ??
    (config.platform.kind === 'sandbox'
      ? { start: eveOf(await sandboxCampaign(config), eveAt), speed: 1 }
      : null);
  if (!asked) return null;
  const reached = new Date(await readFile(file(config), 'utf8').catch(() => ''));
  return { start: reached > asked.start ? reached : asked.start, speed: asked.speed };
}

/** Notes the time a trial has reached: whole or not at all, for a process may die while it writes. */
export async function keepTrialClock(config: Config, clock: Clock): Promise<void> {
  // A name of its own for each writing: two moments may be kept at once.
  const half = `${file(config)}.${randomUUID()}`;
  await writeFile(half, clock.now().toISOString());
  await rename(half, file(config));
}

import { overdue } from '../store/due.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import type { Db } from '../store/schema.ts';

export type Beat = { ok: true } | { ok: false; why: 'a timer is late' | 'the courier is not alive' };

/**
 * Says that every timer is on time, so that silence is an alarm. `graceMs` is campaign time: two minutes of real
 * time times the clock's speed.
 */
export async function beat(
  db: Db,
  now: Date,
  { courierAlive, graceMs }: { courierAlive: boolean; graceMs: number },
): Promise<Beat> {
  const [late] = await overdue(db, new Date(now.getTime() - graceMs - 1), 1);
  if (late) return { ok: false, why: 'a timer is late' };
  if (!courierAlive) return { ok: false, why: 'the courier is not alive' };
  await writeMeta(db, 'heartbeat', { at: now.toISOString() });
  return { ok: true };
}

/** The last instant at which everything was on time, or null before the first. */
export async function lastBeat(db: Db): Promise<Date | null> {
  const value = await readMeta(db, 'heartbeat');
  return value && 'at' in value && typeof value.at === 'string' ? new Date(value.at) : null;
}

/**
 * At a start: the time in which nobody watched, from the last beat to now; null when it is no longer than
 * `longestMs` (a quick restart) or when there never was a beat.
 */
export async function outageBefore(
  db: Db,
  now: Date,
  longestMs: number,
): Promise<{ from: Date; to: Date } | null> {
  const from = await lastBeat(db);
  return from && now.getTime() - from.getTime() > longestMs ? { from, to: now } : null;
}

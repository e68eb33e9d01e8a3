import { SESSION_KINDS } from '../domain/study.ts';
import { reviseRecord } from '../store/records.ts';
import type { Db } from '../store/schema.ts';
import { refreshSessionCard } from './sessions.ts';

/** Closes check-ins that their secretary forgot, once their day is over; corrections stay possible. */
export async function closeForgottenSessions(
  tx: Db,
  { today, timeZone }: { today: string; timeZone: string },
  now: Date,
): Promise<void> {
  const open = await tx
    .selectFrom('record')
    .selectAll()
    .where('kind', 'in', [...SESSION_KINDS])
    .where('state', '=', 'open')
    .where('occurred_on', '<', today)
    .execute();
  for (const session of open) {
    const payload = { ...session.payload, closedAt: now.toISOString() };
    const { id, version } = session;
    await reviseRecord(tx, { id, version, payload, state: 'filed', savedBy: 'system', reason: null }, now);
    await refreshSessionCard(tx, id, timeZone, now);
  }
}

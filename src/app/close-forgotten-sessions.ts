import { SESSION_KINDS } from '../domain/study.ts';
import type { DueWake } from '../store/due.ts';
import { reviseRecord } from '../store/records.ts';
import type { Tx } from '../store/schema.ts';
import { endMeeting } from './end-meeting.ts';
import type { App } from './ports.ts';
import { refreshSessionCard } from './session-view.ts';

/**
 * Closes check-ins that their secretary forgot, once their day is over; corrections stay possible. A meeting that is
 * closed so has the same consequences as one that its secretary closed.
 */
export async function closeForgottenSessions(app: App, tx: Tx, today: string, now: Date): Promise<DueWake[]> {
  const open = await tx
    .selectFrom('record')
    .selectAll()
    .where('kind', 'in', [...SESSION_KINDS])
    .where('state', 'in', ['open', 'planned'])
    .where('occurred_on', '<', today)
    .execute();
  const woken: DueWake[] = [];
  for (const session of open) {
    const ended = await endMeeting(app, tx, session, now);
    woken.push(...ended.woken);
    const payload = { ...session.payload, ...ended.payload, closedAt: now.toISOString() };
    const { id, version } = session;
    await reviseRecord(tx, { id, version, payload, state: 'filed', savedBy: 'system', reason: null }, now);
    await refreshSessionCard(tx, id, app.timeZone, now);
  }
  return woken;
}

import { isMeeting } from '../domain/study.ts';
import { recordById, reviseRecord } from '../store/records.ts';
import type { Db } from '../store/schema.ts';
import type { App } from './ports.ts';
import { payloadOf } from './session-payload.ts';
import { refreshSessionCard } from './session-view.ts';

/**
 * Opens the check-in of a planned meeting whose time has come: its card gets the button. Asked by the timer and by
 * whoever checks in first; twice is once.
 */
export async function openPlanned(app: App, db: Db, sessionId: string, now: Date): Promise<void> {
  const session = await recordById(db, sessionId);
  if (session?.state !== 'planned') return;
  const payload = payloadOf(session);
  if (!isMeeting(payload) || new Date(payload.startsAt) > now) return;
  const opened = await reviseRecord(
    db,
    {
      id: session.id,
      version: session.version,
      payload: session.payload,
      state: 'open',
      savedBy: 'system',
      reason: null,
    },
    now,
  );
  if (opened) await refreshSessionCard(db, session.id, app.timeZone, now);
}

import { localTimeOf } from '../domain/local-date.ts';
import { done, type Outcome, type Refusal, refused } from '../domain/refusal.ts';
import { isLifeMeeting } from '../domain/study.ts';
import { lockRecord, recordById, reviseRecord } from '../store/records.ts';
import { unitTree } from '../store/roster.ts';
import type { App } from './ports.ts';
import { payloadOf } from './session-payload.ts';
import { refreshSessionCard } from './session-view.ts';
import { allow, whoIs } from './who.ts';

/**
 * Somebody who is not expected sits in (列席) on a life meeting: one of the masses of the unit, or a supervisor in charge
 * (S14; 002, part 1.3). They are counted apart from the members and owe nothing.
 * @param otherwise the refusal for everybody else and every other session
 */
export async function comeAsGuest(
  app: App,
  asked: { openId: string; sessionId: string },
  otherwise: Refusal,
  now: Date,
): Promise<Outcome<{ sessionId: string; hours: number; already: boolean }>> {
  const session = await recordById(app.db, asked.sessionId);
  const who = await whoIs(app, asked.openId, now);
  if (!session || !who || !isLifeMeeting(payloadOf(session))) return refused(otherwise);
  const isMass =
    who.actor.roles.includes('mass') && (await unitTree(app.db, session.unit_id)).includes(who.unit.id);
  if (!isMass && !(await allow(app, who, 'inspect', session.unit_id)).ok) return refused(otherwise);
  const guest = who.person.id;
  const outcome = await app.db.transaction().execute(async (tx): Promise<Outcome<boolean>> => {
    await lockRecord(tx, session.id);
    const current = await recordById(tx, session.id);
    const payload = current ? payloadOf(current) : null;
    if (!current || !payload || !isLifeMeeting(payload)) return refused({ why: 'gone' });
    const { title, startsAt } = payload;
    if (current.state === 'planned') {
      const time = localTimeOf(new Date(startsAt), app.timeZone);
      return refused({ why: 'meeting-not-yet', title, day: current.occurred_on, time });
    }
    if (current.state !== 'open') return refused({ why: 'session-closed', title });
    if (payload.guestsCame.includes(guest)) return done(true);
    const guestsCame = [...payload.guestsCame, guest];
    const { id, version, state } = current;
    const next = { ...current.payload, guestsCame, ...(isMass ? {} : { supervisorPresent: true }) };
    await reviseRecord(tx, { id, version, payload: next, state, savedBy: guest, reason: null }, now);
    await refreshSessionCard(tx, id, app.timeZone, now);
    return done(false);
  });
  if (!outcome.ok) return outcome;
  app.wake.courier();
  return done({ sessionId: session.id, hours: 0, already: outcome.value });
}

import { checkIn, closeSession, undoCheckIn } from '../../src/app/sessions.ts';
import type { Press, PressAnswer } from '../handling.ts';
import { refusePress } from './refusal.ts';

/**
 * One tap: present. The answer is a toast alone: a group's card is changed by the courier only, one update after the
 * other, for a card in the answer could arrive after a newer update and show an older count.
 */
export async function pressCheckIn({ app, now, openId, value }: Press<'check-in'>): Promise<PressAnswer> {
  const outcome = await checkIn(app, { openId, sessionId: value.session, claimed: null }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  const { hours, already } = outcome.value;
  return {
    toast: already
      ? { type: 'info', say: (w) => w.toasts.alreadyCheckedIn }
      : { type: 'success', say: (w) => w.toasts.checkedIn(hours) },
  };
}

export async function pressUndo({ app, now, openId, value }: Press<'check-in-undo'>): Promise<PressAnswer> {
  const outcome = await undoCheckIn(app, { openId, sessionId: value.session }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  return { toast: { type: 'success', say: (w) => w.toasts.checkInUndone } };
}

export async function pressClose({ app, now, openId, value }: Press<'session-close'>): Promise<PressAnswer> {
  const outcome = await closeSession(app, { openId, sessionId: value.session }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  return { toast: { type: 'success', say: (w) => w.toasts.sessionClosed } };
}

import { openSession } from '../../src/app/sessions.ts';
import { sessionForm } from '../../src/cards/actions.ts';
import type { Press, PressAnswer } from '../handling.ts';
import { refuseForm, refusePress } from './refusal.ts';

export async function pressSessionOpen({
  app,
  now,
  openId,
  value,
  form,
  cause,
}: Press<'session-open'>): Promise<PressAnswer> {
  const filled = sessionForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const { supervisors, ...session } = filled.data;
  const outcome = await openSession(
    app,
    { openId, unitId: value.unit, ...session, supervisorPresent: supervisors === 'yes', chatId: null, cause },
    now,
  );
  return outcome.ok
    ? { toast: { type: 'success', say: (w) => w.toasts.sessionOpened } }
    : refusePress(outcome.refusal);
}

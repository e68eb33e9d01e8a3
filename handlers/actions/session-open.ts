import { unitName } from '../../src/app/names.ts';
import { openSession } from '../../src/app/sessions.ts';
import { sessionForm } from '../../src/cards/actions.ts';
import { sessionOpenedCard } from '../../src/cards/session-form.ts';
import type { Press, PressAnswer } from '../handling.ts';
import { refuseForm, refusePress } from './refusal.ts';

/** The form gives way to what it did: a second press of it would open a second session. */
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
  if (!outcome.ok) return refusePress(outcome.refusal);
  return {
    toast: { type: 'success', say: (w) => w.toasts.sessionOpened },
    card: sessionOpenedCard({ unit: await unitName(app, value.unit), title: session.title }),
  };
}

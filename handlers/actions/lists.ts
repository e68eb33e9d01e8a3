import { missingView } from '../../src/app/missing-view.ts';
import { remindMissing } from '../../src/app/remind.ts';
import { whoIs } from '../../src/app/who.ts';
import { missingCard } from '../../src/cards/missing.ts';
import type { Press, PressAnswer } from '../handling.ts';
import { refusePress } from './refusal.ts';

/** Names are shown in private, whoever's card was pressed. */
export async function pressMissing({ app, now, openId, value }: Press<'missing-show'>): Promise<PressAnswer> {
  const who = await whoIs(app, openId, now);
  if (!who) return refusePress({ why: 'unknown-person' });
  const view = await missingView(app, who, value.unit, now);
  if (!view.ok) return refusePress(view.refusal);
  return { privately: missingCard(view.value), toast: { type: 'info', say: (w) => w.toasts.sent } };
}

/** One tap reminds only those who are missing this one thing. */
export async function pressRemind({ app, now, openId, value }: Press<'remind-send'>): Promise<PressAnswer> {
  const result = await remindMissing(app, { openId, unitId: value.unit, item: value.item }, now);
  if (!result.ok) return refusePress(result.refusal);
  return { toast: { type: 'success', say: (w) => w.toasts.reminded(result.value) } };
}

import { type DatesRefused, decideOnExtension, extendDate, extendView } from '../../src/app/extend.ts';
import { extendForm, returnForm } from '../../src/cards/actions.ts';
import {
  datesRefused,
  extendCard,
  extendedCard,
  extendRefusedCard,
  extendSentCard,
} from '../../src/cards/extend.ts';
import type { Press, PressAnswer } from '../handling.ts';
import { refuseForm, refusePress } from './refusal.ts';

/** The office moves a date; a secretary asks for it. Refused dates come back on the form, in words. */
export async function pressExtend({
  app,
  now,
  openId,
  value,
  form,
  cause,
}: Press<'extend-submit'>): Promise<PressAnswer> {
  const filled = extendForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const outcome = await extendDate(app, { openId, unitId: value.unit, ...filled.data, cause }, now);
  if (!outcome.ok && !('calendar' in outcome)) return refusePress(outcome.refusal);
  const view = await extendView(app, { openId, unitId: value.unit }, now);
  if (!view.ok) return refusePress(view.refusal);
  if (!outcome.ok)
    return {
      ...refuseDates(outcome),
      card: extendCard({ ...view.value, typed: filled.data, refused: outcome }),
    };
  return outcome.value.did === 'asked'
    ? {
        toast: { type: 'success', say: (w) => w.extend.sentTitle },
        card: extendSentCard({ unit: view.value.unit.name }),
      }
    : {
        toast: { type: 'success', say: (w) => w.extend.doneTitle },
        card: extendedCard(outcome.value.view, outcome.value.items),
      };
}

export async function pressExtendGrant({
  app,
  now,
  openId,
  value,
}: Press<'extend-grant'>): Promise<PressAnswer> {
  const outcome = await decideOnExtension(app, { openId, extensionId: value.extension, comment: null }, now);
  if (!outcome.ok) return 'calendar' in outcome ? refuseDates(outcome) : refusePress(outcome.refusal);
  return {
    toast: { type: 'success', say: (w) => w.extend.doneTitle },
    card: extendedCard(outcome.value.view, outcome.value.items),
  };
}

export async function pressExtendRefuse({
  app,
  now,
  openId,
  value,
  form,
}: Press<'extend-refuse'>): Promise<PressAnswer> {
  const filled = returnForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const { comment } = filled.data;
  const outcome = await decideOnExtension(app, { openId, extensionId: value.extension, comment }, now);
  if (!outcome.ok) return 'calendar' in outcome ? refuseDates(outcome) : refusePress(outcome.refusal);
  const { view, by } = outcome.value;
  return {
    toast: { type: 'success', say: (w) => w.toasts.returned },
    card: extendRefusedCard({ ...view, by, comment }),
  };
}

const refuseDates = (refused: DatesRefused): PressAnswer => ({
  toast: { type: 'warning', say: (w) => datesRefused(w, refused).join('') },
});

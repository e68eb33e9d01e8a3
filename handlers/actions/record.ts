import { fileReport } from '../../src/app/special-report.ts';
import { recordForm } from '../../src/cards/actions.ts';
import { reportFiledCard } from '../../src/cards/report-form.ts';
import type { Press, PressAnswer } from '../handling.ts';
import { refuseForm, refusePress } from './refusal.ts';

/** Files a record; the special report is the one kind that is filed by a form so far. */
export async function pressRecordSubmit({
  app,
  now,
  openId,
  value,
  form,
  cause,
}: Press<'record-submit'>): Promise<PressAnswer> {
  const filled = recordForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const outcome = await fileReport(app, { openId, unitId: value.unit, words: filled.data.words, cause }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  return {
    toast: { type: 'success', say: (w) => w.toasts.reportFiled },
    card: reportFiledCard(outcome.value),
  };
}

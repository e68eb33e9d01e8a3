import { drawSpotChecks, reportSpotCheck, spotCheckForm } from '../../src/app/look-back.ts';
import { spotDrawForm, spotReportForm } from '../../src/cards/actions.ts';
import { spotCheckCard, spotCheckReportedCard, spotChecksDrawnCard } from '../../src/cards/look-back.ts';
import type { Press, PressAnswer } from '../handling.ts';
import { refuseForm, refusePress } from './refusal.ts';

/** The office draws; the result, with what repeats it, comes in private. */
export async function pressSpotCheckDraw({
  app,
  now,
  openId,
  value,
  form,
  cause,
}: Press<'spot-check-draw'>): Promise<PressAnswer> {
  const filled = spotDrawForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const { size, seed } = filled.data;
  const asked = { openId, unitId: value.unit, size, seed: seed || null, cause };
  const outcome = await drawSpotChecks(app, asked, now);
  return outcome.ok ? { card: spotChecksDrawnCard(outcome.value) } : refusePress(outcome.refusal);
}

/** The report form of one spot-check, in private. */
export async function pressSpotCheckOpen({
  app,
  now,
  openId,
  value,
}: Press<'spot-check-open'>): Promise<PressAnswer> {
  const view = await spotCheckForm(app, { openId, recordId: value.record }, now);
  return view.ok ? { privately: spotCheckCard(view.value, true) } : refusePress(view.refusal);
}

export async function pressSpotCheckReport({
  app,
  now,
  openId,
  value,
  form,
}: Press<'spot-check-report'>): Promise<PressAnswer> {
  const filled = spotReportForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const outcome = await reportSpotCheck(app, { openId, recordId: value.record, ...filled.data }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  return {
    toast: { type: 'success', say: (w) => w.lookBack.filed },
    card: spotCheckReportedCard({ ...outcome.value, ...filled.data }),
  };
}

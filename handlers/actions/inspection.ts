import { inspectView } from '../../src/app/inspect.ts';
import { findPoint, finishInspection, inspectionPoint, seePoint } from '../../src/app/inspections.ts';
import { inspectFindForm, inspectSeeForm } from '../../src/cards/actions.ts';
import { inspectCard } from '../../src/cards/findings.ts';
import { inspectionPointCard } from '../../src/cards/inspection.ts';
import type { Say } from '../../src/cards/kit.ts';
import type { Handling, Press, PressAnswer } from '../handling.ts';
import { refuseForm, refusePress } from './refusal.ts';

async function back(
  { app, now }: Handling,
  asked: { openId: string; unitId: string },
  say?: Say,
): Promise<PressAnswer> {
  const view = await inspectView(app, asked, now);
  if (!view.ok) return refusePress(view.refusal);
  return { ...(say ? { toast: { type: 'success', say } } : {}), card: inspectCard(view.value) };
}

export const pressInspectList = (press: Press<'inspect-list'>): Promise<PressAnswer> =>
  back(press, { openId: press.openId, unitId: press.value.unit });

export async function pressInspectLook({
  app,
  now,
  openId,
  value,
}: Press<'inspect-look'>): Promise<PressAnswer> {
  const view = await inspectionPoint(app, { openId, unitId: value.unit, point: value.point }, now);
  return view.ok ? { card: inspectionPointCard(view.value) } : refusePress(view.refusal);
}

export async function pressInspectSee(press: Press<'inspect-see'>): Promise<PressAnswer> {
  const { app, now, openId, value, form, cause } = press;
  const filled = inspectSeeForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const { unit: unitId, point } = value;
  const outcome = await seePoint(app, { openId, unitId, point, ...filled.data, cause }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  return back(press, { openId, unitId }, (w) => w.inspection.toasts.seen);
}

export async function pressInspectFind(press: Press<'inspect-find'>): Promise<PressAnswer> {
  const { app, now, openId, value, form, cause } = press;
  const filled = inspectFindForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const { unit: unitId, point } = value;
  const outcome = await findPoint(app, { openId, unitId, point, ...filled.data, cause }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  return back(press, { openId, unitId }, (w) => w.inspection.toasts.found);
}

export async function pressInspectFinish(press: Press<'inspect-finish'>): Promise<PressAnswer> {
  const { app, now, openId, value, cause } = press;
  const outcome = await finishInspection(app, { openId, unitId: value.unit, cause }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  return back(press, { openId, unitId: value.unit }, (w) => w.inspection.toasts.finished);
}

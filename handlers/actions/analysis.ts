import { analysisView } from '../../src/app/analysis.ts';
import { closeRun, dropRun, startRun, takePartBack } from '../../src/app/analysis-run.ts';
import { askConsulted } from '../../src/app/consult.ts';
import { analysisList, analysisPage, compareDrafts } from '../../src/app/read-analysis.ts';
import { sendPrivately } from '../../src/app/send.ts';
import { consultForm, pickForm } from '../../src/cards/actions.ts';
import {
  analysisCard,
  analysisListCard,
  analysisPageCard,
  analysisRunCard,
  analysisRunEndedCard,
  analysisTakenCard,
  compareCard,
} from '../../src/cards/analysis.ts';
import type { Press, PressAnswer } from '../handling.ts';
import { refuseForm, refusePress } from './refusal.ts';

export async function pressAnalysisStart({
  app,
  now,
  openId,
  cause,
}: Press<'analysis-start'>): Promise<PressAnswer> {
  const run = await startRun(app, { openId, cause }, now);
  if (!run.ok) return refusePress(run.refusal);
  await sendPrivately(app, { openId, key: run.value.key, card: analysisRunCard(run.value.view) }, now);
  return { toast: { type: 'info', say: (w) => w.analysis.started } };
}

export async function pressAnalysisBack({
  app,
  now,
  openId,
  cause,
}: Press<'analysis-back'>): Promise<PressAnswer> {
  const run = await takePartBack(app, { openId, cause }, now);
  return run.ok ? { card: analysisRunCard(run.value) } : refusePress(run.refusal);
}

export async function pressAnalysisDrop({ app, now, openId }: Press<'analysis-drop'>): Promise<PressAnswer> {
  const dropped = await dropRun(app, openId, now);
  return dropped.ok ? { card: analysisRunEndedCard({ sent: false }) } : refusePress(dropped.refusal);
}

export async function pressAnalysisFinish({
  app,
  now,
  openId,
}: Press<'analysis-finish'>): Promise<PressAnswer> {
  const taken = await closeRun(app, openId, now);
  if (!taken.ok) return refusePress(taken.refusal);
  return { card: analysisRunEndedCard({ sent: true }), privately: analysisTakenCard(taken.value) };
}

export async function pressConsultAsk({
  app,
  now,
  openId,
  form,
}: Press<'consult-ask'>): Promise<PressAnswer> {
  const filled = consultForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const asked = await askConsulted(app, { openId, people: filled.data.people }, now);
  if (!asked.ok) return refusePress(asked.refusal);
  const view = await analysisView(app, openId, now);
  return {
    toast: { type: 'success', say: (w) => w.analysis.askedNow(asked.value.asked) },
    ...(view.ok ? { card: analysisCard(view.value) } : {}),
  };
}

export async function pressAnalysisRead({
  app,
  now,
  openId,
  value,
}: Press<'analysis-read'>): Promise<PressAnswer> {
  const { record, draft, page } = value;
  const view = await analysisPage(app, { openId, recordId: record, draft, page }, now);
  return view.ok ? { card: analysisPageCard(view.value) } : refusePress(view.refusal);
}

export async function pressAnalysisCompare({
  app,
  now,
  openId,
  value,
}: Press<'analysis-compare'>): Promise<PressAnswer> {
  const view = await compareDrafts(app, { openId, recordId: value.record, page: value.page }, now);
  return view.ok ? { card: compareCard(view.value) } : refusePress(view.refusal);
}

export async function pressAnalysisList({
  app,
  now,
  openId,
  value,
}: Press<'analysis-list'>): Promise<PressAnswer> {
  const view = await analysisList(app, { openId, unitId: value.unit }, now);
  return view.ok ? { privately: analysisListCard(view.value) } : refusePress(view.refusal);
}

/** The reader picks one of the list. */
export async function pressAnalysisPick({
  app,
  now,
  openId,
  form,
}: Press<'analysis-pick'>): Promise<PressAnswer> {
  const filled = pickForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const view = await analysisPage(app, { openId, recordId: filled.data.record, page: 1 }, now);
  return view.ok ? { privately: analysisPageCard(view.value) } : refusePress(view.refusal);
}

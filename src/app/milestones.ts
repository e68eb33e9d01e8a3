import { reviewWindowCard, stageOpenedCard } from '../cards/milestones.ts';
import { localDateOf } from '../domain/local-date.ts';
import type { DueRow } from '../store/due.ts';
import { enqueue } from '../store/outbox.ts';
import { unitById } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import type { CampaignNow } from './campaign-now.ts';
import type { App } from './ports.ts';
import { loadUnitDuties } from './unit-duties.ts';

interface Milestone {
  campaign: CampaignNow;
  row: DueRow;
}

/** The campaign begins in a unit: its first stage is told in the group. Later stages open through the gate only. */
export async function tellOpening(app: App, tx: Db, { campaign, row }: Milestone, now: Date): Promise<void> {
  await tellStage(app, tx, { campaign, unitId: row.unitId as string, stage: 1, key: row.key }, now);
}

/** A unit enters a stage: its group hears the stage's dates and steps. */
export async function tellStage(
  app: App,
  tx: Db,
  of: { campaign: CampaignNow; unitId: string; stage: number; key: string },
  now: Date,
): Promise<void> {
  const { campaign, stage: number } = of;
  const loaded = await loadUnitDuties(tx, campaign, of.unitId, localDateOf(now, app.timeZone));
  const dates = loaded?.place.calendar.stages.find((one) => one.number === number);
  const stage = campaign.template.stages.find((one) => one.number === number);
  if (!loaded?.unit.chat_id || !dates || !stage) return;
  const titles = new Map('steps' in stage ? stage.steps.map((step) => [step.key, step.title]) : []);
  const card = stageOpenedCard({
    unit: loaded.unit.name,
    stage: { no: number, name: stage.title, from: dates.from, to: dates.to },
    first: number === 1,
    steps: dates.steps.map((step) => ({
      no: step.number,
      name: titles.get(step.key) ?? step.key,
      from: step.from,
      to: step.due,
    })),
  });
  await enqueue(tx, [{ key: of.key, job: { do: 'card', to: { chatId: loaded.unit.chat_id }, card } }], now);
}

/** The look-back's window opens, or its last day has come; neither moves anything (004). */
export async function tellReviewWindow(
  app: App,
  tx: Db,
  { campaign, row }: Milestone,
  now: Date,
): Promise<void> {
  const unit = await unitById(tx, row.unitId as string);
  const loaded = await loadUnitDuties(tx, campaign, row.unitId as string, localDateOf(now, app.timeZone));
  const review = loaded?.place.calendar.review;
  if (!unit?.chat_id || !loaded || !review) return;
  const card = reviewWindowCard({
    state: row.moment === 'opens' ? 'opened' : 'closed',
    unit: unit.name,
    from: review.opens,
    to: review.closes,
    selfCheckDue: review.selfCheckDue,
    spotChecks: review.spotChecks,
    open: loaded.open.length,
  });
  await enqueue(tx, [{ key: row.key, job: { do: 'card', to: { chatId: unit.chat_id }, card } }], now);
}

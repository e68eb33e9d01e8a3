import { type BatchesView, type BatchView, batchesCard } from '../cards/batches.ts';
import { start } from '../domain/calendar.ts';
import { addDays, instantOf, localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { isWorkday } from '../domain/workday.ts';
import { runsOf, type UnitRun } from '../store/campaign.ts';
import { recordsOfKind, type StoredRecord } from '../store/records.ts';
import { listUnits, peopleWithRole, takesPart, type Unit, unitTree } from '../store/roster.ts';
import type { Db, Tx } from '../store/schema.ts';
import { type CampaignNow, campaignNow } from './campaign-now.ts';
import type { App } from './ports.ts';
import { startCampaign } from './start-campaign.ts';
import { tellPeople } from './tell-people.ts';
import { authorise } from './who.ts';

/** How long before a batch's window opens the office hears of it; the documents name the month only. */
const leadDays = 7;

/** Every batch over the units below the office: its window, how many units run and where, and who has not begun. */
export async function batchesView(app: App, openId: string, now: Date): Promise<Outcome<BatchesView>> {
  const ready = await overBatches(app, openId, now);
  if (!ready.ok) return ready;
  const { campaign, tree } = ready.value;
  return done(await viewOf(app.db, campaign, { tree, today: localDateOf(now, app.timeZone) }));
}

/**
 * The office starts a batch for all its units below: each gets the calendar of its batch, while units of earlier batches go
 * on where they stand ((001) 三: 7月初总结第一批、部署第二批; (004)). Units that run already keep their place.
 */
export async function startBatch(
  app: App,
  asked: { openId: string; batch: number },
  now: Date,
): Promise<Outcome<{ view: BatchesView; units: string[] }>> {
  const ready = await overBatches(app, asked.openId, now);
  if (!ready.ok) return ready;
  const { campaign, tree, by } = ready.value;
  const today = localDateOf(now, app.timeZone);
  const before = await viewOf(app.db, campaign, { tree, today });
  const waiting = before.batches.find((one) => one.no === asked.batch)?.waiting ?? [];
  if (waiting.length === 0) return refused({ why: 'changed-meanwhile' });
  const earlier = before.batches.find((one) => one.no < asked.batch && isToCome(one));
  if (earlier) return refused({ why: 'earlier-batch', batch: earlier.no });
  const started = await startCampaign(
    app,
    {
      template: campaign.template,
      batch: asked.batch,
      unit: null,
      below: tree,
      from: null,
      year: campaign.year,
      reason: '',
      by,
      dry: false,
    },
    now,
  );
  // A batch that keeps to the template has no dates that its rules could refuse.
  if (!started.ok) return 'calendar' in started ? refused({ why: 'gone' }) : started;
  return done({ view: await viewOf(app.db, campaign, { tree, today }), units: waiting });
}

/**
 * A week before a batch's window opens, and when it has opened, the office hears which units are to start; each once, on
 * a workday, and only while none of the batch runs.
 */
export async function tellBatches(app: App, tx: Tx, campaign: CampaignNow, now: Date): Promise<void> {
  const today = localDateOf(now, app.timeZone);
  if (!isWorkday(today, app.workdays)) return;
  const view = await viewOf(tx, campaign, { tree: null, today });
  for (const { no, from, started, waiting } of view.batches) {
    if (started > 0 || waiting.length === 0 || today < addDays(from, -leadDays)) continue;
    const told = {
      key: `batch:${no}:${today < from ? 'soon' : 'opens'}`,
      card: batchesCard({ ...view, batches: view.batches.filter((one) => one.no === no || one.started > 0) }),
      notBefore: instantOf(today, campaign.template.pings.at, app.timeZone),
    };
    await tellPeople(tx, await peopleWithRole(tx, 'office'), told, now);
  }
}

/** A batch of which nobody has begun. */
const isToCome = ({ started, waiting }: Pick<BatchView, 'started' | 'waiting'>): boolean =>
  started === 0 && waiting.length > 0;

async function overBatches(
  app: App,
  openId: string,
  now: Date,
): Promise<Outcome<{ campaign: CampaignNow; tree: string[]; by: string }>> {
  const units = await listUnits(app.db);
  const root = units.find((unit) => unit.parent_id === null);
  if (!root) return refused({ why: 'gone' });
  const who = await authorise(app, openId, 'set-campaign', root.id, now);
  if (!who.ok) return who;
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const trees = await Promise.all(who.value.standsUnder.map((unit) => unitTree(app.db, unit)));
  return done({ campaign, tree: trees.flat(), by: who.value.person.id });
}

async function viewOf(
  db: Db,
  campaign: CampaignNow,
  { tree, today }: { tree: readonly string[] | null; today: string },
): Promise<BatchesView> {
  const units = (await listUnits(db)).filter(
    (unit) => takesPart(unit) && (tree === null || tree.includes(unit.id)),
  );
  const runs = await runsOf(db, campaign.id);
  const summings = await recordsOfKind(db, campaign.id, 'summing-up');
  const batches = campaign.template.batches.map((batch) =>
    batchView(campaign, batch, { units, runs, summings }),
  );
  const known = new Set(batches.map(({ no }) => no));
  const next = batches.find(isToCome)?.no ?? Number.POSITIVE_INFINITY;
  return {
    campaign: campaign.template.title,
    today,
    batches: batches.map((one) => ({ ...one, next: one.no <= next })),
    nowhere: units
      .filter(
        ({ id, batch }) => batch !== null && !known.has(batch) && !runs.some((run) => run.unit_id === id),
      )
      .map(({ name }) => name),
  };
}

function batchView(
  { template, year }: CampaignNow,
  batch: CampaignNow['template']['batches'][number],
  of: { units: readonly Unit[]; runs: readonly UnitRun[]; summings: readonly StoredRecord[] },
): Omit<BatchView, 'next'> {
  const calendar = start(template, { batch: batch.number, year });
  const known = new Set(of.units.map((unit) => unit.id));
  const runs = of.runs.filter((run) => run.batch === batch.number && known.has(run.unit_id));
  const running = new Set(of.runs.map((run) => run.unit_id));
  const titleOf = (key: string) => template.stages.find((stage) => stage.key === key)?.title ?? key;
  return {
    no: batch.number,
    name: batch.title,
    from: calendar.window.from,
    to: calendar.window.to,
    started: runs.length,
    summedUp: runs.filter((run) => of.summings.some((one) => one.unit_id === run.unit_id)).length,
    stages: calendar.stages.map((stage) => ({
      no: stage.number,
      name: titleOf(stage.key),
      from: stage.from,
      to: stage.to,
      units: runs.filter((run) => run.stage === stage.number).length,
    })),
    waiting: of.units
      .filter((unit) => unit.batch === batch.number && !running.has(unit.id))
      .map((unit) => unit.name),
  };
}

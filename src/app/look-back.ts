import { createHash, randomBytes } from 'node:crypto';
import { type LookBackView, spotCheckCard, spotCheckReportedCard } from '../cards/look-back.ts';
import { type ReviewDates, start } from '../domain/calendar.ts';
import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { drawSample } from '../domain/sampling.ts';
import { concentratedStages } from '../domain/template.ts';
import { appendAudit } from '../store/audit.ts';
import { runOf, runsOf } from '../store/campaign.ts';
import { fileRecord, recordById, recordsOfKind, reviseRecord } from '../store/records.ts';
import { listUnits, peopleOf, peopleWithRole, type Unit, unitById, unitTree } from '../store/roster.ts';
import type { Tx } from '../store/schema.ts';
import { type CampaignNow, campaignNow, placeOf } from './campaign-now.ts';
import { idFrom } from './identity.ts';
import type { App } from './ports.ts';
import { supervisorsOver, tellPeople } from './tell-people.ts';
import { allow, authorise, type Who } from './who.ts';

/** The look-back of the units below one: the window, who checked itself, which were drawn, and what is open. */
export async function lookBackView(
  app: App,
  who: Who,
  unitId: string,
  now: Date,
): Promise<Outcome<LookBackView>> {
  const allowed = await allow(app, who, 'see-unit', unitId);
  if (!allowed.ok) return allowed;
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const top = await unitById(app.db, unitId);
  if (!top) return refused({ why: 'gone' });
  const today = localDateOf(now, app.timeZone);
  const round = await roundOf(app, campaign, { unitId, today });
  if (!round) return refused({ why: 'no-look-back' });
  const { units, window } = round;
  const [checks, spots, findings] = await Promise.all(
    (['self-check', 'spot-check', 'finding'] as const).map((kind) =>
      recordsOfKind(app.db, campaign.id, kind),
    ),
  );
  const supervises = (await allow(app, who, 'inspect', unitId)).ok;
  return done({
    unit: { id: top.id, name: top.name },
    window: { from: window.opens, to: window.closes, selfCheckDue: window.selfCheckDue },
    open: window.opens <= today && today <= window.closes,
    units: units.map((unit) => {
      const spot = spots?.find((one) => one.unit_id === unit.id);
      return {
        name: unit.name,
        checked: checks?.some((one) => one.unit_id === unit.id) === true,
        spot: spot === undefined ? null : spot.state === 'filed' ? 'reported' : 'drawn',
        openFindings:
          findings?.filter((one) => one.unit_id === unit.id && one.payload.closed !== true).length ?? 0,
      };
    }),
    toReport: (spots ?? [])
      .filter((one) => supervises && one.state === 'open' && units.some((unit) => unit.id === one.unit_id))
      .map((one) => ({
        record: one.id,
        unit: units.find((unit) => unit.id === one.unit_id)?.name ?? '',
      })),
    mayDraw:
      (await allow(app, who, 'draw-spot-checks', unitId)).ok &&
      window.spotChecks.from <= today &&
      today <= window.spotChecks.to,
  });
}

/**
 * The office draws units for spot-checks (004, part 3). The lots are digests of `seed:单位名称`, so whoever knows the
 * seed repeats the draw; units drawn before take no part in the next one. Supervisors in charge and secretaries hear it.
 * @param asked.seed null for one that nobody chose
 */
export async function drawSpotChecks(
  app: App,
  asked: { openId: string; unitId: string; size: number; seed: string | null; cause: string },
  now: Date,
): Promise<Outcome<{ drawn: string[]; seed: string; of: number }>> {
  const who = await authorise(app, asked.openId, 'draw-spot-checks', asked.unitId, now);
  if (!who.ok) return who;
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const today = localDateOf(now, app.timeZone);
  const round = await roundOf(app, campaign, { unitId: asked.unitId, today });
  if (!round) return refused({ why: 'no-look-back' });
  const { from, to } = round.window.spotChecks;
  if (today < from || today > to) return refused({ why: 'outside-window', from, to });
  const before = new Set((await recordsOfKind(app.db, campaign.id, 'spot-check')).map((one) => one.unit_id));
  const population = round.units.filter((unit) => !before.has(unit.id));
  if (population.length === 0) return refused({ why: 'nothing-to-draw' });
  const seed = asked.seed ?? randomBytes(8).toString('hex');
  const names = drawSample(
    population.map((unit) => unit.name),
    asked.size,
    seed,
    (text) => createHash('sha256').update(text).digest('hex'),
  );
  const drawn = population.filter((unit) => names.includes(unit.name));
  const by = who.value.person;
  await app.db.transaction().execute(async (tx) => {
    for (const unit of drawn) {
      const record = {
        id: idFrom(`${asked.cause} ${unit.id}`),
        campaignId: campaign.id,
        kind: 'spot-check',
        unitId: unit.id,
        personId: null,
        parentId: null,
        payload: { seed, size: asked.size, of: population.length },
        occurredOn: today,
        state: 'open',
        filedBy: by.id,
      };
      if (await fileRecord(tx, record, now)) await tellDrawn(tx, unit, { record: record.id, to }, now);
    }
    const detail = { seed, size: asked.size, of: population.length, units: drawn.map((unit) => unit.id) };
    await appendAudit(tx, { actor: by.id, act: 'draw-spot-checks', unitId: asked.unitId, detail }, now);
  });
  app.wake.courier();
  return done({ drawn: names, seed, of: population.length });
}

async function tellDrawn(
  tx: Tx,
  unit: Unit,
  { record, to }: { record: string; to: string },
  now: Date,
): Promise<void> {
  const view = { record, unit: unit.name, until: to };
  const key = `spot-check:${record}`;
  await tellPeople(tx, await supervisorsOver(tx, unit.id), { key, card: spotCheckCard(view, true) }, now);
  const secretaries = await peopleOf(tx, [unit.id], 'secretary');
  await tellPeople(tx, secretaries, { key: `${key}:unit`, card: spotCheckCard(view, false) }, now);
}

/** The report form of one spot-check that is still open, for a supervisor in charge. */
export async function spotCheckForm(
  app: App,
  asked: { openId: string; recordId: string },
  now: Date,
): Promise<Outcome<{ record: string; unit: string; until: string }>> {
  const record = await recordById(app.db, asked.recordId);
  const unit = record ? await unitById(app.db, record.unit_id) : undefined;
  const campaign = await campaignNow(app.db);
  if (record?.kind !== 'spot-check' || !unit || !campaign) return refused({ why: 'gone' });
  const who = await authorise(app, asked.openId, 'inspect', unit.id, now);
  if (!who.ok) return who;
  if (record.state !== 'open') return refused({ why: 'changed-meanwhile' });
  const window = (await placeOf(app.db, campaign, unit.id))?.calendar.review;
  return done({ record: record.id, unit: unit.name, until: window?.spotChecks.to ?? '' });
}

/** Which form `/lookback` opens for somebody who files for a branch; null for those who stand over branches. */
export async function selfChecksNow(
  app: App,
  who: Who,
  unitId: string,
): Promise<'self-check' | 'inside-look-back' | null> {
  if (!(await allow(app, who, 'answer-finding', unitId)).ok) return null;
  const campaign = await campaignNow(app.db);
  const run = campaign ? await runOf(app.db, campaign.id, unitId) : undefined;
  if (!campaign || !run) return 'inside-look-back';
  return run.stage > lastGate(campaign) ? 'self-check' : 'inside-look-back';
}

const lastGate = ({ template }: CampaignNow): number =>
  Math.max(0, ...concentratedStages(template).map((stage) => stage.number));

/** A supervisor in charge reports what was seen and how many people were listened to; office and secretary hear it. */
export async function reportSpotCheck(
  app: App,
  asked: { openId: string; recordId: string; heard: number; words: string },
  now: Date,
): Promise<Outcome<{ unit: string; by: string }>> {
  const record = await recordById(app.db, asked.recordId);
  const unit = record ? await unitById(app.db, record.unit_id) : undefined;
  if (record?.kind !== 'spot-check' || !unit) return refused({ why: 'gone' });
  const who = await authorise(app, asked.openId, 'inspect', unit.id, now);
  if (!who.ok) return who;
  if (record.state !== 'open') return refused({ why: 'changed-meanwhile' });
  const by = who.value.person;
  const saved = await app.db.transaction().execute(async (tx) => {
    const payload = { ...record.payload, heard: asked.heard, words: asked.words, reportedBy: by.name };
    const { id, version } = record;
    const next = { id, version, payload, state: 'filed', savedBy: by.id, reason: null };
    if (!(await reviseRecord(tx, next, now))) return false;
    await appendAudit(
      tx,
      { actor: by.id, act: 'report-spot-check', unitId: unit.id, detail: { record: id } },
      now,
    );
    const view = { unit: unit.name, by: by.name, heard: asked.heard, words: asked.words };
    const told = [...(await peopleWithRole(tx, 'office')), ...(await peopleOf(tx, [unit.id], 'secretary'))];
    const card = spotCheckReportedCard(view);
    await tellPeople(tx, told, { key: `spot-check-reported:${id}`, card }, now);
    return true;
  });
  if (!saved) return refused({ why: 'changed-meanwhile' });
  app.wake.courier();
  return done({ unit: unit.name, by: by.name });
}

interface Round {
  units: Unit[];
  window: ReviewDates;
}

/**
 * The look-back that a day belongs to, among the units below one (or it) that passed the last gate, in roster order: each
 * batch has its own. It is of the batch whose window is open; when none is, of the one whose closed last, and before the
 * first of the one that opens first.
 */
async function roundOf(
  app: App,
  campaign: CampaignNow,
  { unitId, today }: { unitId: string; today: string },
): Promise<Round | null> {
  const { id, template, year } = campaign;
  const last = lastGate(campaign);
  const runs = (await runsOf(app.db, id)).filter((run) => run.stage > last);
  const tree = await unitTree(app.db, unitId);
  const units = (await listUnits(app.db)).filter((unit) => tree.includes(unit.id));
  const rounds = template.batches
    .flatMap(({ number }): Round[] => {
      const window = start(template, { batch: number, year }).review;
      const inBatch = new Set(runs.filter((run) => run.batch === number).map((run) => run.unit_id));
      const taking = units.filter((unit) => inBatch.has(unit.id));
      return window && taking.length > 0 ? [{ window, units: taking }] : [];
    })
    .sort((one, other) => one.window.opens.localeCompare(other.window.opens));
  return (
    rounds.find(({ window }) => window.opens <= today && today <= window.closes) ??
    rounds.findLast(({ window }) => window.closes < today) ??
    rounds[0] ??
    null
  );
}

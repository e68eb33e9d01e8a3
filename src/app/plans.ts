import { measuresPerCard, type PlanLine, type PlansView, planPublishedCard } from '../cards/plans.ts';
import { variantOf } from '../domain/kinds/kind.ts';
import {
  LEVELS,
  type Level,
  type PlanMeasure,
  type RectificationPlan,
  rectificationPlan,
} from '../domain/kinds/rectification-plan.ts';
import { changeItem, type LedgerAct, openItem } from '../domain/ledger.ts';
import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { mayFile } from '../domain/rights.ts';
import { appendAudit } from '../store/audit.ts';
import { runsOf } from '../store/campaign.ts';
import { enqueue } from '../store/outbox.ts';
import {
  fileRecord,
  recordById,
  recordsOfKind,
  recordsOfUnit,
  reviseRecord,
  type StoredRecord,
} from '../store/records.ts';
import { listUnits, peopleByIds, type Unit, unitById, unitPath, unitTree } from '../store/roster.ts';
import type { Tx } from '../store/schema.ts';
import { campaignNow } from './campaign-now.ts';
import { idFrom } from './identity.ts';
import { keepTaskInStep } from './ledger-acts.ts';
import { type ItemRecord, itemsOfAll } from './ledger-items.ts';
import { ownersOf } from './ledger-owners.ts';
import type { App } from './ports.ts';
import { settlePings } from './settle-pings.ts';
import { tellItem } from './tell-item.ts';
import { allow, type Who, whoIs } from './who.ts';

const planOf = (record: StoredRecord): RectificationPlan =>
  rectificationPlan.payload.parse(record.payload) as RectificationPlan;

/** The plans of a unit as somebody may write, adopt or publish them, and for the office who has filed (S18). */
export async function plansView(app: App, asked: { who: Who; unitId: string }): Promise<Outcome<PlansView>> {
  const { who } = asked;
  const campaign = await campaignNow(app.db);
  const unit = await unitById(app.db, asked.unitId);
  if (!campaign || !unit) return refused({ why: 'no-campaign' });
  const recordsOf = async (unitId: string) =>
    (await recordsOfUnit(app.db, campaign.id, unitId, 'rectification-plan')).filter(
      (one) => one.state !== 'draft',
    );
  const seesAll = (await allow(app, who, 'see-names', unit.id)).ok;
  const plans: PlanLine[] = [];
  for (const level of LEVELS) {
    // A member's plan belongs to the branch in which they take part, whatever unit they answer for besides.
    const of = level === 'member' ? who.unit : unit;
    const kind = variantOf(rectificationPlan, level);
    const files = mayFile(who.actor, kind.filedBy, await unitPath(app.db, of.id), who.standsUnder).ok;
    const own = level !== 'member' || unit.id === who.unit.id || who.standsUnder.includes(unit.id);
    const record = (await recordsOf(of.id)).findLast(
      ({ payload, person_id }) =>
        payload.level === level && (level !== 'member' || person_id === who.person.id),
    );
    if (!own || (!files && !(record && seesAll && level !== 'member'))) continue;
    plans.push(lineOf(level, { unit: of, record, files }));
  }
  return done({
    unit: { id: unit.id, name: unit.name },
    plans,
    filed: (await allow(app, who, 'exempt', unit.id)).ok ? await filedBelow(app, campaign.id, unit) : [],
  });
}

function lineOf(
  level: Level,
  { unit, record, files }: { unit: Unit; record: StoredRecord | undefined; files: boolean },
): PlanLine {
  const plan = record ? planOf(record) : undefined;
  const inForce = record?.state === 'filed';
  return {
    level,
    unit: { id: unit.id, name: unit.name },
    record: record?.id ?? null,
    version: record?.version ?? 0,
    state: record ? (record.state as 'submitted' | 'returned' | 'filed') : 'none',
    measures: plan?.measures.length ?? 0,
    adopted: plan?.adopted ? { meeting: plan.adopted.meeting, on: plan.adopted.on } : null,
    onFile: plan?.onFile ?? null,
    published: plan?.published ?? null,
    files,
    adopts: files && inForce && level === 'branch' && plan?.adopted === undefined,
    publishes: files && inForce && level === 'leading-body' && plan?.published === undefined,
  };
}

/** For the office: which units below have their plans on file, in roster order. */
async function filedBelow(app: App, campaignId: string, top: Unit): Promise<PlansView['filed']> {
  const tree = await unitTree(app.db, top.id);
  const running = new Set((await runsOf(app.db, campaignId)).map((run) => run.unit_id));
  const records = (await recordsOfKind(app.db, campaignId, 'rectification-plan')).filter(
    (one) => one.state === 'filed' && one.payload.onFile !== undefined,
  );
  const has = (unitId: string, level: Level) =>
    records.some((one) => one.unit_id === unitId && one.payload.level === level);
  return (await listUnits(app.db))
    .filter((unit) => tree.includes(unit.id) && running.has(unit.id))
    .map((unit) => ({
      name: unit.name,
      branch: has(unit.id, 'branch'),
      body: has(unit.id, 'leading-body'),
    }));
}

/** The secretary names the members' meeting that passed the plan of the branch; it goes on file with the office and becomes the branch's ledger ((002) 二). */
export const adoptPlan = (
  app: App,
  asked: { openId: string; recordId: string; version: number; meeting: string; on: string },
  now: Date,
): Promise<Outcome<PlansView>> =>
  putInForce(
    app,
    { ...asked, level: 'branch', act: 'adopt-plan' },
    (plan, { by, today }) =>
      asked.on > today
        ? refused({ why: 'future-date', date: asked.on })
        : done({ ...plan, adopted: { meeting: asked.meeting, on: asked.on, by }, onFile: today }),
    now,
  );

/** The leading body's plan is broken down by department and date, told to the people served, and filed ((002) 二). */
export const publishPlan = (
  app: App,
  asked: { openId: string; recordId: string; version: number },
  now: Date,
): Promise<Outcome<PlansView>> =>
  putInForce(
    app,
    { ...asked, level: 'leading-body', act: 'publish-plan' },
    (plan, { today }) => done({ ...plan, published: today, onFile: today }),
    now,
  );

async function putInForce(
  app: App,
  asked: {
    openId: string;
    recordId: string;
    version: number;
    level: Level;
    act: 'adopt-plan' | 'publish-plan';
  },
  change: (plan: RectificationPlan, at: { by: string; today: string }) => Outcome<RectificationPlan>,
  now: Date,
): Promise<Outcome<PlansView>> {
  const record = await recordById(app.db, asked.recordId);
  const unit = record ? await unitById(app.db, record.unit_id) : undefined;
  const campaign = await campaignNow(app.db);
  if (record?.kind !== 'rectification-plan' || !unit || !campaign) return refused({ why: 'gone' });
  const who = await whoIs(app, asked.openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  const kind = variantOf(rectificationPlan, asked.level);
  const allowed = mayFile(who.actor, kind.filedBy, await unitPath(app.db, unit.id), who.standsUnder);
  if (!allowed.ok) return refused({ why: 'no-right', roles: allowed.roles });
  if (record.payload.level !== asked.level) return refused({ why: 'gone' });
  if (record.state !== 'filed' || record.version !== asked.version)
    return refused({ why: 'changed-meanwhile' });
  const by = who.person.id;
  const today = localDateOf(now, app.timeZone);
  const changed = change(planOf(record), { by, today });
  if (!changed.ok) return changed;
  const plan = changed.value;
  const touched = await app.db.transaction().execute(async (tx) => {
    const { id, version } = record;
    const next = { id, version, payload: { ...plan }, state: 'filed', savedBy: by, reason: null };
    if (!(await reviseRecord(tx, next, now))) return null;
    await appendAudit(tx, { actor: by, act: asked.act, unitId: unit.id, detail: { record: id } }, now);
    const units = await breakDown(app, tx, { record, plan, unit, by }, now);
    if (asked.level === 'leading-body') await publish(tx, { record, plan, unit }, now);
    return units;
  });
  if (!touched) return refused({ why: 'changed-meanwhile' });
  for (const unitId of touched) await settlePings(app, campaign, unitId, now);
  app.wake.courier();
  return plansView(app, { who, unitId: unit.id });
}

/**
 * Each measure becomes an item of the ledger of the unit that answers for it, owned by the person named; where that
 * person takes part elsewhere, the department's secretary owns it and the person leads. The item of a revised measure
 * follows it; the item of one that the plan has no more goes on, and its history says so. Nothing is taken out.
 * @returns the units whose ledgers changed
 */
async function breakDown(
  app: App,
  tx: Tx,
  of: { record: StoredRecord; plan: RectificationPlan; unit: Unit; by: string },
  now: Date,
): Promise<string[]> {
  const { record, plan, by } = of;
  const today = localDateOf(now, app.timeZone);
  const all = await itemsOfAll(tx, record.campaign_id);
  const units = new Set([of.unit.id]);
  const ofPlan = all.filter(({ item }) => item.from.id === record.id);
  const listed = new Set<string>();
  const change = async ({ record: stored, item }: ItemRecord, act: LedgerAct) => {
    units.add(stored.unit_id);
    const changed = changeItem(item, act, { on: today, by });
    if (!changed.ok) return;
    const { id, version } = stored;
    const next = { id, version, payload: { ...changed.value }, state: 'filed', savedBy: by, reason: null };
    await reviseRecord(tx, next, now);
    await keepTaskInStep(
      tx,
      { before: item, after: { record: { ...stored, version: version + 1 }, item: changed.value } },
      now,
    );
  };
  for (const [at, measure] of plan.measures.entries()) {
    const row = measure.row || String(at);
    const due = measure.due ?? today;
    const unit = (measure.unit === undefined ? undefined : await unitById(tx, measure.unit)) ?? of.unit;
    units.add(unit.id);
    const { owner, lead } = await ownerOf(tx, unit, measure, by);
    const own = ofPlan.filter(({ item }) => item.from.row === row);
    const known = own.find((one) => one.record.unit_id === unit.id);
    if (known) {
      listed.add(known.record.id);
      const { matter: words, way: how, effect } = measure;
      await change(known, { act: 'revise', measure: { words, how, effect, due, owner: owner.id } });
      continue;
    }
    const fields = {
      ...{ words: measure.matter, way: 'by-date' as const, owner: owner.id, due },
      ...{ how: measure.way, effect: measure.effect },
      ...(lead === undefined ? {} : { lead }),
      from: { of: 'plan' as const, id: record.id, row },
    };
    // A plan that was adopted after its own day starts overdue, and says so.
    const opened = openItem(fields, { on: due < today ? due : today, by, inWeek: due });
    if (!opened.ok) continue;
    const item = opened.value;
    const filed = {
      // Given to another department, a measure begins there anew.
      ...{
        id: idFrom(`${record.id} measure ${row}${own.length > 0 ? ` ${unit.id}` : ''}`),
      },
      ...{ campaignId: record.campaign_id, kind: 'ledger-item' },
      ...{ unitId: unit.id, personId: null, parentId: null, payload: { ...item } },
      ...{ occurredOn: today, state: 'filed', filedBy: by },
    };
    if (!(await fileRecord(tx, filed, now))) continue;
    const stored = await recordById(tx, filed.id);
    const [person] = owner.id === by ? [] : await peopleByIds(tx, [owner.id]);
    if (stored && person)
      await tellItem(app, tx, { record: stored, item, unit }, { person, manage: false }, now);
  }
  for (const one of ofPlan) if (!listed.has(one.record.id)) await change(one, { act: 'unlist' });
  return [...units];
}

async function ownerOf(
  tx: Tx,
  unit: Unit,
  measure: PlanMeasure,
  by: string,
): Promise<{ owner: { id: string }; lead?: string }> {
  const named = measure.person ?? by;
  const owners = await ownersOf(tx, unit);
  const self = owners.find((person) => person.id === named);
  if (self) return { owner: self };
  const secretary = owners.find((person) => person.roles.includes('secretary'));
  return secretary ? { owner: secretary, lead: named } : { owner: { id: named } };
}

/** The plan to the groups of the unit and of those below it: matters, ways, effects, departments and days, nobody's name. */
async function publish(
  tx: Tx,
  { record, plan, unit }: { record: StoredRecord; plan: RectificationPlan; unit: Unit },
  now: Date,
): Promise<void> {
  const tree = await unitTree(tx, unit.id);
  const units = await listUnits(tx);
  const nameOf = (id: string | undefined) => units.find((one) => one.id === id)?.name ?? unit.name;
  const measures = plan.measures.map(({ matter, way, effect, due, unit: department }) => ({
    ...{ matter, way, effect },
    due: due ?? null,
    unit: nameOf(department),
  }));
  const groups = units.flatMap((one) => (tree.includes(one.id) && one.chat_id !== null ? [one.chat_id] : []));
  const messages = [];
  for (let after = 0; after < measures.length; after += measuresPerCard) {
    const part = measures.slice(after, after + measuresPerCard);
    const card = planPublishedCard({ unit: unit.name, measures: part, after });
    for (const chatId of groups)
      messages.push({
        key: `plan-published:${record.id}:${record.version}:${chatId}${after === 0 ? '' : `:${after}`}`,
        job: { do: 'card' as const, to: { chatId }, card },
      });
  }
  await enqueue(tx, messages, now);
}

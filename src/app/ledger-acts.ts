import type { LedgerItemView } from '../cards/ledger-item.ts';
import { changeItem, isEnded, type LedgerAct, type LedgerItem } from '../domain/ledger.ts';
import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { appendAudit } from '../store/audit.ts';
import { enqueue } from '../store/outbox.ts';
import { wasQueued } from '../store/outbox-view.ts';
import { reviseRecord } from '../store/records.ts';
import { type Person, peopleByIds, peopleOf, type Unit, unitPath } from '../store/roster.ts';
import type { Db, Tx } from '../store/schema.ts';
import { campaignNow } from './campaign-now.ts';
import { type ItemRecord, itemById, itemView, mayWithItem, taskKey } from './ledger-items.ts';
import { ownersOf } from './ledger-owners.ts';
import type { App } from './ports.ts';
import { settlePings } from './settle-pings.ts';
import { firstResponsible } from './standing-under.ts';
import { setCompletion } from './task-completion.ts';
import { tellItem } from './tell-item.ts';
import { whoIs } from './who.ts';
import { isRowId, withDeputies } from './with-deputies.ts';

/** What the owner of an item may do; the rest belongs to whoever answers for the unit. */
const ofOwner: readonly LedgerAct['act'][] = [
  'begin',
  'evidence',
  'claim-solved',
  'claim-cannot',
  'unclaim',
  'new-date',
];

/** An item for somebody who may see it. */
export async function openedItem(
  app: App,
  asked: { openId: string; recordId: string },
  now: Date,
): Promise<Outcome<LedgerItemView>> {
  const found = await itemById(app.db, asked.recordId);
  if (!found) return refused({ why: 'gone' });
  const who = await whoIs(app, asked.openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  const may = await mayWithItem(app, who, found);
  if (!may.see) return refused({ why: 'no-right', roles: ['secretary', 'first', 'office', 'supervisor'] });
  return done(await itemView(app.db, found, { ...may, person: who.person.id }, { app, now }));
}

/** Does one thing to an item by somebody who may: its owner, or the secretary or first responsible person of its unit. */
export async function actOnItem(
  app: App,
  asked: { openId: string; recordId: string; version?: number; act: LedgerAct },
  now: Date,
): Promise<Outcome<LedgerItemView>> {
  const found = await itemById(app.db, asked.recordId);
  if (!found) return refused({ why: 'gone' });
  const who = await whoIs(app, asked.openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  const may = await mayWithItem(app, who, found);
  const allowed = may.manage || (may.own && ofOwner.includes(asked.act.act));
  if (!allowed) return refused({ why: 'no-right', roles: ['secretary', 'first'] });
  if (asked.version !== undefined && asked.version !== found.record.version)
    return refused({ why: 'changed-meanwhile' });
  if (asked.act.act === 'hand-over' || asked.act.act === 'place') {
    const to = asked.act.owner;
    if (to !== undefined && !(await mayOwn(app.db, found.unit, to)))
      return refused({ why: 'field', title: 'owner' });
  }
  const changed = await applyAct(app, found, { act: asked.act, by: who.person.id }, now);
  if (!changed.ok) return changed;
  const after = { ...found, ...changed.value };
  const own = after.item.owner === who.person.id;
  return done(await itemView(app.db, after, { ...may, own, person: who.person.id }, { app, now }));
}

/** Whether somebody can own an item of a unit: one who takes part there or sits in its leading body. */
async function mayOwn(db: Db, unit: Unit, personId: string): Promise<boolean> {
  return (await ownersOf(db, unit)).some((person) => person.id === personId);
}

/**
 * Changes an item by the rules of the ledger, tells those concerned, and keeps its task in step; rights were judged
 * before. Deadlines are armed anew afterwards.
 */
export async function applyAct(
  app: App,
  found: ItemRecord & { unit: Unit },
  { act, by }: { act: LedgerAct; by: string },
  now: Date,
): Promise<Outcome<ItemRecord>> {
  const { record, item, unit } = found;
  const next = changeItem(item, act, { on: localDateOf(now, app.timeZone), by });
  if (!next.ok) return next;
  const changed: ItemRecord = {
    record: { ...record, version: record.version + 1, payload: { ...next.value } },
    item: next.value,
  };
  const saved = await app.db.transaction().execute(async (tx) => {
    const { id, version } = record;
    const revision = { id, version, payload: { ...next.value }, state: 'filed', savedBy: by, reason: null };
    if (!(await reviseRecord(tx, revision, now))) return false;
    const detail = { record: id, act: act.act };
    await appendAudit(tx, { actor: by, act: 'change-ledger', unitId: unit.id, detail }, now);
    await tellOfChange(app, tx, { ...changed, unit }, { act, by }, now);
    await keepTaskInStep(tx, { before: item, after: changed }, now);
    return true;
  });
  if (!saved) return refused({ why: 'changed-meanwhile' });
  const campaign = await campaignNow(app.db);
  if (campaign) await settlePings(app, campaign, unit.id, now);
  app.wake.courier();
  return done(changed);
}

/** Who confirms what was claimed: the secretary or whoever stands in, and where that is the claimer, the first responsible person. */
async function confirmersOf(app: App, tx: Db, unit: Unit, item: LedgerItem, now: Date): Promise<Person[]> {
  const today = localDateOf(now, app.timeZone);
  const people = await withDeputies(tx, await peopleOf(tx, [unit.id]), today);
  const others = (some: readonly Person[]) => some.filter((person) => person.id !== item.claimedBy);
  const secretaries = others(people.filter((person) => person.roles.includes('secretary')));
  return secretaries.length > 0
    ? secretaries
    : others(await firstResponsible(tx, await unitPath(tx, unit.id), today));
}

/** A claim goes to those who confirm it, a new date of the owner's own too; what others did goes to the owner. */
async function tellOfChange(
  app: App,
  tx: Tx,
  changed: ItemRecord & { unit: Unit },
  { act, by }: { act: LedgerAct; by: string },
  now: Date,
): Promise<void> {
  const { record, item, unit } = changed;
  const claimed = act.act === 'claim-solved' || act.act === 'claim-cannot';
  if (act.act === 'evidence' && item.awaiting === null) return;
  if (act.act === 'begin' || act.act === 'unclaim') return;
  if (claimed || act.act === 'evidence' || (act.act === 'new-date' && by === item.owner)) {
    for (const person of await confirmersOf(app, tx, unit, item, now))
      if (person.id !== by) await tellItem(app, tx, changed, { person, manage: true }, now);
  }
  if (act.act === 'evidence' || item.owner === by) return;
  const [owner] = isRowId(item.owner) ? await peopleByIds(tx, [item.owner]) : [];
  if (owner) await tellItem(app, tx, { record, item, unit }, { person: owner, manage: false }, now);
}

/** The task in the owner's list says what the item says; one that was handed over is closed for its former owner. */
export async function keepTaskInStep(
  tx: Tx,
  { before, after }: { before: LedgerItem; after: ItemRecord },
  now: Date,
): Promise<void> {
  const { record, item } = after;
  const update = async (owner: string, closed: boolean) => {
    const of = taskKey(record.id, owner);
    if (!(await wasQueued(tx, of))) return;
    const { summary, due } = taskStateOf(item, now);
    await enqueue(tx, [{ key: `update:${of}`, job: { do: 'task-update', of, task: { summary, due } } }], now);
    await setCompletion(tx, of, closed || isDone(item), now);
  };
  if (before.owner !== item.owner) await update(before.owner, true);
  await update(item.owner, false);
}

/** One title line of a task. */
const mostOfSummary = 200;

const taskStateOf = (item: LedgerItem, now: Date) => ({
  summary: item.words.replace(/\s+/g, ' ').slice(0, mostOfSummary),
  due: item.due,
  completedAt: isDone(item) ? now.toISOString() : null,
});

/** Whether an item is done as far as its owner is concerned. */
const isDone = (item: LedgerItem): boolean => item.awaiting === 'solved' || isEnded(item);

/** Puts an item into its owner's own task list, once; only the owner asks for it. */
export async function makeTask(
  app: App,
  asked: { openId: string; recordId: string },
  now: Date,
): Promise<Outcome<LedgerItemView>> {
  const found = await itemById(app.db, asked.recordId);
  if (!found) return refused({ why: 'gone' });
  const who = await whoIs(app, asked.openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  const { record, item, unit } = found;
  if (item.owner !== who.person.id) return refused({ why: 'no-right', roles: ['member'] });
  if (isEnded(item)) return refused({ why: 'ledger-ended' });
  const task = {
    ...taskStateOf(item, now),
    description: unit.name,
    assignee: asked.openId,
  };
  await enqueue(app.db, [{ key: taskKey(record.id, item.owner), job: { do: 'task', task } }], now);
  app.wake.courier();
  const may = await mayWithItem(app, who, found);
  return done(await itemView(app.db, found, { ...may, person: who.person.id }, { app, now }));
}

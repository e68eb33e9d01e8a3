import type { LedgerItemView } from '../cards/ledger-item.ts';
import { isPicture } from '../domain/kinds/filed-file.ts';
import { isEnded, isOverdue, type LedgerItem, ledgerItem } from '../domain/ledger.ts';
import { countItems, type LedgerCounts } from '../domain/ledger-counts.ts';
import { daysBetween, localDateOf } from '../domain/local-date.ts';
import { wasQueued } from '../store/outbox-view.ts';
import { recordById, recordsOfKind, recordsOfUnit, type StoredRecord } from '../store/records.ts';
import { peopleByIds, type Unit, unitById } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import type { App } from './ports.ts';
import { allow, type Who } from './who.ts';
import { isRowId } from './with-deputies.ts';

/** A record of the ledger with what it holds. */
export interface ItemRecord {
  record: StoredRecord;
  item: LedgerItem;
}

/** The outbox key of the task that stands for an item in its owner's list; the platform's id of it lies with that row. */
export const taskKey = (recordId: string, ownerId: string): string => `ledger-task:${recordId}:${ownerId}`;

const withItem = (record: StoredRecord): ItemRecord => ({ record, item: ledgerItem.parse(record.payload) });

/** A unit's items, oldest first. */
export const itemsOfUnit = async (db: Db, campaignId: string, unitId: string): Promise<ItemRecord[]> =>
  (await recordsOfUnit(db, campaignId, unitId, 'ledger-item')).map(withItem);

/** Every unit's items, oldest first. */
export const itemsOfAll = async (db: Db, campaignId: string): Promise<ItemRecord[]> =>
  (await recordsOfKind(db, campaignId, 'ledger-item')).map(withItem);

/** What one person owns, wherever it lies. */
export const itemsOwned = async (db: Db, campaignId: string, personId: string): Promise<LedgerItem[]> =>
  (await itemsOfAll(db, campaignId)).map(({ item }) => item).filter((item) => item.owner === personId);

/** @returns undefined for what is no item, or was taken back */
export async function itemById(db: Db, id: string): Promise<(ItemRecord & { unit: Unit }) | undefined> {
  const record = await recordById(db, id);
  const unit = record ? await unitById(db, record.unit_id) : undefined;
  if (record?.kind !== 'ledger-item' || record.state === 'withdrawn' || !unit) return undefined;
  return { ...withItem(record), unit };
}

/** The ledgers of all units read once; the counts of any of them together. */
export async function ledgerCounts(
  db: Db,
  campaignId: string,
  today: string,
): Promise<(unitIds: readonly string[]) => LedgerCounts> {
  const all = await itemsOfAll(db, campaignId);
  return (unitIds) =>
    countItems(
      all.filter(({ record }) => unitIds.includes(record.unit_id)).map(({ item }) => item),
      today,
    );
}

/** Names by id; somebody who is on no roster stays nameless. */
export async function namesById(db: Db, ids: readonly string[]): Promise<(id: string) => string> {
  const known = new Map(
    (await peopleByIds(db, [...new Set(ids)].filter(isRowId))).map(({ id, name }) => [id, name]),
  );
  return (id) => known.get(id) ?? '';
}

/** What one person may do with an item: as its owner, or answering for its unit. */
export async function mayWithItem(
  app: App,
  who: Who,
  { item, record }: ItemRecord,
): Promise<{ own: boolean; manage: boolean; see: boolean }> {
  const own = item.owner === who.person.id;
  const manage = (await allow(app, who, 'file-for-unit', record.unit_id)).ok;
  return { own, manage, see: own || (await allow(app, who, 'see-names', record.unit_id)).ok };
}

/** An item as somebody who may see it sees it. */
export async function itemView(
  db: Db,
  { record, item, unit }: ItemRecord & { unit: Unit },
  may: { own: boolean; manage: boolean; person: string },
  { app, now }: { app: App; now: Date },
): Promise<LedgerItemView> {
  const today = localDateOf(now, app.timeZone);
  const name = await namesById(db, [
    item.owner,
    ...(item.lead ? [item.lead] : []),
    ...item.evidence.map((one) => one.by),
    ...item.history.map((one) => one.by),
  ]);
  return {
    record: record.id,
    version: record.version,
    unit: { id: unit.id, name: unit.name },
    words: item.words,
    way: item.way,
    state: item.state,
    awaiting: item.awaiting,
    ended: isEnded(item),
    due: item.due,
    overdueDays: isOverdue(item, today) && item.due !== null ? daysBetween(item.due, today) : 0,
    owner: name(item.owner),
    lead: item.lead === undefined ? null : name(item.lead),
    how: item.how ?? null,
    effect: item.effect ?? null,
    explanation: item.explanation ?? null,
    evidence: item.evidence.map((one) => ({
      on: one.on,
      by: name(one.by),
      words: one.words ?? null,
      file: one.file ? (isPicture(one.file) ? '' : one.file.name) : null,
    })),
    history: item.history.map((one) => ({ ...one, by: name(one.by), words: one.words ?? null })),
    placed: item.placed?.as ?? null,
    own: may.own,
    manage: may.manage,
    confirms: may.manage && item.awaiting !== null && item.claimedBy !== may.person,
    unclaims: item.awaiting !== null && item.claimedBy === may.person,
    task: await wasQueued(db, taskKey(record.id, item.owner)),
  };
}

/** What a list tells of an item, on a card or a page; `overdueDays` is 0 while it is in time. */
export function itemLine(item: LedgerItem, today: string) {
  const { words, state, awaiting, way, due } = item;
  const overdueDays = isOverdue(item, today) && due !== null ? daysBetween(due, today) : 0;
  return { words, state, awaiting, way, due, overdueDays };
}

import type { RecordListView, RecordRow } from '../cards/record-list.ts';
import type { KindName } from '../domain/kind-names.ts';
import { kindOf } from '../domain/kinds/index.ts';
import type { Field, Kind } from '../domain/kinds/kind.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { mayFile } from '../domain/rights.ts';
import { readingsOf } from '../store/readings.ts';
import { recordsOfUnit, type StoredRecord } from '../store/records.ts';
import { listUnits, peopleByIds, unitById, unitPath } from '../store/roster.ts';
import { campaignNow } from './campaign-now.ts';
import type { App } from './ports.ts';
import { type Who, whoIs } from './who.ts';

/** As many as a card shows well. */
const most = 8;

/**
 * What was filed of a kind in a unit, newest first: all of it for those who may read the kind there, otherwise what
 * somebody filed themselves, is about them, or names them.
 */
export async function recordList(
  app: App,
  asked: { openId: string; kind: KindName; unitId: string },
  now: Date,
): Promise<Outcome<RecordListView>> {
  const who = await whoIs(app, asked.openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const kind = kindOf(asked.kind);
  const unit = await unitById(app.db, asked.unitId);
  if (!kind?.form || !unit) return refused({ why: 'gone' });
  const path = await unitPath(app.db, unit.id);
  const readsAll = mayFile(who.actor, kind.seenBy, path, who.standsUnder).ok;
  const all = (await recordsOfUnit(app.db, campaign.id, unit.id, kind.name)).filter(
    (record) =>
      (record.state !== 'draft' || record.filed_by === who.person.id) &&
      (readsAll || concerns(record, kind, who)),
  );
  const standing = newest(all, kind).reverse();
  return done({
    kind: kind.name,
    unit: { id: unit.id, name: unit.name },
    rows: await rowsOf(app, kind, standing.slice(0, most)),
    more: Math.max(0, standing.length - most),
    mayAdd: mayFile(who.actor, kind.filedBy, path, who.standsUnder).ok,
  });
}

/** Filed by this person, about them, or naming them in one of its fields. */
function concerns(record: StoredRecord, kind: Kind, { person }: Who): boolean {
  const named = (kind.form ?? []).filter((field) => naming.includes(field.as));
  return (
    record.filed_by === person.id ||
    record.person_id === person.id ||
    named.some((field) => record.payload[field.name] === person.id)
  );
}

/** Where a newer one takes an older one's place, only the newest is left, at its own place. */
function newest(records: readonly StoredRecord[], kind: Kind): StoredRecord[] {
  const by = kind.newestBy;
  if (by === undefined) return [...records];
  const last = new Map(records.map((record) => [record.payload[by], record.id]));
  return records.filter((record) => last.get(record.payload[by]) === record.id);
}

async function rowsOf(app: App, kind: Kind, records: readonly StoredRecord[]): Promise<RecordRow[]> {
  const form = kind.form ?? [];
  const ids = records.flatMap((record) => [
    record.filed_by,
    ...form
      .filter((field) => naming.includes(field.as))
      .map((field) => String(record.payload[field.name] ?? '')),
  ]);
  const people = await peopleByIds(
    app.db,
    [...new Set(ids)].filter((id) => rowId.test(id)),
  );
  const names = new Map([...people, ...(await listUnits(app.db))].map(({ id, name }) => [id, name]));
  const readers = await readingsOf(app.db, kind.published ? records.map((record) => record.id) : []);
  const shown = (record: StoredRecord, field: Field): string => {
    const value = record.payload[field.name];
    if (value === undefined) return '';
    if (field.as === 'rows')
      return (value as Record<string, unknown>[])
        .map((row) => String(row[field.of[0]?.name ?? ''] ?? ''))
        .join('\n');
    return naming.includes(field.as) || field.as === 'unit'
      ? (names.get(String(value)) ?? '')
      : String(value);
  };
  return records.map((record) => ({
    record: record.id,
    on: record.occurred_on,
    by: names.get(record.filed_by) ?? '',
    state: record.state,
    fields: form.map((field) => ({ field, value: shown(record, field) })).filter(({ value }) => value !== ''),
    readers: kind.published ? (readers.get(record.id) ?? 0) : null,
    file: (record.payload.file as { name: string } | undefined)?.name ?? null,
  }));
}

/** Fields that name a person by id. */
const naming: readonly string[] = ['member', 'leader', 'person'];

const rowId = /^[0-9a-f-]{36}$/;

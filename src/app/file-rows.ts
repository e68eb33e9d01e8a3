import type { RecordFiledView, RecordFormView } from '../cards/record-form.ts';
import type { KindName } from '../domain/kind-names.ts';
import { localDateOf } from '../domain/local-date.ts';
import { type Outcome, refused } from '../domain/refusal.ts';
import { fileByForm, recordForm } from './file-record.ts';
import { earlierRecord, mayFileHere } from './may-file-here.ts';
import { namesFor, unfitName } from './names-in-forms.ts';
import type { App } from './ports.ts';
import { keepRows, type RowValues, rowsDraft } from './row-drafts.ts';

/** Adds one entry to what is being written, or takes one out; the form comes back with what is there. */
export async function changeRows(
  app: App,
  asked: { openId: string; kind: KindName; unitId: string; of?: string | undefined },
  change: (rows: readonly RowValues[]) => Outcome<RowValues[]>,
  now: Date,
): Promise<Outcome<RecordFormView>> {
  const ready = await mayFileHere(app, asked, now);
  if (!ready.ok) return ready;
  const { who, kind, unit, campaign, of } = ready.value;
  const before = await earlierRecord(app.db, ready.value);
  const place = { campaign, kind, unitId: unit.id, personId: who.person.id, of, before };
  const changed = change(await rowsDraft(app.db, place));
  if (!changed.ok) return changed;
  const field = kind.form?.find((one) => one.as === 'rows');
  const names = await namesFor(app.db, { who, unit });
  const unfit = field ? unfitName(kind, { [field.name]: changed.value }, names) : null;
  if (unfit !== null) return refused({ why: 'field', title: unfit });
  if (
    !(await app.db
      .transaction()
      .execute((tx) => keepRows(tx, place, changed.value, { today: localDateOf(now, app.timeZone), now })))
  )
    return refused({ why: 'changed-meanwhile' });
  return recordForm(app, asked, now);
}

/** Files what was written row by row. */
export async function fileRows(
  app: App,
  asked: { openId: string; kind: KindName; unitId: string; of?: string | undefined; cause: string },
  now: Date,
): Promise<Outcome<RecordFiledView>> {
  const ready = await mayFileHere(app, asked, now);
  if (!ready.ok) return ready;
  const { who, kind, unit, campaign, of } = ready.value;
  const before = await earlierRecord(app.db, ready.value);
  const rows = await rowsDraft(app.db, {
    ...{ campaign, kind, unitId: unit.id, personId: who.person.id, of, before },
  });
  const field = kind.form?.find((one) => one.as === 'rows');
  if (!field) return refused({ why: 'gone' });
  if (rows.length === 0) return refused({ why: 'rows', least: 1, most: field.most });
  const { openId, cause } = asked;
  const sort = kind.variants ? { [kind.variants.field]: of } : {};
  const payload = { ...sort, [field.name]: rows };
  return fileByForm(app, { openId, kind: kind.name, unitId: unit.id, payload, cause }, now);
}

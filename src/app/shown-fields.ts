import type { Kind, RowField } from '../domain/kinds/kind.ts';
import { variantOf } from '../domain/kinds/kind.ts';
import type { StoredRecord } from '../store/records.ts';
import { unitById } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { namesById } from './ledger-items.ts';

/** A record's fields in the form's order as people read them: names in the place of ids, entries one after another. */
export async function shownFields(
  db: Db,
  declared: Kind,
  record: StoredRecord,
): Promise<{ name: string; value: string; row?: number }[]> {
  const kind = variantOf(declared, record.payload[declared.variants?.field ?? '']);
  const shown: { name: string; value: string; row?: number }[] = [];
  for (const field of kind.form ?? []) {
    if (field.as !== 'rows') {
      shown.push({ name: field.name, value: await read(db, field, record.payload[field.name]) });
      continue;
    }
    const rows = (record.payload[field.name] ?? []) as Record<string, unknown>[];
    for (const [at, row] of rows.entries())
      for (const one of field.of)
        if (row[one.name] !== undefined)
          shown.push({ name: one.name, value: await read(db, one, row[one.name]), row: at + 1 });
  }
  const file = record.payload.file as { name: string } | undefined;
  return file && kind.takesFile ? [...shown, { name: 'file', value: file.name }] : shown;
}

async function read(db: Db, field: RowField, value: unknown): Promise<string> {
  const said = String(value ?? '');
  if (said === '') return said;
  if (field.as === 'unit') return (await unitById(db, said))?.name ?? said;
  if (field.as !== 'member' && field.as !== 'leader' && field.as !== 'person') return said;
  return (await namesById(db, [said]))(said);
}

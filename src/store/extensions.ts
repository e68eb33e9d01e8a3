import type { Selectable } from 'kysely';
import type { Db, ExtensionAskTable } from './schema.ts';

export type ExtensionAsk = Selectable<ExtensionAskTable>;

export const extensionById = (db: Db, id: string): Promise<ExtensionAsk | undefined> =>
  db.selectFrom('extension_ask').selectAll().where('id', '=', id).executeTakeFirst();

/** @returns false when the same press asked before */
export async function askExtension(
  tx: Db,
  ask: {
    id: string;
    campaignId: string;
    unitId: string;
    key: string;
    date: string;
    reason: string;
    by: string;
  },
  now: Date,
): Promise<boolean> {
  const added = await tx
    .insertInto('extension_ask')
    .values({
      id: ask.id,
      campaign_id: ask.campaignId,
      unit_id: ask.unitId,
      key: ask.key,
      date: ask.date,
      reason: ask.reason,
      state: 'asked',
      asked_by: ask.by,
      asked_at: now,
      decided_by: null,
      decided_at: null,
      comment: null,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** @returns false when somebody decided it before */
export async function decideExtension(
  tx: Db,
  decision: { id: string; state: 'granted' | 'refused'; by: string; comment: string | null },
  now: Date,
): Promise<boolean> {
  const decided = await tx
    .updateTable('extension_ask')
    .set({ state: decision.state, decided_by: decision.by, decided_at: now, comment: decision.comment })
    .where('id', '=', decision.id)
    .where('state', '=', 'asked')
    .returning('id')
    .executeTakeFirst();
  return decided !== undefined;
}

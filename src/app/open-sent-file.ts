import type { KindName } from '../domain/kind-names.ts';
import type { FiledFile } from '../domain/kinds/filed-file.ts';
import { kindOf } from '../domain/kinds/index.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { mayFile } from '../domain/rights.ts';
import { appendAudit } from '../store/audit.ts';
import { enqueue } from '../store/outbox.ts';
import { recordById } from '../store/records.ts';
import { unitPath } from '../store/roster.ts';
import { itemById, mayWithItem } from './ledger-items.ts';
import type { App } from './ports.ts';
import { type Who, whoIs } from './who.ts';

/**
 * Sends the file behind a record into the private chat of somebody who may read the record: a paper that was filed as a
 * file, or one evidence of a ledger item. The row holds where the file lies; whoever opens what another sent is in the
 * audit (S25: originals are read).
 * @param asked.at which evidence of a ledger item, counted from 0
 */
export async function openSentFile(
  app: App,
  asked: { openId: string; recordId: string; at?: number | undefined; cause: string },
  now: Date,
): Promise<Outcome<null>> {
  const who = await whoIs(app, asked.openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  const found = await fileBehind(app, who, asked);
  if (!found.ok) return found;
  const { file, by, unitId } = found.value;
  await app.db.transaction().execute(async (tx) => {
    const job = { do: 'file' as const, to: { openId: asked.openId }, file };
    const added = await enqueue(tx, [{ key: `sent-file:${asked.cause}`, job, priority: 2 }], now);
    if (added === 0 || by === who.person.id) return;
    const detail = { record: asked.recordId, ...(asked.at === undefined ? {} : { evidence: asked.at }) };
    await appendAudit(tx, { actor: who.person.id, act: 'open-original', unitId, detail }, now);
  });
  app.wake.courier();
  return done(null);
}

/** The file and who sent it, for somebody who may read what it belongs to. */
async function fileBehind(
  app: App,
  who: Who,
  asked: { recordId: string; at?: number | undefined },
): Promise<Outcome<{ file: FiledFile; by: string; unitId: string }>> {
  const item = await itemById(app.db, asked.recordId);
  if (item) {
    if (!(await mayWithItem(app, who, item)).see)
      return refused({ why: 'no-right', roles: ['secretary', 'first', 'office', 'supervisor'] });
    const evidence = item.item.evidence[asked.at ?? 0];
    if (!evidence?.file) return refused({ why: 'gone' });
    return done({ file: evidence.file, by: evidence.by, unitId: item.unit.id });
  }
  const record = await recordById(app.db, asked.recordId);
  const kind = record && kindOf(record.kind as KindName);
  const file = record?.payload.file as FiledFile | undefined;
  if (!record || !kind?.takesFile || !file || record.state === 'withdrawn') return refused({ why: 'gone' });
  const path = await unitPath(app.db, record.unit_id);
  const allowed = mayFile(who.actor, kind.seenBy, path, who.standsUnder);
  if (!allowed.ok && record.filed_by !== who.person.id)
    return refused({ why: 'no-right', roles: allowed.roles });
  return done({ file, by: record.filed_by, unitId: record.unit_id });
}

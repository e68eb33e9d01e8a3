import type { ExportView } from '../cards/export.ts';
import { EXPORT_NAMES, type ExportName, exportRules } from '../domain/exports.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { appendAudit } from '../store/audit.ts';
import { enqueue } from '../store/outbox.ts';
import { unitById } from '../store/roster.ts';
import type { App } from './ports.ts';
import { localeOf } from './send.ts';
import { allow, authorise, type Who } from './who.ts';

/**
 * Orders a file into the private chat of the one who asks. It is made when it is sent, so the outbox holds the order
 * and never the content; that data left the system, of which unit and for whom, is kept in the audit.
 * @param asked.cause the message or press that asked: asked twice, it is sent once
 */
export async function orderExport(
  app: App,
  asked: { openId: string; what: ExportName; unitId: string; cause: string },
  now: Date,
): Promise<Outcome<{ unit: string }>> {
  const who = await authorise(app, asked.openId, exportRules[asked.what].right, asked.unitId, now);
  if (!who.ok) return who;
  const unit = await unitById(app.db, asked.unitId);
  if (!unit) return refused({ why: 'gone' });
  const locale = (await localeOf(app.db, asked.openId)) ?? 'zh-cn';
  await app.db.transaction().execute(async (tx) => {
    const job = {
      do: 'file' as const,
      to: { openId: asked.openId },
      file: { what: asked.what, unitId: unit.id, locale },
    };
    const added = await enqueue(tx, [{ key: `export:${asked.cause}`, job, priority: 2 }], now);
    if (added > 0)
      await appendAudit(
        tx,
        { actor: who.value.person.id, act: 'export', unitId: unit.id, detail: { what: asked.what } },
        now,
      );
  });
  app.wake.courier();
  return done({ unit: unit.name });
}

/** What somebody may have of a unit as a file. */
export async function exportsFor(app: App, who: Who, unitId: string): Promise<Outcome<ExportView>> {
  const unit = await unitById(app.db, unitId);
  if (!unit) return refused({ why: 'gone' });
  const allowed = await allow(app, who, 'see-names', unitId);
  if (!allowed.ok) return allowed;
  const offered: ExportName[] = [];
  for (const what of EXPORT_NAMES)
    if ((await allow(app, who, exportRules[what].right, unitId)).ok) offered.push(what);
  return done({ unit: { id: unit.id, name: unit.name }, offered });
}

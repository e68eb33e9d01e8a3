import { appendAudit } from '../store/audit.ts';
import { unitByName } from '../store/roster.ts';
import type { App } from './ports.ts';

/** Notes that data left the system: what was exported, of which unit, by whom; never what it held. */
export async function recordExport(
  app: App,
  asked: { what: string; unit: string | null; by: string },
  now: Date,
): Promise<void> {
  const unit = asked.unit === null ? undefined : await unitByName(app.db, asked.unit);
  await app.db
    .transaction()
    .execute((tx) =>
      appendAudit(
        tx,
        { actor: asked.by, act: 'export', unitId: unit?.id ?? null, detail: { what: asked.what } },
        now,
      ),
    );
}

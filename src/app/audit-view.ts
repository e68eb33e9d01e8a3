import type { AuditView } from '../cards/audit.ts';
import type { Act } from '../domain/acts.ts';
import { localDateOf, localTimeOf } from '../domain/local-date.ts';
import { done, type Outcome } from '../domain/refusal.ts';
import { readAudit, verifyAudit } from '../store/audit.ts';
import { listUnits, peopleByIds } from '../store/roster.ts';
import type { App } from './ports.ts';
import { allow, type Who } from './who.ts';

/** As many lines as a card shows at a glance. */
const latest = 20;

/** The audit for the office: whether the chain holds, and the latest acts (specification, section 7). */
export async function auditView(app: App, who: Who, unitId: string): Promise<Outcome<AuditView>> {
  const allowed = await allow(app, who, 'see-audit', unitId);
  if (!allowed.ok) return allowed;
  const verdict = await verifyAudit(app.db);
  const lines = await readAudit(app.db, { limit: latest });
  const units = new Map((await listUnits(app.db)).map((unit) => [unit.id, unit.name]));
  const people = await peopleByIds(
    app.db,
    lines.map((line) => line.actor).filter((actor) => isId.test(actor)),
  );
  const names = new Map(people.map((person) => [person.id, person.name]));
  return done({
    verdict: verdict.ok ? { ok: true, count: verdict.count } : { ok: false, seq: verdict.seq },
    lines: lines.map((line) => ({
      at: `${localDateOf(line.at, app.timeZone).slice(5)} ${localTimeOf(line.at, app.timeZone)}`,
      who: names.get(line.actor) ?? null,
      act: line.act as Act,
      unit: units.get(line.unitId ?? '') ?? '',
    })),
  });
}

/** Actors are people by their row's id; the command line and officers without a row are not. */
const isId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

import type { ManualMakeUpView } from '../cards/make-up.ts';
import { makeUp } from '../domain/kinds/make-up.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { mayFile } from '../domain/rights.ts';
import { appendAudit } from '../store/audit.ts';
import { reviseRecord, type StoredRecord } from '../store/records.ts';
import { unitById, unitPath } from '../store/roster.ts';
import { campaignNow } from './campaign-now.ts';
import type { App } from './ports.ts';
import { settlePings } from './settle-pings.ts';
import { manualMakeUpView } from './tell-make-up.ts';
import { whoIs } from './who.ts';

/** Whoever may arrange a make-up of the unit says that it was done (S26). Twice is once. */
export async function closeMakeUp(
  app: App,
  asked: { openId: string; record: StoredRecord },
  now: Date,
): Promise<Outcome<ManualMakeUpView>> {
  const { record } = asked;
  const who = await whoIs(app, asked.openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  const unit = await unitById(app.db, record.unit_id);
  if (!unit) return refused({ why: 'gone' });
  const allowed = mayFile(who.actor, makeUp.filedBy, await unitPath(app.db, unit.id), who.standsUnder);
  if (!allowed.ok) return refused({ why: 'no-right', roles: allowed.roles });
  const payload = { ...record.payload, done: 'done' };
  const closed = done(manualMakeUpView({ id: record.id, payload }, unit.name));
  if (record.payload.done === 'done') return closed;
  const by = who.person.id;
  const saved = await app.db.transaction().execute(async (tx) => {
    const revision = {
      id: record.id,
      version: record.version,
      payload,
      state: 'filed',
      savedBy: by,
      reason: null,
    };
    if (!(await reviseRecord(tx, revision, now))) return false;
    const detail = { record: record.id };
    await appendAudit(tx, { actor: by, act: 'make-up-done', unitId: unit.id, detail }, now);
    return true;
  });
  if (!saved) return refused({ why: 'changed-meanwhile' });
  const campaign = await campaignNow(app.db);
  if (campaign) await settlePings(app, campaign, unit.id, now);
  return closed;
}

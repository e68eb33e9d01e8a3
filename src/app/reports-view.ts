import type { ReportsView } from '../cards/reports.ts';
import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { runsOf } from '../store/campaign.ts';
import { recordsOfKind, type StoredRecord } from '../store/records.ts';
import { listUnits, unitById, unitTree } from '../store/roster.ts';
import { campaignNow, placeOf } from './campaign-now.ts';
import type { App } from './ports.ts';
import { allow, type Who } from './who.ts';

/** Who below a unit has handed in the special report, whose was received or sent back, and whose is late (S27). */
export async function reportsView(
  app: App,
  asked: { who: Who; unitId: string },
  now: Date,
): Promise<Outcome<ReportsView>> {
  const allowed = await allow(app, asked.who, 'see-names', asked.unitId);
  if (!allowed.ok) return allowed;
  const campaign = await campaignNow(app.db);
  const top = await unitById(app.db, asked.unitId);
  if (!campaign || !top) return refused({ why: 'no-campaign' });
  const tree = await unitTree(app.db, top.id);
  const running = new Set((await runsOf(app.db, campaign.id)).map((run) => run.unit_id));
  const reports = (await recordsOfKind(app.db, campaign.id, 'special-report')).filter(
    (one) => one.state !== 'draft',
  );
  const today = localDateOf(now, app.timeZone);
  const rows: ReportsView['rows'] = [];
  for (const unit of (await listUnits(app.db)).filter(({ id }) => tree.includes(id) && running.has(id))) {
    const due = (await placeOf(app.db, campaign, unit.id))?.calendar.specialReportDue ?? null;
    const state = stateOf(reports.findLast((one) => one.unit_id === unit.id));
    const owed = state === 'none' || state === 'returned';
    rows.push({ name: unit.name, due, state, late: owed && due !== null && due < today });
  }
  const receives = (await allow(app, asked.who, 'receive-report', top.id)).ok;
  return done({ unit: { id: top.id, name: top.name }, rows, receives });
}

function stateOf(report: StoredRecord | undefined): ReportsView['rows'][number]['state'] {
  if (!report) return 'none';
  if (report.state === 'filed') return 'received';
  return report.state === 'returned' ? 'returned' : 'handed-in';
}

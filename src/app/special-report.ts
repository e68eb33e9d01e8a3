import type { ReportFiledView, ReportFormView } from '../cards/report-form.ts';
import { SPECIAL_REPORT } from '../domain/duty.ts';
import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { appendAudit } from '../store/audit.ts';
import { cancelDue } from '../store/due.ts';
import { fileRecord, recordsOfUnit } from '../store/records.ts';
import { unitById } from '../store/roster.ts';
import { campaignNow, placeOf } from './campaign-now.ts';
import { idFrom } from './identity.ts';
import type { App } from './ports.ts';
import { allow, authorise, type Who } from './who.ts';

/** The form of the special report (S27), or when it was filed. */
export async function reportFormView(
  app: App,
  who: Who,
  unitId: string,
): Promise<Outcome<ReportFormView | ReportFiledView>> {
  const allowed = await allow(app, who, 'file-report', unitId);
  if (!allowed.ok) return allowed;
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const unit = await unitById(app.db, unitId);
  const place = unit ? await placeOf(app.db, campaign, unitId) : null;
  const due = place?.calendar.specialReportDue;
  if (!unit || !due) return refused({ why: 'not-in-campaign', unit: unit?.name ?? '' });
  const [filed] = await recordsOfUnit(app.db, campaign.id, unitId, SPECIAL_REPORT, 'filed');
  if (filed) return done({ unit: unit.name, filedOn: filed.occurred_on });
  return done({ unit: { id: unit.id, name: unit.name }, due });
}

/** Files the special report; its pings stop at once (001, part 3: by 5 June). */
export async function fileReport(
  app: App,
  asked: { openId: string; unitId: string; words: string; cause: string },
  now: Date,
): Promise<Outcome<ReportFiledView>> {
  const who = await authorise(app, asked.openId, 'file-report', asked.unitId);
  if (!who.ok) return who;
  const view = await reportFormView(app, who.value, asked.unitId);
  if (!view.ok) return view;
  if ('filedOn' in view.value) return done(view.value);
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const by = who.value.person.id;
  const filedOn = localDateOf(now, app.timeZone);
  await app.db.transaction().execute(async (tx) => {
    const record = {
      id: idFrom(asked.cause),
      campaignId: campaign.id,
      kind: SPECIAL_REPORT,
      unitId: asked.unitId,
      personId: null,
      parentId: null,
      payload: { words: asked.words },
      occurredOn: filedOn,
      state: 'filed',
      filedBy: by,
    };
    if (!(await fileRecord(tx, record, now))) return;
    await cancelDue(tx, { unitId: asked.unitId, item: SPECIAL_REPORT }, 'done');
    await appendAudit(
      tx,
      { actor: by, act: 'file-report', unitId: asked.unitId, detail: { record: record.id } },
      now,
    );
  });
  return done({ unit: view.value.unit.name, filedOn });
}

import type { AppraisalListView, AppraisalOpenedView, AppraisalView } from '../cards/appraisal.ts';
import { readAppraisal } from '../domain/kinds/appraisal.ts';
import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { appendAudit } from '../store/audit.ts';
import { lastInForce, recordById, reviseRecord } from '../store/records.ts';
import { personById, unitById } from '../store/roster.ts';
import { tellAppraisers } from './appraisal-turns.ts';
import { appraisalOf, committeeOf, listOf, stateOfAppraisal } from './appraisals.ts';
import { campaignNow } from './campaign-now.ts';
import type { App } from './ports.ts';
import { settlePings } from './settle-pings.ts';
import { authorise, whoIs } from './who.ts';

/** A member's own appraisal once it is delivered; null before. A further version that is being drafted leaves it as it was. */
export async function ownAppraisal(
  app: App,
  openId: string,
  now: Date,
): Promise<Outcome<AppraisalView | null>> {
  const who = await whoIs(app, openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const current = await appraisalOf(app.db, campaign.id, who.person.id);
  const record = current && (await lastInForce(app.db, current));
  if (!record) return done(null);
  const { words, answer, deliveredOn, acknowledgedOn } = readAppraisal(record.payload);
  return done({
    next: current.version !== record.version,
    unit: (await unitById(app.db, record.unit_id))?.name ?? '',
    record: record.id,
    version: record.version,
    words,
    answer: answer ?? null,
    on: deliveredOn ?? record.occurred_on,
    state: acknowledgedOn === undefined ? 'delivered' : answer === undefined ? 'acknowledged' : 'answered',
  });
}

/**
 * The member signs for their appraisal, or answers it; an answer is a signature too (S15). Twice is once. The answer goes
 * back to the committee, which may write another version.
 */
export async function acknowledgeAppraisal(
  app: App,
  asked: { openId: string; recordId: string; version: number; answer: string | null },
  now: Date,
): Promise<Outcome<AppraisalView>> {
  const who = await whoIs(app, asked.openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  const record = await recordById(app.db, asked.recordId);
  if (record?.kind !== 'appraisal') return refused({ why: 'gone' });
  if (record.person_id !== who.person.id) return refused({ why: 'not-yours' });
  if (record.state !== 'filed') return refused({ why: 'changed-meanwhile' });
  const held = readAppraisal(record.payload);
  const signed = held.acknowledgedOn !== undefined;
  // Signed already: the button of the same delivery may come again, and an answer may follow once.
  if (!signed && record.version !== asked.version) return refused({ why: 'changed-meanwhile' });
  if (signed && (asked.answer === null || held.answer !== undefined)) return ownView(app, asked.openId, now);
  const today = localDateOf(now, app.timeZone);
  const me = who.person.id;
  const saved = await app.db.transaction().execute(async (tx) => {
    const { id, version } = record;
    const payload = {
      ...held,
      acknowledgedOn: held.acknowledgedOn ?? today,
      ...(asked.answer === null ? {} : { answer: asked.answer }),
    };
    if (!(await reviseRecord(tx, { id, version, payload, state: 'filed', savedBy: me, reason: null }, now)))
      return false;
    const unit = await unitById(tx, who.unit.id);
    if (asked.answer === null || !unit) return true;
    const people = (await committeeOf(tx, unit.id, today)).filter((one) => one.id !== me);
    await tellAppraisers(app, tx, { people, unit, what: 'answered', today }, now);
    return true;
  });
  if (!saved) return refused({ why: 'changed-meanwhile' });
  const campaign = await campaignNow(app.db);
  if (campaign) await settlePings(app, campaign, who.unit.id, now);
  app.wake.courier();
  return ownView(app, asked.openId, now);
}

async function ownView(app: App, openId: string, now: Date): Promise<Outcome<AppraisalView>> {
  const own = await ownAppraisal(app, openId, now);
  if (!own.ok) return own;
  return own.value ? done(own.value) : refused({ why: 'gone' });
}

/** Whose appraisal stands where in a unit, for those who may read the originals there. */
export async function appraisalList(
  app: App,
  asked: { openId: string; unitId: string },
  now: Date,
): Promise<Outcome<AppraisalListView>> {
  const who = await authorise(app, asked.openId, 'read-originals', asked.unitId, now);
  if (!who.ok) return who;
  const campaign = await campaignNow(app.db);
  const unit = await unitById(app.db, asked.unitId);
  return campaign && unit ? done(await listOf(app.db, campaign, unit)) : refused({ why: 'no-campaign' });
}

/**
 * Opens one member's appraisal for the committee and those above by right (S25): by the unit in which the member takes
 * part now, never one's own this way, and each opening is audited. A draft is the committee's alone, who are told to
 * finish it; the others read what was delivered before it.
 */
export async function openAppraisal(
  app: App,
  asked: { openId: string; personId: string },
  now: Date,
): Promise<Outcome<AppraisalOpenedView>> {
  const member = await personById(app.db, asked.personId);
  if (!member) return refused({ why: 'gone' });
  const who = await authorise(app, asked.openId, 'read-originals', member.unit_id, now);
  if (!who.ok) return who;
  if (who.value.person.id === member.id) return refused({ why: 'not-yours' });
  const campaign = await campaignNow(app.db);
  const unit = await unitById(app.db, member.unit_id);
  if (!campaign || !unit) return refused({ why: 'no-campaign' });
  const record = await appraisalOf(app.db, campaign.id, member.id);
  const writes = (await committeeOf(app.db, unit.id, localDateOf(now, app.timeZone))).some(
    (one) => one.id === who.value.person.id,
  );
  const delivered = record && !(writes && record.state !== 'filed') && (await lastInForce(app.db, record));
  if (!delivered) return refused({ why: 'not-delivered', person: member.name });
  await app.db.transaction().execute(async (tx) => {
    const detail = { record: delivered.id, kind: 'appraisal' };
    const actor = who.value.person.id;
    await appendAudit(tx, { actor, act: 'open-original', unitId: unit.id, detail }, now);
  });
  const { words, answer, deliveredOn } = readAppraisal(delivered.payload);
  return done({
    unit: { id: unit.id, name: unit.name },
    person: { id: member.id, name: member.name },
    words,
    answer: answer ?? null,
    on: deliveredOn ?? delivered.occurred_on,
    state: stateOfAppraisal(delivered),
    version: delivered.version,
    mayRevise: writes,
  });
}

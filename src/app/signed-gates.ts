import { type GateChangedView, gateChangedCard } from '../cards/gate-again.ts';
import { evaluateGate } from '../domain/gate.ts';
import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { type GateSnapshot, lostSince, snapshotOf } from '../domain/signed-gate.ts';
import { type ConcentratedStage, concentratedStages, type Requirement } from '../domain/template.ts';
import { appendAudit } from '../store/audit.ts';
import {
  addReview,
  applicationById,
  changedSince,
  type GateApplication,
  reviewsOf,
  signedGates,
} from '../store/gates.ts';
import { personById } from '../store/roster.ts';
import type { Db, Tx } from '../store/schema.ts';
import { campaignNow } from './campaign-now.ts';
import { idFrom } from './identity.ts';
import type { App } from './ports.ts';
import { supervisorsOver, tellPeople } from './tell-people.ts';
import { loadUnitDuties, type UnitDuties } from './unit-duties.ts';
import { allow, authorise, type Who } from './who.ts';

/** A signed gate that needs another look: what is no longer met, and how many records changed after it was looked at. */
export interface ChangedGate {
  stage: ConcentratedStage;
  application: GateApplication;
  reviews: number;
  lost: Requirement[];
  records: number;
}

/**
 * The signed gates of a unit of whose stage something changed since: computed on read, by comparing what was signed (or
 * reviewed last) with now. A record corrected or taken back is a change though the count still does.
 */
export async function changedGates(db: Db, unit: UnitDuties): Promise<ChangedGate[]> {
  const { campaign } = unit.place;
  const changed: ChangedGate[] = [];
  for (const application of await signedGates(db, campaign.id, unit.unit.id)) {
    const stage = concentratedStages(campaign.template).find((one) => one.number === application.stage);
    if (!stage) continue;
    const reviews = await reviewsOf(db, application.id);
    const last = reviews.at(-1);
    const snapshot = (last?.snapshot ?? application.snapshot) as unknown as GateSnapshot;
    const lost = lostSince(snapshot, stage.requirements, unit.facts, stage.number);
    const records = await changedSince(db, {
      campaignId: campaign.id,
      unitId: unit.unit.id,
      personIds: snapshot.members,
      kinds: [...new Set(stage.requirements.map((requirement) => requirement.kind))],
      since: last?.reviewed_at ?? (application.decided_at as Date),
    });
    if (lost.length > 0 || records.length > 0)
      changed.push({ stage, application, reviews: reviews.length, lost, records: records.length });
  }
  return changed;
}

/** What a card tells of changed gates, for somebody who may see the unit. */
export async function changedGateViews(
  app: App,
  who: Who,
  unitId: string,
  now: Date,
): Promise<Outcome<GateChangedView[]>> {
  const allowed = await allow(app, who, 'see-unit', unitId);
  if (!allowed.ok) return allowed;
  const campaign = await campaignNow(app.db);
  const unit = campaign
    ? await loadUnitDuties(app.db, campaign, unitId, localDateOf(now, app.timeZone))
    : null;
  if (!unit) return refused({ why: 'no-gate' });
  const signs = (await allow(app, who, 'sign-gate', unitId)).ok;
  const views: GateChangedView[] = [];
  for (const one of await changedGates(app.db, unit)) {
    const mayReview = signs && one.lost.length === 0 && one.application.applied_by !== who.person.id;
    views.push(await viewOf(app, unit, one, mayReview));
  }
  return done(views);
}

/** Tells the supervisors in charge, once for each change of hands: until they have reviewed it nothing more is said. */
export async function tellChangedGates(
  app: App,
  tx: Db,
  told: { unit: UnitDuties; notBefore?: Date },
  now: Date,
): Promise<void> {
  const { unit, notBefore } = told;
  for (const one of await changedGates(tx, unit)) {
    const card = gateChangedCard(await viewOf(app, unit, one, one.lost.length === 0));
    const key = `gate-changed:${one.application.id}:${one.reviews}`;
    const people = await supervisorsOver(tx, unit.unit.id);
    await tellPeople(tx, people, { key, card, ...(notBefore ? { notBefore } : {}) }, now);
  }
}

/**
 * A supervisor in charge looked again and finds that the stage holds: what stands now is kept beside what was signed.
 * Never the one who applied, and never while a requirement is not met.
 */
export async function reviewGate(
  app: App,
  asked: { openId: string; unitId: string; applicationId: string; cause: string },
  now: Date,
): Promise<Outcome<{ unit: string; stage: { no: number; name: ConcentratedStage['title'] }; by: string }>> {
  const who = await authorise(app, asked.openId, 'sign-gate', asked.unitId, now);
  if (!who.ok) return who;
  const by = who.value.person;
  const today = localDateOf(now, app.timeZone);
  return app.db.transaction().execute(async (tx: Tx) => {
    const application = await applicationById(tx, asked.applicationId);
    if (application?.unit_id !== asked.unitId || application.state !== 'signed')
      return refused({ why: 'not-applied' });
    if (application.applied_by === by.id) return refused({ why: 'applied-by-you' });
    const campaign = await campaignNow(tx);
    const unit = campaign ? await loadUnitDuties(tx, campaign, asked.unitId, today) : null;
    if (!unit) return refused({ why: 'no-gate' });
    const one = (await changedGates(tx, unit)).find(({ application: { id } }) => id === application.id);
    if (!one) return refused({ why: 'not-applied' });
    if (one.lost.length > 0) return refused({ why: 'gate-not-met' });
    const { measured } = evaluateGate(one.stage.requirements, unit.facts, one.stage.number);
    const snapshot = snapshotOf(measured, unit.facts);
    await addReview(tx, { id: idFrom(asked.cause), applicationId: application.id, snapshot, by: by.id }, now);
    const detail = { application: application.id, stage: one.stage.number, records: one.records };
    await appendAudit(tx, { actor: by.id, act: 'review-gate', unitId: unit.unit.id, detail }, now);
    return done({
      unit: unit.unit.name,
      stage: { no: one.stage.number, name: one.stage.title },
      by: by.name,
    });
  });
}

async function viewOf(
  app: App,
  { unit }: UnitDuties,
  { stage, application, lost, records }: ChangedGate,
  mayReview: boolean,
): Promise<GateChangedView> {
  return {
    unit: { id: unit.id, name: unit.name },
    stage: { no: stage.number, name: stage.title },
    application: application.id,
    by: (await personById(app.db, application.decided_by ?? ''))?.name ?? '',
    on: localDateOf(application.decided_at as Date, app.timeZone),
    lost: lost.map((requirement) => requirement.title),
    records,
    mayReview,
  };
}

import { type Selectable, sql } from 'kysely';
import { ofUnitOrPeople } from './campaign.ts';
import type { Db, ExemptionTable, GateApplicationTable, GateReviewTable } from './schema.ts';

export type GateApplication = Selectable<GateApplicationTable>;
export type GateReview = Selectable<GateReviewTable>;
export type Exemption = Selectable<ExemptionTable>;

/** The newest application of a unit for a stage's gate. */
export const applicationOf = (
  db: Db,
  campaignId: string,
  unitId: string,
  stage: number,
): Promise<GateApplication | undefined> =>
  db
    .selectFrom('gate_application')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .where('unit_id', '=', unitId)
    .where('stage', '=', stage)
    .orderBy('applied_at', 'desc')
    .limit(1)
    .executeTakeFirst();

export const applicationById = (db: Db, id: string): Promise<GateApplication | undefined> =>
  db.selectFrom('gate_application').selectAll().where('id', '=', id).executeTakeFirst();

/** @returns false when an application of this unit and stage is open or signed already */
export async function applyForGate(
  tx: Db,
  application: {
    id: string;
    campaignId: string;
    unitId: string;
    stage: number;
    snapshot: object;
    by: string;
  },
  now: Date,
): Promise<boolean> {
  const added = await tx
    .insertInto('gate_application')
    .values({
      id: application.id,
      campaign_id: application.campaignId,
      unit_id: application.unitId,
      stage: application.stage,
      state: 'applied',
      snapshot: JSON.stringify(application.snapshot),
      applied_by: application.by,
      applied_at: now,
      decided_by: null,
      decided_at: null,
      findings: null,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** @returns false when somebody else decided meanwhile */
export async function decideGate(
  tx: Db,
  decision: {
    id: string;
    state: 'signed' | 'sent-back';
    snapshot: object;
    by: string;
    findings: string | null;
  },
  now: Date,
): Promise<boolean> {
  const decided = await tx
    .updateTable('gate_application')
    .set({
      state: decision.state,
      snapshot: JSON.stringify(decision.snapshot),
      decided_by: decision.by,
      decided_at: now,
      findings: decision.findings,
    })
    .where('id', '=', decision.id)
    .where('state', '=', 'applied')
    .returning('id')
    .executeTakeFirst();
  return decided !== undefined;
}

/** Moves a unit to its next stage, if it still stands in `stage`: the only way a stage ever changes. */
export async function enterNextStage(
  tx: Db,
  of: { campaignId: string; unitId: string; stage: number },
  now: Date,
): Promise<boolean> {
  const moved = await tx
    .updateTable('unit_run')
    .set({ stage: of.stage + 1, stage_opened_at: now })
    .where('campaign_id', '=', of.campaignId)
    .where('unit_id', '=', of.unitId)
    .where('stage', '=', of.stage)
    .returning('unit_id')
    .executeTakeFirst();
  return moved !== undefined;
}

/** The signed gates of a unit, by stage. */
export const signedGates = (db: Db, campaignId: string, unitId: string): Promise<GateApplication[]> =>
  db
    .selectFrom('gate_application')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .where('unit_id', '=', unitId)
    .where('state', '=', 'signed')
    .orderBy('stage')
    .execute();

/** Later reviews of a signed gate, oldest first. */
export const reviewsOf = (db: Db, applicationId: string): Promise<GateReview[]> =>
  db
    .selectFrom('gate_review')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('reviewed_at')
    .execute();

export async function addReview(
  tx: Db,
  review: { id: string; applicationId: string; snapshot: object; by: string },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('gate_review')
    .values({
      id: review.id,
      application_id: review.applicationId,
      snapshot: JSON.stringify(review.snapshot),
      reviewed_by: review.by,
      reviewed_at: now,
    })
    .onConflict((oc) => oc.doNothing())
    .execute();
}

/**
 * Records that were in force at an instant and have another version since: corrected, taken back, sent back.
 * @returns their ids
 */
export async function changedSince(
  db: Db,
  of: {
    campaignId: string;
    unitId: string;
    personIds: readonly string[];
    kinds: readonly string[];
    since: Date;
  },
): Promise<string[]> {
  if (of.kinds.length === 0) return [];
  const rows = await db
    .selectFrom('record')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('record_version')
          .select(['version as then_version', 'state as then_state'])
          .whereRef('record_id', '=', 'record.id')
          .where('saved_at', '<=', of.since)
          .orderBy('version', 'desc')
          .limit(1)
          .as('then'),
      (join) => join.on(sql<boolean>`true`),
    )
    .select('record.id')
    .where('record.campaign_id', '=', of.campaignId)
    .where('record.kind', 'in', [...of.kinds])
    .where((eb) => ofUnitOrPeople(eb as never, of))
    .where('then.then_state', '=', 'filed')
    .whereRef('record.version', '>', 'then.then_version')
    .orderBy('record.filed_at')
    .execute();
  return rows.map((row) => row.id);
}

/** Waivers of these people. */
export const exemptionsOf = (
  db: Db,
  campaignId: string,
  personIds: readonly string[],
): Promise<Exemption[]> =>
  personIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('exemption')
        .selectAll()
        .where('campaign_id', '=', campaignId)
        .where('person_id', 'in', [...personIds])
        .orderBy('granted_at')
        .execute();

export const exemptionById = (db: Db, id: string): Promise<Exemption | undefined> =>
  db.selectFrom('exemption').selectAll().where('id', '=', id).executeTakeFirst();

/** @returns false when this person is exempt from it already */
export async function grantExemption(
  tx: Db,
  waiver: {
    id: string;
    campaignId: string;
    personId: string;
    stage: number;
    requirement: string;
    reason: string;
    by: string;
  },
  now: Date,
): Promise<boolean> {
  const added = await tx
    .insertInto('exemption')
    .values({
      id: waiver.id,
      campaign_id: waiver.campaignId,
      person_id: waiver.personId,
      stage: waiver.stage,
      requirement: waiver.requirement,
      reason: waiver.reason,
      granted_by: waiver.by,
      granted_at: now,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Takes a waiver back; the audit keeps that it was. @returns false when it was gone already */
export async function revokeExemption(tx: Db, id: string): Promise<boolean> {
  const gone = await tx.deleteFrom('exemption').where('id', '=', id).returning('id').executeTakeFirst();
  return gone !== undefined;
}

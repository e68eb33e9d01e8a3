import type { Selectable } from 'kysely';
import type { Db, ExemptionTable, GateApplicationTable } from './schema.ts';

export type GateApplication = Selectable<GateApplicationTable>;
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

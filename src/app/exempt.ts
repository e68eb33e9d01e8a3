import type { ExemptView } from '../cards/exempt.ts';
import { askedOf, isAnswerable } from '../domain/gate.ts';
import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { type ConcentratedStage, concentratedStages, type Requirement } from '../domain/template.ts';
import { appendAudit } from '../store/audit.ts';
import { exemptionById, exemptionsOf, grantExemption, revokeExemption } from '../store/gates.ts';
import { personById } from '../store/roster.ts';
import { type CampaignNow, campaignNow } from './campaign-now.ts';
import { idFrom } from './identity.ts';
import type { App } from './ports.ts';
import { settlePings } from './settle-pings.ts';
import { loadUnitDuties, type UnitDuties } from './unit-duties.ts';
import { authorise } from './who.ts';

/** What the office may waive in a unit, for whom, and what is waived already. */
export async function exemptView(
  app: App,
  asked: { openId: string; unitId: string },
  now: Date,
): Promise<Outcome<ExemptView>> {
  const ready = await mayExempt(app, asked, now);
  if (!ready.ok) return ready;
  const { campaign, unit, stage } = ready.value;
  const ids = unit.people.map((person) => person.id);
  const waived = (await exemptionsOf(app.db, campaign.id, ids)).filter((one) => one.stage === stage.number);
  return done({
    unit: { id: unit.unit.id, name: unit.unit.name },
    stage: { no: stage.number, name: stage.title },
    people: unit.people.map(({ id, name }) => ({ id, name })),
    requirements: waivable(stage).map(({ key, title }) => ({ key, name: title })),
    waived: waived.map((one) => ({
      id: one.id,
      person: unit.people.find((person) => person.id === one.person_id)?.name ?? '',
      requirement: stage.requirements.find((each) => each.key === one.requirement)?.title ?? one.requirement,
      reason: one.reason,
    })),
  });
}

/**
 * The office waives one requirement of the stage for one person, with a reason (specification, section 4): never what a
 * unit does as a whole, and never for the last person who is asked. The person's pings for it stop.
 */
export async function exemptPerson(
  app: App,
  asked: {
    openId: string;
    unitId: string;
    personId: string;
    requirement: string;
    reason: string;
    cause: string;
  },
  now: Date,
): Promise<Outcome<null>> {
  const ready = await mayExempt(app, asked, now);
  if (!ready.ok) return ready;
  const { by, campaign, unit, stage } = ready.value;
  const requirement = waivable(stage).find((one) => one.key === asked.requirement);
  const person = unit.people.find((one) => one.id === asked.personId);
  if (!requirement || !person) return refused({ why: 'gone' });
  if (asked.reason.trim() === '') return refused({ why: 'reason-missing' });
  const circle = askedOf(requirement, unit.facts);
  if (!circle.some((one) => one.id === person.id)) return refused({ why: 'not-asked', person: person.name });

  const outcome = await app.db.transaction().execute(async (tx): Promise<Outcome<null>> => {
    // Two waivers at once must not leave nobody: they wait for each other on the campaign's row.
    await tx.selectFrom('campaign').select('id').where('id', '=', campaign.id).forUpdate().execute();
    const ids = circle.map((one) => one.id);
    const others = (await exemptionsOf(tx, campaign.id, ids)).filter(
      (one) =>
        one.stage === stage.number && one.requirement === requirement.key && one.person_id !== person.id,
    );
    if (circle.length > 1 && others.length >= circle.length - 1) return refused({ why: 'whole-branch' });
    const waiver = {
      id: idFrom(asked.cause),
      campaignId: campaign.id,
      personId: person.id,
      stage: stage.number,
      requirement: requirement.key,
      reason: asked.reason,
      by,
    };
    if (!(await grantExemption(tx, waiver, now))) return done(null);
    const { id, personId, requirement: key, reason } = waiver;
    const detail = { exemption: id, person: personId, stage: stage.number, requirement: key, reason };
    await appendAudit(tx, { actor: by, act: 'exempt', unitId: unit.unit.id, detail }, now);
    return done(null);
  });
  if (outcome.ok) await settlePings(app, campaign, unit.unit.id, now);
  return outcome;
}

/** The office takes a waiver back: the requirement counts again and its pings go on. */
export async function takeExemptionBack(
  app: App,
  asked: { openId: string; exemptionId: string },
  now: Date,
): Promise<Outcome<{ unitId: string }>> {
  const waiver = await exemptionById(app.db, asked.exemptionId);
  const person = waiver ? await personById(app.db, waiver.person_id) : undefined;
  if (!waiver || !person) return refused({ why: 'gone' });
  const who = await authorise(app, asked.openId, 'exempt', person.unit_id, now);
  if (!who.ok) return who;
  await app.db.transaction().execute(async (tx) => {
    if (!(await revokeExemption(tx, waiver.id))) return;
    const { stage, requirement, reason } = waiver;
    const detail = { exemption: waiver.id, person: person.id, stage, requirement, reason };
    const act = {
      actor: who.value.person.id,
      act: 'revoke-exemption' as const,
      unitId: person.unit_id,
      detail,
    };
    await appendAudit(tx, act, now);
  });
  const campaign = await campaignNow(app.db);
  if (campaign) await settlePings(app, campaign, person.unit_id, now);
  return done({ unitId: person.unit_id });
}

/** What asks single persons and can be answered; the rest is nobody's to be excused from. */
const waivable = (stage: ConcentratedStage): Requirement[] =>
  stage.requirements.filter((one) => one.per === 'member' && one.counts === 'gate' && isAnswerable(one));

async function mayExempt(
  app: App,
  asked: { openId: string; unitId: string },
  now: Date,
): Promise<Outcome<{ by: string; campaign: CampaignNow; unit: UnitDuties; stage: ConcentratedStage }>> {
  const who = await authorise(app, asked.openId, 'exempt', asked.unitId, now);
  if (!who.ok) return who;
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const unit = await loadUnitDuties(app.db, campaign, asked.unitId, localDateOf(now, app.timeZone));
  if (!unit) return refused({ why: 'unit-missing', command: 'exempt' });
  const stage = concentratedStages(campaign.template).find((one) => one.number === unit.place.run.stage);
  if (!stage) return refused({ why: 'no-gate' });
  return done({ by: who.value.person.id, campaign, unit, stage });
}

import { type GateItem, type GateView, gateAskCard, gateDecidedCard } from '../cards/gate.ts';
import { dutyKey } from '../domain/duty.ts';
import { figuresOf } from '../domain/figures.ts';
import { forecastShort } from '../domain/forecast.ts';
import { evaluateGate, isCounted, type Measured, waiverOf } from '../domain/gate.ts';
import { daysBetween, localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { snapshotOf } from '../domain/signed-gate.ts';
import { type ConcentratedStage, concentratedStages } from '../domain/template.ts';
import { appendAudit } from '../store/audit.ts';
import {
  applicationById,
  applicationOf,
  applyForGate,
  decideGate,
  enterNextStage,
  exemptionsOf,
} from '../store/gates.ts';
import { personById } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { campaignNow } from './campaign-now.ts';
import { countedHere } from './counted-here.ts';
import { idFrom } from './identity.ts';
import { tellStage } from './milestones.ts';
import type { App } from './ports.ts';
import { changedGateViews } from './signed-gates.ts';
import { supervisorsOver, tellPeople } from './tell-people.ts';
import { loadUnitDuties, type UnitDuties } from './unit-duties.ts';
import { allow, authorise, type Who } from './who.ts';

/** A unit's gate as it stands now: what is met, what is missing and who. The same for card, page and command line. */
export async function gateView(app: App, who: Who, unitId: string, now: Date): Promise<Outcome<GateView>> {
  const allowed = await allow(app, who, 'see-unit', unitId);
  if (!allowed.ok) return allowed;
  const loaded = await loadGate(app, app.db, unitId, now);
  if (!loaded.ok) return loaded;
  const { unit, stage, measured, notYet, application } = loaded.value;
  const today = localDateOf(now, app.timeZone);
  const names = (await allow(app, who, 'see-names', unitId)).ok;
  const dates = unit.place.calendar.stages.find((one) => one.number === stage.number);
  const item = (one: Measured) => gateItem(one, stage, names ? unit : null);
  const blocking = measured.filter(isCounted);
  const waived = (
    await exemptionsOf(
      app.db,
      unit.place.campaign.id,
      unit.people.map((member) => member.id),
    )
  ).filter((one) => one.stage === stage.number);
  const earlier = await changedGateViews(app, who, unitId, now);
  const open = application?.state === 'applied' ? application : null;
  const back = application?.state === 'sent-back' ? application : null;
  return done({
    unit: { id: unit.unit.id, name: unit.unit.name },
    stage: { no: stage.number, name: stage.title },
    missing: blocking.filter((one) => !one.met).map(item),
    reached: blocking.filter((one) => one.met && one.need > 0).map(item),
    recorded: measured
      .filter((one) => !isCounted(one))
      .map((one) => ({ ...item(one), names: [], item: null })),
    notYet: notYet.map((requirement) => requirement.title),
    exemptions: (names ? waived : []).map((one) => ({
      person: unit.people.find((member) => member.id === one.person_id)?.name ?? '',
      requirement:
        stage.requirements.find((requirement) => requirement.key === one.requirement)?.title ??
        one.requirement,
      reason: one.reason,
    })),
    lateDays: dates && dates.to < today ? daysBetween(dates.to, today) : 0,
    forecast: dates ? shortAtTheEnd(unit, stage, { dates, today }) : null,
    earlier: earlier.ok ? earlier.value : [],
    counted: names ? await countedHere(app.db, unit) : null,
    application: open
      ? { by: await nameOf(app.db, open.applied_by), on: localDateOf(open.applied_at, app.timeZone) }
      : null,
    sentBack: back
      ? { by: await nameOf(app.db, back.decided_by ?? ''), findings: back.findings ?? '' }
      : null,
    mayApply: (await allow(app, who, 'apply-gate', unitId)).ok,
    mayRemind: (await allow(app, who, 'remind', unitId)).ok,
  });
}

/** The secretary applies; only a met gate can be applied for. The supervisors in charge are asked in private. */
export async function applyGate(
  app: App,
  asked: { openId: string; unitId: string; cause: string },
  now: Date,
): Promise<Outcome<{ unit: string }>> {
  const who = await authorise(app, asked.openId, 'apply-gate', asked.unitId, now);
  if (!who.ok) return who;
  const by = who.value.person;
  const outcome = await app.db.transaction().execute(async (tx): Promise<Outcome<{ unit: string }>> => {
    const loaded = await loadGate(app, tx, asked.unitId, now);
    if (!loaded.ok) return loaded;
    const { unit, stage, measured, met } = loaded.value;
    if (!met) return refused({ why: 'gate-not-met' });
    const id = idFrom(asked.cause);
    const application = {
      id,
      campaignId: unit.place.campaign.id,
      unitId: unit.unit.id,
      stage: stage.number,
      snapshot: snapshotOf(measured, unit.facts),
      by: by.id,
    };
    if (!(await applyForGate(tx, application, now))) return done({ unit: unit.unit.name });
    await appendAudit(
      tx,
      {
        actor: by.id,
        act: 'apply-gate',
        unitId: unit.unit.id,
        detail: { application: id, stage: stage.number },
      },
      now,
    );
    const card = gateAskCard({
      unit: { id: unit.unit.id, name: unit.unit.name },
      stage: { no: stage.number, name: stage.title },
      application: id,
      by: by.name,
      reached: measured.filter((one) => one.met).map((one) => gateItem(one, stage, null)),
    });
    await tellPeople(tx, await supervisorsOver(tx, unit.unit.id), { key: `gate-ask:${id}`, card }, now);
    return done({ unit: unit.unit.name });
  });
  app.wake.courier();
  return outcome;
}

/**
 * A supervisor in charge signs or sends back (S22, S30), never the one who applied. Signing measures again: what
 * changed since the application and is no longer met asks for a new look. Only then the next stage opens.
 */
export async function decideOnGate(
  app: App,
  asked: { openId: string; unitId: string; applicationId: string; findings: string | null },
  now: Date,
): Promise<Outcome<{ unit: string; by: string }>> {
  const who = await authorise(app, asked.openId, 'sign-gate', asked.unitId, now);
  if (!who.ok) return who;
  const by = who.value.person;
  const outcome = await app.db
    .transaction()
    .execute(async (tx): Promise<Outcome<{ unit: string; by: string }>> => {
      const application = await applicationById(tx, asked.applicationId);
      if (application?.unit_id !== asked.unitId || application.state !== 'applied')
        return refused({ why: 'not-applied' });
      if (application.applied_by === by.id) return refused({ why: 'applied-by-you' });
      const loaded = await loadGate(app, tx, asked.unitId, now);
      if (!loaded.ok) return loaded;
      const { unit, stage, measured, met } = loaded.value;
      const signs = asked.findings === null;
      if (signs && (!met || stage.number !== application.stage)) return refused({ why: 'gate-not-met' });
      const decision = {
        id: application.id,
        state: signs ? ('signed' as const) : ('sent-back' as const),
        snapshot: snapshotOf(measured, unit.facts),
        by: by.id,
        findings: asked.findings,
      };
      if (!(await decideGate(tx, decision, now))) return refused({ why: 'not-applied' });
      const act = signs ? 'sign-gate' : 'send-gate-back';
      await appendAudit(
        tx,
        {
          actor: by.id,
          act,
          unitId: unit.unit.id,
          detail: { application: application.id, stage: stage.number, findings: asked.findings },
        },
        now,
      );
      if (signs) {
        await enterNextStage(
          tx,
          { campaignId: application.campaign_id, unitId: unit.unit.id, stage: stage.number },
          now,
        );
        await tellStage(
          app,
          tx,
          {
            campaign: unit.place.campaign,
            unitId: unit.unit.id,
            stage: stage.number + 1,
            key: `stage-opened:${unit.unit.id}:${stage.number + 1}`,
          },
          now,
        );
      }
      const applicant = await personById(tx, application.applied_by);
      const card = gateDecidedCard({ unit: unit.unit.name, by: by.name, findings: asked.findings });
      if (applicant) await tellPeople(tx, [applicant], { key: `gate-decided:${application.id}`, card }, now);
      return done({ unit: unit.unit.name, by: by.name });
    });
  app.wake.courier();
  return outcome;
}

async function loadGate(app: App, db: Db, unitId: string, now: Date) {
  const campaign = await campaignNow(db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const unit = await loadUnitDuties(db, campaign, unitId, localDateOf(now, app.timeZone));
  if (!unit) return refused({ why: 'no-gate' });
  const stage = concentratedStages(campaign.template).find((one) => one.number === unit.place.run.stage);
  if (!stage) return refused({ why: 'no-gate' });
  const application = await applicationOf(db, campaign.id, unitId, stage.number);
  return done({ unit, stage, application, ...evaluateGate(stage.requirements, unit.facts) });
}

/** How many will be short of their hours when the stage ends, at the pace of its days so far. */
function shortAtTheEnd(
  { facts }: UnitDuties,
  stage: ConcentratedStage,
  { dates, today }: { dates: { from: string; to: string }; today: string },
): number | null {
  const asked = stage.requirements.find((one) => one.kind === 'study-hour' && one.counts === 'gate');
  if (!asked) return null;
  const hours = facts.members
    .filter((member) => !facts.exempt.has(waiverOf(member.id, stage.number, asked.key)))
    .map((member) => member.hours);
  const pace = { passed: daysBetween(dates.from, today) + 1, left: daysBetween(today, dates.to) };
  return forecastShort(hours, asked.atLeast, pace);
}

function gateItem(measured: Measured, stage: ConcentratedStage, unit: UnitDuties | null): GateItem {
  const { requirement } = measured;
  const names = new Map(unit?.people.map((member) => [member.id, member.name]));
  return {
    name: requirement.title,
    ...figuresOf(measured),
    names: unit ? measured.missing.map((id) => names.get(id) ?? '') : [],
    item:
      requirement.per === 'member' && unit
        ? dutyKey(unit.place.campaign.template, stage.key, requirement.key)
        : null,
  };
}

const nameOf = async (db: Db, personId: string): Promise<string> =>
  (await personById(db, personId))?.name ?? '';

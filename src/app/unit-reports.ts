import type { Label } from '../cards/words/index.ts';
import { evaluateGate, isAskedOf, isCounted } from '../domain/gate.ts';
import type { LedgerCounts } from '../domain/ledger-counts.ts';
import { daysBetween, localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { concentratedStages } from '../domain/template.ts';
import { runsOf } from '../store/campaign.ts';
import { exemptionsOf } from '../store/gates.ts';
import { listUnits, peopleByIds, type Unit, unitByName, unitTree } from '../store/roster.ts';
import { type CampaignNow, campaignNow } from './campaign-now.ts';
import { type CountedHere, countedHere } from './counted-here.ts';
import { ledgerCounts } from './ledger-items.ts';
import type { App } from './ports.ts';
import { changedGates } from './signed-gates.ts';
import { stageRequirements } from './status-view.ts';
import { loadUnitDuties, type UnitDuties } from './unit-duties.ts';
import { unknownUnit } from './unknown-unit.ts';

/** Where a unit stands (contract, `status --json`). Counts only. */
export interface UnitStatus {
  unit: string;
  batch: number;
  /** The stage really open; the calendar never moves it. */
  stage: number;
  /** Day of the stage, 1 on its first; 0 before it. */
  day: number;
  days: number;
  /** Requirements that can be answered and count for the gate, by step; what is only recorded is judged nowhere. */
  steps: { step: string; name: Label; due: string; have: number; need: number }[];
  met: number;
  of: number;
  /** The unit's own ledger; those below have their own lines. */
  ledger: LedgerCounts;
}

/** The state of one unit and those below it, or of all that take part: the unit first, the others in roster order. */
export async function unitStatuses(app: App, name: string | null, now: Date): Promise<Outcome<UnitStatus[]>> {
  const found = await unitsInCampaign(app, name);
  if (!found.ok) return found;
  const { campaign, units } = found.value;
  const today = localDateOf(now, app.timeZone);
  const ledgers = await ledgerCounts(app.db, campaign.id, today);
  const rows: UnitStatus[] = [];
  for (const unit of units) {
    const loaded = await loadUnitDuties(app.db, campaign, unit.id, today);
    if (loaded) rows.push(statusOf(campaign, loaded, ledgers([unit.id]), today));
  }
  return done(rows);
}

function statusOf(
  { template }: CampaignNow,
  loaded: UnitDuties,
  ledger: LedgerCounts,
  today: string,
): UnitStatus {
  const { run, calendar } = loaded.place;
  const measured = stageRequirements(template, loaded).filter(isCounted);
  const dates = calendar.stages.find((one) => one.number === run.stage);
  const stage = concentratedStages(template).find((one) => one.number === run.stage);
  return {
    unit: loaded.unit.name,
    batch: run.batch,
    stage: run.stage,
    day: dates ? Math.max(0, daysBetween(dates.from, today) + 1) : 0,
    days: dates ? daysBetween(dates.from, dates.to) + 1 : 0,
    steps: (stage?.steps ?? []).map((step) => {
      const own = measured.filter(({ requirement }) => requirement.step === step.key);
      return {
        step: step.key,
        name: step.title,
        due: dates?.steps.find((one) => one.key === step.key)?.due ?? dates?.to ?? '',
        have: own.filter((one) => one.met).length,
        need: own.length,
      };
    }),
    met: measured.filter((one) => one.met).length,
    of: measured.length,
    ledger,
  };
}

export interface GateRequirement {
  key: string;
  name: Label;
  met: boolean;
  have: number;
  need: number;
  /** What a share is made of, for who reads it. */
  share?: { done: number; all: number };
  /** Names in roster order. */
  missing: string[];
  /** False for what this version can't take in yet; it does not block. */
  answerable: boolean;
  /** Only recorded (`counts: record`): judged by nothing, so it is met and names nobody. */
  recorded: boolean;
}

/** The gate of the stage in which a unit stands (contract, `gate --json`). */
export interface GateReport {
  unit: string;
  stage: number;
  met: boolean;
  requirements: GateRequirement[];
  /** Requirements waived for one person by the office, with the reason. */
  exemptions: { person: string; requirement: string; reason: string }[];
  /** Who takes part otherwise than at home, each counted in one place. */
  counted: CountedHere;
  /** Stages signed earlier of which something changed since: their supervisors look again. */
  changed: { stage: number; lost: string[]; records: number }[];
}

/** Every requirement that a unit's stage asks of it in the order of the template, met or not, and who is missing (S22). */
export async function gateReport(app: App, name: string, now: Date): Promise<Outcome<GateReport>> {
  const found = await loadUnit(app, name, now);
  if (!found.ok) return found;
  const { campaign, loaded } = found.value;
  const { stage: number } = loaded.place.run;
  const stage = concentratedStages(campaign.template).find((one) => one.number === number);
  const requirements = (stage?.requirements ?? []).filter((one) => isAskedOf(one, loaded.facts));
  const { met, measured } = evaluateGate(requirements, loaded.facts);
  const keys = requirements.map((requirement) => requirement.key);
  const waived = (
    await exemptionsOf(
      app.db,
      campaign.id,
      loaded.people.map((member) => member.id),
    )
  ).filter((one) => one.stage === number && keys.includes(one.requirement));
  const names = await namesOf(app, [
    ...measured.filter(isCounted).flatMap((one) => one.missing),
    ...waived.map((one) => one.person_id),
  ]);
  return done({
    unit: loaded.unit.name,
    stage: number,
    met,
    requirements: requirements.map((requirement): GateRequirement => {
      const { key, title } = requirement;
      const one = measured.find((each) => each.requirement.key === key);
      return one
        ? {
            key,
            name: title,
            met: one.met || !isCounted(one),
            have: one.have,
            need: one.need,
            ...(one.share ? { share: one.share } : {}),
            missing: isCounted(one) ? one.missing.map(names) : [],
            answerable: true,
            recorded: !isCounted(one),
          }
        : {
            key,
            name: title,
            met: false,
            have: 0,
            need: requirement.atLeast,
            missing: [],
            answerable: false,
            recorded: requirement.counts === 'record',
          };
    }),
    exemptions: waived.map(({ person_id, requirement, reason }) => ({
      person: names(person_id),
      requirement,
      reason,
    })),
    counted: await countedHere(app.db, loaded),
    changed: (await changedGates(app.db, loaded)).map(({ stage: signed, lost, records }) => ({
      stage: signed.number,
      lost: lost.map((requirement) => requirement.key),
      records,
    })),
  });
}

export interface MissingReport {
  unit: string;
  /** The unit's first day while it is still ahead: then nothing is asked yet. */
  begins: string | null;
  items: { key: string; name: Label; due: string; have: number; need: number; missing: string[] }[];
}

/** What is open in a unit today, and who is missing it, in roster order. */
export async function missingReport(app: App, name: string, now: Date): Promise<Outcome<MissingReport>> {
  const found = await loadUnit(app, name, now);
  if (!found.ok) return found;
  const { loaded } = found.value;
  const names = await namesOf(
    app,
    loaded.open.flatMap(({ measured }) => measured.missing),
  );
  const begins = loaded.place.calendar.stages[0]?.from ?? '';
  return done({
    unit: loaded.unit.name,
    begins: begins > localDateOf(now, app.timeZone) ? begins : null,
    items: loaded.open.map(({ key, title, dueOn, measured }) => ({
      key,
      name: title,
      due: dueOn,
      have: measured.have,
      need: measured.need,
      missing: measured.missing.map(names),
    })),
  });
}

/** The running campaign with the units that take part: those of a unit's tree, that unit first, or all. */
export async function unitsInCampaign(
  app: App,
  name: string | null,
): Promise<Outcome<{ campaign: CampaignNow; units: Unit[] }>> {
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const running = new Set((await runsOf(app.db, campaign.id)).map((run) => run.unit_id));
  const units = (await listUnits(app.db)).filter((unit) => running.has(unit.id));
  if (name === null) return done({ campaign, units });
  const top = await unitByName(app.db, name);
  if (!top) return refused(await unknownUnit(app, name));
  const tree = await unitTree(app.db, top.id);
  const below = units.filter((unit) => tree.includes(unit.id));
  if (below.length === 0) return refused({ why: 'not-in-campaign', unit: top.name });
  return done({
    campaign,
    units: [...below.filter(({ id }) => id === top.id), ...below.filter(({ id }) => id !== top.id)],
  });
}

async function loadUnit(
  app: App,
  name: string,
  now: Date,
): Promise<Outcome<{ campaign: CampaignNow; loaded: UnitDuties }>> {
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const unit = await unitByName(app.db, name);
  if (!unit) return refused(await unknownUnit(app, name));
  const loaded = await loadUnitDuties(app.db, campaign, unit.id, localDateOf(now, app.timeZone));
  return loaded ? done({ campaign, loaded }) : refused({ why: 'not-in-campaign', unit: unit.name });
}

/** Names of people by id, who may participate elsewhere and stand here as of the leading body. */
async function namesOf(app: App, ids: readonly string[]): Promise<(id: string) => string> {
  const people = await peopleByIds(app.db, [...new Set(ids)]);
  const names = new Map(people.map((person) => [person.id, person.name]));
  return (id) => names.get(id) ?? '';
}

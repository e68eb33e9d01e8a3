import type { StatusView } from '../cards/status.ts';
import { figuresOf } from '../domain/figures.ts';
import { evaluateGate, isCounted, type Measured } from '../domain/gate.ts';
import { daysBetween, localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { concentratedStages, requirementsAt, type Template } from '../domain/template.ts';
import { listUnits, unitTree } from '../store/roster.ts';
import { campaignNow } from './campaign-now.ts';
import { ledgerCounts } from './ledger-items.ts';
import { pageFor } from './page-link.ts';
import type { App } from './ports.ts';
import { standingOf } from './standing.ts';
import { loadUnitDuties, type UnitDuties } from './unit-duties.ts';
import { allow, type Who } from './who.ts';

/** A unit's state as figures, and the units below it for those who stand over them. Counts only. */
export async function statusView(
  app: App,
  who: Who,
  unitId: string,
  now: Date,
): Promise<Outcome<StatusView>> {
  const allowed = await allow(app, who, 'see-unit', unitId);
  if (!allowed.ok) return allowed;
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const today = localDateOf(now, app.timeZone);
  const names = await allow(app, who, 'see-names', unitId);
  const all = await listUnits(app.db);
  const unit = all.find((one) => one.id === unitId);
  if (!unit) return refused({ why: 'gone' });

  const own = await loadUnitDuties(app.db, campaign, unitId, today);
  const tree = await unitTree(app.db, unitId);
  const below: UnitDuties[] = [];
  for (const one of all.filter((each) => each.id !== unitId && tree.includes(each.id))) {
    const loaded = await loadUnitDuties(app.db, campaign, one.id, today);
    if (loaded) below.push(loaded);
  }
  if (!own && below.length === 0) return refused({ why: 'not-in-campaign', unit: unit.name });
  const ledger = (await ledgerCounts(app.db, campaign.id, today))(tree);
  const measured = own ? stageRequirements(campaign.template, own).filter(isCounted) : [];
  return done({
    unit: { id: unit.id, name: unit.name },
    today,
    stage: own ? standingOf(own.place, today) : null,
    steps: own ? stepsOf(campaign.template, own, measured) : [],
    requirements: measured
      .filter(({ need }) => need > 0)
      .map((one) => ({ name: one.requirement.title, done: one.have, of: one.need, ...figuresOf(one) })),
    members: own ? membersDone(own, measured) : null,
    ledger: ledger.total === 0 ? null : ledger,
    units: below.map((one) => unitRow(campaign.template, one, today)),
    stages: campaign.template.stages.map((stage) => ({ no: stage.number, name: stage.title })),
    mayMissing: names.ok,
    page: await pageFor(app, who, '/', unitId),
  });
}

/** The measured requirements of the stage in which the unit really stands. */
export function stageRequirements(template: Template, { place, facts }: UnitDuties): Measured[] {
  return evaluateGate(requirementsAt(template, place.run.stage), facts).measured;
}

function stepsOf(
  template: Template,
  { place }: UnitDuties,
  measured: readonly Measured[],
): StatusView['steps'] {
  const stage = concentratedStages(template).find((one) => one.number === place.run.stage);
  const dates = place.calendar.stages.find((one) => one.number === place.run.stage);
  return (stage?.steps ?? []).map((step) => {
    const own = measured.filter(({ requirement }) => requirement.step === step.key);
    return {
      name: step.title,
      due: dates?.steps.find((one) => one.key === step.key)?.due ?? dates?.to ?? '',
      have: own.filter((one) => one.met).length,
      need: own.length,
    };
  });
}

function membersDone({ members }: UnitDuties, measured: readonly Measured[]): StatusView['members'] {
  if (members.length === 0) return null;
  const missing = new Set(
    measured.filter(({ requirement }) => requirement.per === 'member').flatMap((one) => one.missing),
  );
  return { done: members.length - missing.size, of: members.length };
}

/** A unit among others: counts only. */
export function unitRow(template: Template, one: UnitDuties, today: string): StatusView['units'][number] {
  const dates = one.place.calendar.stages.find((stage) => stage.number === one.place.run.stage);
  const measured = stageRequirements(template, one).filter(isCounted);
  return {
    name: one.unit.name,
    stage: one.place.run.stage,
    day: dates ? Math.max(0, daysBetween(dates.from, today) + 1) : 0,
    days: dates ? daysBetween(dates.from, dates.to) + 1 : 0,
    met: measured.filter((each) => each.met).length,
    of: measured.length,
  };
}

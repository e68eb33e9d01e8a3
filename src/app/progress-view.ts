import type { SurveyResultView } from '../cards/survey-result.ts';
import type { StageNow } from '../cards/view.ts';
import type { Label } from '../cards/words/index.ts';
import { isCounted, type Measured } from '../domain/gate.ts';
import type { SurveyPayload } from '../domain/kinds/survey.ts';
import { countItems, type LedgerCounts } from '../domain/ledger-counts.ts';
import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import type { Template } from '../domain/template.ts';
import { recordsOfKind } from '../store/records.ts';
import { listUnits, type Unit, unitById, unitTree } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { closedSurveys } from '../store/surveys.ts';
import { type CalendarLane, lanesOf } from './calendar-lanes.ts';
import { type CampaignNow, campaignNow } from './campaign-now.ts';
import { resultView } from './close-survey.ts';
import { itemsOfAll } from './ledger-items.ts';
import type { App } from './ports.ts';
import { standingOf } from './standing.ts';
import { stageRequirements, unitRow } from './status-view.ts';
import { loadUnitDuties, type UnitDuties } from './unit-duties.ts';
import { allow, type Who } from './who.ts';

export interface RequirementRow {
  name: Label;
  done: number;
  of: number;
  /** Both are parts of a whole, 0 to 1: the part reached, and the part asked for. */
  share?: true;
}

/** The campaign on one page, seen from one unit downwards. Counts only; units in the order of the roster. */
export interface ProgressView {
  title: Label;
  unit: { id: string; name: string };
  /** The unit above, where the viewer may see it, too. */
  above: { id: string; name: string } | null;
  today: string;
  stages: { no: number; name: Label }[];
  lanes: CalendarLane[];
  /** How many units stand in each stage really, whatever the calendar says. */
  byStage: { no: number; units: number }[];
  /** The unit's own stage and requirements; null where only those below it take part. */
  own: { stage: StageNow | null; requirements: RequirementRow[] } | null;
  /** Of the units below that stand in a stage and are asked: how many meet each of its requirements. */
  requirements: { stage: number; rows: RequirementRow[] }[];
  ledger: LedgerCounts;
  surveys: SurveyResultView[];
  units: { id: string; name: string; stage: number; day: number; days: number; met: number; of: number }[];
  mayQueues: boolean;
}

/**
 * What the office, a supervision group, a first responsible person or a secretary sees of the units they stand over.
 *
 * @param unitId null: the widest that they stand over
 */
export async function progressView(
  app: App,
  asked: { who: Who; unitId: string | null },
  now: Date,
): Promise<Outcome<ProgressView>> {
  const { who } = asked;
  const unit = await unitById(app.db, asked.unitId ?? who.standsUnder[0] ?? who.unit.id);
  if (!unit) return refused({ why: 'gone' });
  const allowed = await allow(app, who, 'see-progress', unit.id);
  if (!allowed.ok) return allowed;
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const { template } = campaign;
  const today = localDateOf(now, app.timeZone);
  const tree = await unitTree(app.db, unit.id);
  const inside = (await listUnits(app.db)).filter((one) => tree.includes(one.id));
  const loaded: UnitDuties[] = [];
  for (const one of inside) {
    const duties = await loadUnitDuties(app.db, campaign, one.id, today);
    if (duties) loaded.push(duties);
  }
  if (loaded.length === 0) return refused({ why: 'not-in-campaign', unit: unit.name });
  const measured = new Map(
    loaded.map((one) => [one.unit.id, stageRequirements(template, one).filter(isCounted)]),
  );
  const own = loaded.find((one) => one.unit.id === unit.id);
  const below = loaded.filter((one) => one !== own);
  return done({
    title: template.title,
    unit: { id: unit.id, name: unit.name },
    above: await aboveOf(app, who, unit),
    today,
    stages: template.stages.map((stage) => ({ no: stage.number, name: stage.title })),
    lanes: lanesOf(loaded.map(({ unit: { name }, place }) => ({ unit: name, calendar: place.calendar }))),
    byStage: template.stages.map(({ number }) => ({
      no: number,
      units: loaded.filter(({ place }) => place.run.stage === number).length,
    })),
    own: own
      ? {
          stage: standingOf(own.place, today),
          requirements: (measured.get(unit.id) ?? []).filter(({ need }) => need > 0).map(requirementRow),
        }
      : null,
    requirements: requirementsMet(template, below, measured),
    ledger: countItems(
      (await itemsOfAll(app.db, campaign.id))
        .filter(({ record }) => tree.includes(record.unit_id))
        .map(({ item }) => item),
      today,
    ),
    surveys: await surveysIn(app.db, campaign, inside),
    units: below.map((one) => ({ id: one.unit.id, ...unitRow(template, one, today) })),
    mayQueues: (await allow(app, who, 'see-queues', unit.id)).ok,
  });
}

function requirementRow({ requirement, have, need, share }: Measured): RequirementRow {
  const name = requirement.title;
  if (share) return { name, done: share.done, of: share.all };
  const isShare = requirement.measure === 'share' && requirement.per !== 'member';
  return { name, done: have, of: need, ...(isShare ? { share: true } : {}) };
}

async function aboveOf(app: App, who: Who, unit: Unit): Promise<ProgressView['above']> {
  const above = unit.parent_id === null ? undefined : await unitById(app.db, unit.parent_id);
  if (!above || !(await allow(app, who, 'see-progress', above.id)).ok) return null;
  return { id: above.id, name: above.name };
}

function requirementsMet(
  template: Template,
  units: readonly UnitDuties[],
  measured: ReadonlyMap<string, readonly Measured[]>,
): ProgressView['requirements'] {
  return template.stages.flatMap(({ number, requirements }) => {
    const here = units.filter(({ place }) => place.run.stage === number);
    const rows = requirements.flatMap(({ key, title }) => {
      const asked = here.flatMap(
        ({ unit }) => measured.get(unit.id)?.filter(({ requirement }) => requirement.key === key) ?? [],
      );
      const met = asked.filter((one) => one.met).length;
      return asked.length === 0 ? [] : [{ name: title, done: met, of: asked.length }];
    });
    return rows.length === 0 ? [] : [{ stage: number, rows }];
  });
}

/** The newest round of each survey that has closed; one of too few answers says only that. */
async function surveysIn(db: Db, campaign: CampaignNow, units: readonly Unit[]): Promise<SurveyResultView[]> {
  const filed = await recordsOfKind(db, campaign.id, 'survey');
  const closed = await closedSurveys(db, campaign.id);
  return units.flatMap((unit) => {
    const newest = new Map<string, SurveyResultView>();
    for (const survey of closed.filter((one) => one.unit_id === unit.id)) {
      const result = filed.find((one) => one.payload.survey === survey.id)?.payload as
        | SurveyPayload
        | undefined;
      if (result)
        newest.set(
          `${survey.stage} ${survey.measure ?? ''}`,
          resultView(campaign, unit.name, survey.form, result),
        );
    }
    return [...newest.values()];
  });
}

import { figure, totalLine } from '../cards/survey-result.ts';
import { called, type Words, wordsOf } from '../cards/words/index.ts';
import type { KindName } from '../domain/kind-names.ts';
import { isInForce, type RecordFact } from '../domain/kinds/kind.ts';
import type { SurveyPayload } from '../domain/kinds/survey.ts';
import { SESSION_KINDS } from '../domain/study.ts';
import { barOf, countedChoices } from '../domain/survey.ts';
import { TALK_KINDS } from '../domain/talk.ts';
import { concentratedStages, type Template } from '../domain/template.ts';
import { signedGates } from '../store/gates.ts';
import { attendanceOf } from '../store/records.ts';
import { unitTree } from '../store/roster.ts';
import { talkCounts } from '../store/talks.ts';
import { appraisalFigures } from './appraisal-figures.ts';
import { checklist } from './checklist.ts';
import { expectedIn } from './expected.ts';
import { isAbove } from './is-above.ts';
import { hoursNeeded } from './my-hours.ts';
import type { App } from './ports.ts';
import { stageTotals } from './stage-totals.ts';
import type { UnitDuties } from './unit-duties.ts';

/**
 * The stage summary as the data give it (S23; the kinds of figures are those of (002)): exact counts and nothing
 * estimated. Opinions are counted only once released.
 */
export async function draftSummary(app: App, unit: UnitDuties, today: string): Promise<string> {
  // What is filed is in the language of the office; the one who files edits it.
  const w = wordsOf('zh-cn');
  const { campaign, run } = unit.place;
  const stage = concentratedStages(campaign.template).find((one) => one.number === run.stage);
  return [
    w.summaryDraft.head(unit.unit.name, stage ? called(w, stage.title) : ''),
    w.status.asOf(today),
    ...(await stageFigures(app, unit, run.stage)),
    (await isAbove(app, unit)) ? w.summaryDraft.lookedOwn : w.summaryDraft.looked,
    ...checklist(unit),
  ].join('\n');
}

/**
 * What a unit did in one stage, a line for each kind of figure; what was not done has no line. Hours and appraisals are
 * counted over the campaign, so they stand with the stages that ask for them.
 */
export async function stageFigures(
  app: App,
  unit: UnitDuties,
  stage: number,
  { survey = true } = {},
): Promise<string[]> {
  const w = wordsOf('zh-cn');
  const { template } = unit.place.campaign;
  const inStage = unit.facts.records.filter((record) => record.stage === stage && isInForce(record));
  const of = (kind: string, fits: (record: RecordFact) => boolean = () => true) =>
    inStage.filter((record) => record.kind === kind && fits(record)).length;
  const line = (count: number, say: (n: number) => string) => (count === 0 ? [] : [say(count)]);
  const findings = of('finding');
  const makeUps = of('make-up');
  const words = w.summaryDraft;
  const heard = await opinionsAndAnalyses(app, w, unit, stage);
  const talked = await talks(app, w, unit, stage);
  const adds = heard.length + talked.length > 0 && (await isAbove(app, unit));
  return [
    ...(adds ? [words.withBelow] : []),
    ...line(unit.members.length, (n) =>
      words.members(n, unit.members.filter((member) => member.leader).length),
    ),
    ...(isAskedIn(template, stage, 'study-hour') ? hours(w, unit) : []),
    ...(await sessions(app, w, unit, inStage)),
    ...line(of('reflection'), words.reflections),
    ...line(of('door-teaching'), words.door),
    ...line(of('contact-point'), words.visits),
    ...heard,
    ...(isAskedIn(template, stage, 'appraisal') ? appraised(w, unit) : []),
    ...line(of('bulletin'), w.appraisal.summary.bulletins),
    ...line(of('inspection'), w.appraisal.summary.inspections),
    ...(survey ? surveyLines(w, template, inStage) : []),
    ...talked,
    ...line(findings, (n) =>
      words.findings(
        of('finding', (one) => one.payload.closed === true),
        n,
      ),
    ),
    ...line(makeUps, (n) =>
      words.makeUps(
        of('make-up', (one) => one.payload.done === 'done'),
        n,
      ),
    ),
  ];
}

const isAskedIn = (template: Template, number: number, kind: KindName): boolean => {
  const stage = concentratedStages(template).find((one) => one.number === number);
  return [...(stage?.kinds ?? []), ...(stage?.steps ?? []).flatMap((step) => step.kinds)].includes(kind);
};

/** Forms, opinions, consultations and analyses of the unit and all below it (002, parts 1.1 and 1.2). */
async function opinionsAndAnalyses(
  app: App,
  w: Words,
  { unit, place, facts }: UnitDuties,
  stage: number,
): Promise<string[]> {
  const words = w.summaryDraft;
  const totals = await stageTotals(app.db, {
    ...{ campaignId: place.campaign.id, unitId: unit.id, stage, today: facts.today },
  });
  const { forms, seminars, opinions, consultations, analyses } = totals;
  return [
    ...(forms.sent > 0 ? [words.forms(forms.sent, forms.returned)] : []),
    ...(seminars > 0 ? [words.seminars(seminars)] : []),
    ...(opinions > 0 ? [words.opinions(opinions)] : []),
    ...(consultations.all > 0
      ? [words.consultations(consultations.all, consultations.byLeaders, consultations.ofMasses)]
      : []),
    ...(analyses > 0 ? [words.analyses(analyses)] : []),
  ];
}

/** The newest round about the stage: how many answered, and each question's share (002, part 1.5). */
function surveyLines(w: Words, template: Template, inStage: readonly RecordFact[]): string[] {
  const settings = template.survey;
  const filed = inStage.filter((one) => one.kind === 'survey').map((one) => one.payload as SurveyPayload);
  const newest = filed.filter((one) => one.about === 'stage').at(-1);
  if (!settings || !newest) return [];
  const { result } = newest;
  if (result === null) return [w.surveyResult.summaryFew(settings.fewestAnswers)];
  const bar = barOf(template, settings, { stage: newest.stage, about: 'stage' });
  const form = { choices: settings.choices, bar };
  const view = { choices: settings.choices, bar: { choices: countedChoices(form), atLeast: bar.atLeast } };
  return [
    w.surveyResult.summary(result.answers, totalLine(w, view, result.share)),
    ...result.questions.map(({ key, share }) => {
      const title = settings.questions.find((one) => one.key === key)?.title;
      return `· ${w.named(title ? called(w, title) : key, figure(w, bar, share))}`;
    }),
  ];
}

/** What was written of the members, delivered and signed for, and who examined themselves (S14, S15). */
function appraised(w: Words, unit: UnitDuties): string[] {
  const { members, delivered, acknowledged, answered } = appraisalFigures(unit.facts);
  return delivered === 0 ? [] : [w.appraisal.summary.appraised(members, delivered, acknowledged, answered)];
}

function hours(w: Words, { facts, members, place }: UnitDuties): string[] {
  if (members.length === 0) return [];
  const need = hoursNeeded(place.campaign.template);
  const total = facts.members.reduce((sum, member) => sum + member.hours, 0);
  const reached = facts.members.filter((member) => need !== null && member.hours >= need).length;
  return [need === null ? w.me.hoursRecorded(total) : w.summaryDraft.hours(total, reached, members.length)];
}

/** Talks by kind, each counted once, over the unit and all below it (002, part 1.1). */
async function talks(app: App, w: Words, { unit, place }: UnitDuties, stage: number): Promise<string[]> {
  const gates = await signedGates(app.db, place.campaign.id, unit.id);
  const passed = (number: number) => gates.find((one) => one.stage === number)?.decided_at ?? undefined;
  const counts = await talkCounts(app.db, {
    campaignId: place.campaign.id,
    unitIds: await unitTree(app.db, unit.id),
    since: stage === place.run.stage ? place.run.stage_opened_at : passed(stage - 1),
    until: passed(stage),
  });
  const some = TALK_KINDS.filter((kind) => counts[kind] > 0);
  return some.length === 0
    ? []
    : [w.summaryDraft.talks(w.join(some.map((kind) => w.talkTimes(w.talkKinds[kind], counts[kind]))))];
}

/** Sessions by kind, with those present of those expected, summed over the sessions of the stage. */
async function sessions(
  app: App,
  w: Words,
  { unit }: UnitDuties,
  inStage: readonly RecordFact[],
): Promise<string[]> {
  const expected = (await expectedIn(app.db, unit)).length;
  const lines: string[] = [];
  for (const kind of SESSION_KINDS) {
    const held = inStage.filter((record) => record.kind === kind);
    if (held.length === 0) continue;
    const present = await attendanceOf(
      app.db,
      held.map((record) => record.id),
    );
    lines.push(w.summaryDraft.sessions(w.sessionKinds[kind], held.length, present, expected * held.length));
  }
  return lines;
}

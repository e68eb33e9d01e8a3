import { type SurveyResultView, surveyResultCard } from '../cards/survey-result.ts';
import type { SurveyPayload } from '../domain/kinds/survey.ts';
import { localDateOf } from '../domain/local-date.ts';
import { afterQuiet } from '../domain/ping.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { countAnswers, countedChoices, type SurveyResult } from '../domain/survey.ts';
import { appendAudit } from '../store/audit.ts';
import { armDue, cancelDue, type DueWake } from '../store/due.ts';
import { enqueue } from '../store/outbox.ts';
import { fileRecord, type NewRecord, recordsOfUnit, reviseRecord } from '../store/records.ts';
import { peopleByIds, peopleOf, peopleWithRole, type Unit, unitById } from '../store/roster.ts';
import type { Tx } from '../store/schema.ts';
import { destroyMarks, takeAnswers } from '../store/survey-answers.ts';
import { markClosed, type StoredSurvey, surveyById } from '../store/surveys.ts';
import { openAnswer } from './answer-survey.ts';
import { pingRows, pingRules } from './arm-calendar.ts';
import { type CampaignNow, campaignNow } from './campaign-now.ts';
import { makeUpDue } from './end-meeting.ts';
import { idFrom } from './identity.ts';
import type { App } from './ports.ts';
import { settlePings } from './settle-pings.ts';
import { supervisorsOver, tellPeople } from './tell-people.ts';
import { allow, whoIs } from './who.ts';
import { isRowId } from './with-deputies.ts';

/** Who opened a survey may close it before its day, without knowing how many have answered. */
export async function closeSurveyNow(
  app: App,
  asked: { openId: string; surveyId: string },
  now: Date,
): Promise<Outcome<SurveyResultView>> {
  const who = await whoIs(app, asked.openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  const survey = await surveyById(app.db, asked.surveyId);
  if (!survey) return refused({ why: 'gone' });
  const allowed = await allow(app, who, 'open-survey', survey.unit_id);
  if (!allowed.ok) return allowed;
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const closed = await app.db.transaction().execute(async (tx) => {
    const done = await closeSurvey(app, tx, { campaign, surveyId: survey.id, by: who.person.id }, now);
    if (done) await cancelDue(tx, { unitId: survey.unit_id, item: survey.id }, 'done');
    return done;
  });
  if (!closed) return refused({ why: 'survey-closed' });
  await settlePings(app, campaign, survey.unit_id, now);
  app.wake.due(closed.woken);
  app.wake.courier();
  return done(closed.view);
}

/**
 * Closes a survey: counts and removes its answers, destroys marks and key, files the figures for the unit, and tells
 * them to those concerned. A round that failed, also by too few answers, asks for a make-up; one that passed has made
 * up what failed before (S21, S26).
 * @returns null when it was closed before
 */
export async function closeSurvey(
  app: App,
  tx: Tx,
  of: { campaign: CampaignNow; surveyId: string; by: string },
  now: Date,
): Promise<{ view: SurveyResultView; woken: DueWake[] } | null> {
  // Before anything else: an answer under way is either counted or refused.
  const sealed = await takeAnswers(tx, of.surveyId);
  const survey = await markClosed(tx, of.surveyId, of.by, now);
  const unit = survey && (await unitById(tx, survey.unit_id));
  if (!survey || !unit) return null;
  await destroyMarks(tx, survey.id);
  app.marks.forget(survey.id);
  const result = countAnswers(
    survey.form,
    sealed.map((one) => openAnswer(app, one)),
  );
  const record = recordOf(survey, { result, by: of.by, today: localDateOf(now, app.timeZone) });
  await fileRecord(tx, record, now);
  const detail = { survey: survey.id, passed: result?.passed ?? false };
  await appendAudit(tx, { actor: of.by, act: 'close-survey', unitId: unit.id, detail }, now);
  const woken = result?.passed
    ? await madeUp(tx, { survey, by: of.by }, now)
    : await mustMakeUp(app, tx, { campaign: of.campaign, survey, unit, record }, now);
  const view = resultView(of.campaign, unit.name, survey.form, record.payload as SurveyPayload);
  await tellResult(app, tx, { campaign: of.campaign, survey, unit, view }, now);
  return { view, woken };
}

function recordOf(
  survey: StoredSurvey,
  of: { result: SurveyResult | null; by: string; today: string },
): NewRecord & { payload: SurveyPayload } {
  const { result } = of;
  return {
    id: idFrom(`survey ${survey.id}`),
    campaignId: survey.campaign_id,
    kind: 'survey',
    unitId: survey.unit_id,
    personId: null,
    parentId: null,
    payload: {
      ...{ survey: survey.id, about: survey.about, measure: survey.measure, stage: survey.stage },
      ...{ round: survey.round, of: survey.form.bar.of, passed: result?.passed ?? false },
      result: result && { answers: result.answers, share: result.share, questions: result.questions },
    },
    occurredOn: of.today,
    state: 'filed',
    filedBy: of.by,
  };
}

/** A closed survey as a card shows it. */
export function resultView(
  campaign: CampaignNow,
  unit: string,
  form: Pick<StoredSurvey['form'], 'questions' | 'choices' | 'bar' | 'fewestAnswers'>,
  filed: SurveyPayload,
): SurveyResultView {
  const stage = campaign.template.stages.find((one) => one.number === filed.stage);
  return {
    survey: filed.survey,
    unit,
    stage: { no: filed.stage, name: stage?.title ?? '' },
    measure: filed.measure,
    round: filed.round,
    bar: { choices: countedChoices(form), atLeast: form.bar.atLeast },
    fewest: form.fewestAnswers,
    passed: filed.passed,
    choices: form.choices.map(({ key, title }) => ({ key, title })),
    questions: form.questions,
    result: filed.result,
    mayAgain: false,
  };
}

/** One make-up for the unit, with a day; while one is open a further failed round adds none. */
async function mustMakeUp(
  app: App,
  tx: Tx,
  of: { campaign: CampaignNow; survey: StoredSurvey; unit: Unit; record: NewRecord },
  now: Date,
): Promise<DueWake[]> {
  const { campaign, survey, unit, record } = of;
  if ((await openMakeUps(tx, survey)).length > 0) return [];
  const stage = campaign.template.stages.find((one) => one.number === survey.stage);
  const due = await makeUpDue(tx, campaign, unit, record.occurredOn);
  const id = idFrom(`make-up ${survey.id}`);
  // What is filed is in the language of the office.
  const words = `群众满意度测评未达标，改进后重新测评：${survey.measure ?? stage?.title['zh-cn'] ?? ''}`;
  const payload = { words, due, done: 'open', survey: survey.id };
  const makeUp = { ...record, id, kind: 'make-up', parentId: record.id, payload, filedBy: 'system' };
  await fileRecord(tx, makeUp, now);
  return armDue(tx, pingRows(pingRules(app, campaign), unit.id, { key: `make-up:${id}`, dueOn: due }, now));
}

async function madeUp(tx: Tx, of: { survey: StoredSurvey; by: string }, now: Date): Promise<DueWake[]> {
  for (const one of await openMakeUps(tx, of.survey)) {
    const payload = { ...one.payload, done: 'done' };
    const change = {
      id: one.id,
      version: one.version,
      payload,
      state: 'filed',
      savedBy: of.by,
      reason: null,
    };
    await reviseRecord(tx, change, now);
    await cancelDue(tx, { unitId: one.unit_id, item: `make-up:${one.id}` }, 'done');
  }
  return [];
}

/** Make-ups that earlier rounds about the same thing left open. */
async function openMakeUps(tx: Tx, survey: StoredSurvey) {
  const found = [];
  for (const one of await recordsOfUnit(tx, survey.campaign_id, survey.unit_id, 'make-up')) {
    if (one.payload.done === 'done' || typeof one.payload.survey !== 'string') continue;
    const failed = await surveyById(tx, one.payload.survey);
    const same =
      failed?.stage === survey.stage && failed.about === survey.about && failed.measure === survey.measure;
    if (same) found.push(one);
  }
  return found;
}

/** To who opened it, the unit's secretaries, the office and the supervisors in private; to the unit as numbers. */
async function tellResult(
  app: App,
  tx: Tx,
  of: { campaign: CampaignNow; survey: StoredSurvey; unit: Unit; view: SurveyResultView },
  now: Date,
): Promise<void> {
  const { campaign, survey, unit, view } = of;
  const notBefore = afterQuiet(now, pingRules(app, campaign));
  const opener = isRowId(survey.opened_by) ? await peopleByIds(tx, [survey.opened_by]) : [];
  const mayOpen = [...opener, ...(await peopleOf(tx, [unit.id], 'secretary'))];
  const others = [...(await peopleWithRole(tx, 'office')), ...(await supervisorsOver(tx, unit.id))];
  const key = `survey-result:${survey.id}`;
  const again = surveyResultCard({ ...view, mayAgain: !view.passed });
  const once = new Map([...mayOpen, ...others].map((person) => [person.id, person]));
  const asks = new Set(mayOpen.map((person) => person.id));
  const people = [...once.values()];
  await tellPeople(
    tx,
    people.filter(({ id }) => asks.has(id)),
    { key, card: again, notBefore },
    now,
  );
  const card = surveyResultCard(view);
  await tellPeople(
    tx,
    people.filter(({ id }) => !asks.has(id)),
    { key, card, notBefore },
    now,
  );
  if (unit.chat_id) {
    const job = { do: 'card' as const, to: { chatId: unit.chat_id }, card };
    await enqueue(tx, [{ key: `${key}:group`, job, notBefore }], now);
  }
}

import { z } from 'zod';
import { EXPORT_NAMES } from '../domain/exports.ts';
import { KIND_NAMES } from '../domain/kind-names.ts';
import { INSPECTION_POINTS } from '../domain/kinds/inspection.ts';
import { ITEM_STATES, PLACINGS, WAYS } from '../domain/ledger.ts';
import { areas, enteredChannels, type Target, targets } from '../domain/opinions.ts';
import { COMMON_MEETING_KINDS, STUDY_SESSION_KINDS } from '../domain/study.ts';
import { TALK_KINDS } from '../domain/talk.ts';
import { locales } from './words/locale.ts';

/**
 * Every button's value and every form's fields, shared by the cards that write them and the handlers that read
 * them. Values are `{action, …ids}`; a value that does not parse is refused like any other bad input.
 */
const id = z.string().min(1).max(64);
/** A sort of a kind. */
const sort = z.string().max(32).optional();
/** Acts on a ledger item that ask for words, a day or a person. */
export const LEDGER_FORMS = [
  'evidence',
  'claim-solved',
  'claim-cannot',
  'send-back',
  'new-date',
  'hand-over',
] as const;

export const surveyAbouts = ['stage', 'measure'] as const;
export const surveyCircles = ['everyone', 'masses', 'units'] as const;

/** A button that does what a typed command does; `args` is the text after the command's name. */
const command = z.object({
  action: z.literal('command'),
  name: z.string().max(32),
  args: z.string().max(200).optional(),
});

const value = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.object({ action: z.literal(name), ...shape });

/** The list on which a row was pressed; absent on a card of its own. */
const list = z.enum(['talk', 'me']).optional();

export const cardAction = z.discriminatedUnion('action', [
  value('check-in', { session: id }),
  value('check-in-undo', { session: id }),
  /** Submits `sessionForm`. */
  value('session-open', { unit: id }),
  value('session-close', { session: id }),
  /** Submits `meetingForm`. */
  value('meeting-plan', { unit: id }),
  /** A supervisor has come to the meeting. */
  value('meeting-attend', { session: id }),
  /** Asks for the forms by which a planned meeting is moved or cancelled. */
  value('meeting-change-open', { session: id }),
  /** Submits `meetingMoveForm`. */
  value('meeting-move', { session: id }),
  /** Submits `meetingCancelForm`. */
  value('meeting-cancel', { session: id }),
  value('meeting-minutes-open', { session: id }),
  /** Submits `minutesForm`. */
  value('meeting-minutes', { session: id }),
  /** Shows again who has to make a meeting up. */
  value('make-up-list', { session: id }),
  value('make-up-done', { record: id }),
  /** Asks for the form that plans a life meeting. */
  value('life-plan-open', { unit: id }),
  /** Submits `lifeMeetingForm`. */
  value('life-plan', { unit: id }),
  /** Shows the order of speaking to whoever runs the meeting. */
  value('life-order-open', { session: id }),
  /** Submits `speakingOrderForm`. */
  value('life-order', { session: id }),
  /** Notes that somebody has spoken, or takes it back. */
  value('life-spoke', { session: id, person: id, spoke: z.boolean() }),
  /** Submits `answerForm`: the secretary answers a finding. */
  value('finding-answer', { record: id }),
  /** Submits `answerForm`: a draft of somebody's appraisal, in place of this version (0: of none). */
  value('appraise-draft', { unit: id, person: id, version: z.int() }),
  value('appraise-confirm', { record: id, version: z.int() }),
  /** Submits `returnForm`. */
  value('appraise-return', { record: id, version: z.int() }),
  value('appraise-list', { unit: id }),
  /** Submits `personForm`: opens one. */
  value('appraise-open', { unit: id }),
  value('appraise-acknowledge', { record: id, version: z.int() }),
  /** Submits `answerForm`: the member's answer. */
  value('appraise-answer', { record: id, version: z.int() }),
  value('inspect-list', { unit: id }),
  value('inspect-look', { unit: id, point: z.enum(INSPECTION_POINTS) }),
  /** Submits `inspectSeeForm`. */
  value('inspect-see', { unit: id, point: z.enum(INSPECTION_POINTS) }),
  /** Submits `inspectFindForm`. */
  value('inspect-find', { unit: id, point: z.enum(INSPECTION_POINTS) }),
  value('inspect-finish', { unit: id }),
  value('finding-close', { record: id }),
  /** Submits `returnForm`: an answer that did not do. */
  value('finding-back', { record: id }),
  value('batch-start', { batch: z.int().positive() }),
  /** Submits `spotDrawForm`: the office draws units for spot-checks. */
  value('spot-check-draw', { unit: id }),
  /** Asks for the report form of one spot-check. */
  value('spot-check-open', { record: id }),
  /** Submits `spotReportForm`. */
  value('spot-check-report', { record: id }),
  /** What a file that was sent to the bot is filed as; `of` is a choice of the kind's form. */
  value('file-as', {
    kind: z.enum(KIND_NAMES),
    unit: id.optional(),
    session: id.optional(),
    /** The ledger item whose evidence it is. */
    record: id.optional(),
    message: id,
    key: z.string().min(1).max(200),
    name: z.string().min(1).max(200),
  }),
  /** Sends the file behind a record, or one evidence of a ledger item, into the private chat. */
  value('file-open', { record: id, at: z.int().min(0).max(10_000).optional() }),
  /** Submits `studyForm`. */
  value('study-submit', {}),
  /** Shows the person's own entries. */
  value('my-hours', {}),
  /** Submits `myHoursForm`: the person's own correction on the same day. */
  value('my-hours-correct', {}),
  /** Submits `hoursForm`: a secretary's correction, with a reason. */
  value('hours-correct', { unit: id.optional(), person: id.optional(), session: id.optional() }),
  value('missing-show', { unit: id, item: id.optional() }),
  value('remind-send', { item: id, unit: id }),
  value('box-open', { unit: id }),
  /** Submits `opinionForm`; of a round of forms, with the round. */
  value('opinion-submit', { unit: id, round: id.optional() }),
  /** Somebody of the circle asks for the form of a round. */
  value('opinion-form-open', { round: id }),
  /** Channels, rounds and forms of a unit, for those who ask for opinions. */
  value('opinion-desk', { unit: id }),
  value('opinion-round-form', { unit: id }),
  /** Submits `roundForm`. */
  value('opinion-round-open', { unit: id }),
  /** Tells the whole circle once more. */
  value('opinion-round-again', { round: id }),
  value('opinion-counts-form', { unit: id }),
  /** Submits `countsForm`. */
  value('opinion-counts', { unit: id }),
  value('opinion-words-form', { unit: id }),
  /** Submits `enteredForm`. */
  value('opinion-enter', { unit: id }),
  value('opinion-sort-next', { unit: id }),
  /** Submits `sortForm`. */
  value('opinion-sort', { opinion: id }),
  /** Takes an opinion out of its issue. */
  value('opinion-split', { opinion: id, issue: id }),
  value('opinion-issues', { unit: id, page: z.int().optional() }),
  /** Submits `toLedgerForm`: an issue becomes an item of the ledger. */
  value('opinion-to-ledger', { issue: id }),
  value('opinion-issue', { issue: id, page: z.int().optional() }),
  /** Submits `mergeForm`. */
  value('opinion-merge', { issue: id }),
  /** What was handed to the one who presses. */
  value('feedback-open', { page: z.int().optional() }),
  value('feedback-read', { opinions: z.array(z.uuid()).min(1).max(5) }),
  /** Asks for the form of a survey, in private. */
  value('survey-enter', { survey: id }),
  /** Submits one choice a question; each field is named by the question's key. */
  value('survey-submit', { survey: id }),
  /** An official asks for the form that begins a survey. */
  value('survey-new', { unit: id }),
  /** Submits `surveyNewForm`: what would be opened is shown. */
  value('survey-check', { unit: id }),
  /** Opens what was shown. */
  value('survey-send', {
    unit: id,
    about: z.enum(surveyAbouts),
    measure: z.string().max(100).nullable(),
    circle: z.enum(surveyCircles),
    units: z.array(id).max(100),
    sample: z.int().positive().nullable(),
    closesOn: z.iso.date(),
    again: id.nullable(),
  }),
  /** Shows the next round of a survey that failed. */
  value('survey-again', { survey: id }),
  value('survey-close', { survey: id }),
  value('survey-draw', { survey: id }),
  /** Submits `receiptOpenForm`. */
  value('receipt-open', {}),
  /** Submits `receiptAddForm`. */
  value('receipt-add', {}),
  /** An official asks for the answer form of one released opinion. */
  value('opinion-answer-open', { opinion: id }),
  /** Submits `answerForm`. */
  value('opinion-answer', { opinion: id }),
  /** Asks for the form of a kind, empty or of a record that was sent back. */
  /** Somebody has read what was published. */
  value('publication-read', { record: id }),
  /** Shows what was filed of a kind. */
  value('record-list', { kind: z.enum(KIND_NAMES), unit: id }),
  /** Shows every form that is open to the one who presses. */
  value('forms-list', {}),
  value('record-open', { kind: z.enum(KIND_NAMES), unit: id, of: sort }),
  /** Submits the form of a kind for a unit; its fields are the payload's. Without a form it files the entries added so far. */
  value('record-submit', { kind: z.enum(KIND_NAMES), unit: id, of: sort }),
  /** Submits one entry of a kind whose form adds them one by one, or in the place of `row`; its fields are the entry's. */
  value('record-row-add', { kind: z.enum(KIND_NAMES), unit: id, of: sort, row: z.int().min(0).optional() }),
  /** Shows the form of one entry that was added before, to be changed; without a row the form of the next one. */
  value('record-row-edit', { kind: z.enum(KIND_NAMES), unit: id, of: sort, row: z.int().min(0).optional() }),
  value('record-row-drop', { kind: z.enum(KIND_NAMES), unit: id, of: sort, row: z.int().min(0) }),
  /** Shows a unit's ledger, filtered; `mine` are the presser's own items. */
  value('ledger-list', {
    unit: id,
    page: z.int().min(1),
    state: z.enum(ITEM_STATES).optional(),
    way: z.enum(WAYS).optional(),
    owner: id.optional(),
    overdue: z.boolean().optional(),
    awaiting: z.boolean().optional(),
    mine: z.boolean().optional(),
  }),
  /** Submits `ledgerFilterForm`. */
  value('ledger-filter', { unit: id }),
  /** Submits `ledgerUnitForm`: drills down from the counts by unit. */
  value('ledger-unit', {}),
  value('ledger-open', { record: id }),
  /** Shows the form of one act on an item. */
  value('ledger-form', { record: id, act: z.enum(LEDGER_FORMS) }),
  /** Submits `ledgerActForm`. */
  value('ledger-act', { record: id, version: z.int(), act: z.enum(LEDGER_FORMS) }),
  /** An act that asks nothing. */
  value('ledger-do', { record: id, version: z.int(), act: z.enum(['begin', 'confirm', 'unclaim', 'keep']) }),
  /** Makes the item a task in its owner's own list. */
  value('ledger-task', { record: id }),
  /** The next item that is on none of the four lists. */
  value('ledger-walk', { unit: id }),
  /** Submits `ledgerPlaceForm`. */
  value('ledger-place', { record: id, version: z.int() }),
  /** Submits `adoptForm`: the members' meeting passed the plan. */
  value('plan-adopt', { record: id, version: z.int() }),
  value('plan-publish', { record: id, version: z.int() }),
  value('record-approve', { record: id, version: z.int() }),
  /** Submits `returnForm`. */
  value('record-return', { record: id, version: z.int() }),
  /** Opens a run of messages for the self-analysis, or goes on with it. */
  value('analysis-start', {}),
  value('analysis-finish', {}),
  /** Takes the last message of the run back. */
  value('analysis-back', {}),
  value('analysis-drop', {}),
  /** Submits `consultForm`. */
  value('consult-ask', {}),
  value('analysis-read', { record: id, draft: z.int().optional(), page: z.int() }),
  value('analysis-compare', { record: id, page: z.int() }),
  value('analysis-list', { unit: id }),
  /** Submits `pickForm`. */
  value('analysis-pick', { unit: id }),
  /** Another page of what is under review. */
  value('review-page', { record: id, page: z.int() }),
  /** Without a talk submits `talkForm`, the word of the one who files; with one it is the other's word. */
  value('talk-confirm', { talk: id.optional(), list }),
  /** Somebody says that a member consulted them. */
  value('consult-confirm', { record: id, list }),
  value('confirm-decline', { record: id, list }),
  value('confirm-withdraw', { record: id }),
  value('gate-apply', { unit: id, stage: z.int() }),
  /** By a supervisor in charge, never by the one who applied. */
  value('gate-sign', { unit: id, application: id }),
  /** Submits `returnForm`. */
  value('gate-send-back', { unit: id, application: id }),
  /** A supervisor looks again at a signed gate whose stage changed afterwards. */
  value('gate-review', { unit: id, application: id }),
  /** Submits `exemptForm`; by the office. */
  value('exempt-grant', { unit: id }),
  /** Submits `revokeForm`. */
  value('exempt-revoke', { unit: id }),
  /** Submits `extendForm`: the office moves the date, a secretary asks for it. */
  value('extend-submit', { unit: id }),
  value('extend-grant', { extension: id }),
  /** Submits `returnForm`. */
  value('extend-refuse', { extension: id }),
  /** Asks for the form by which an official names a deputy. */
  value('deputy-open', { unit: id }),
  /** Submits `deputyForm`. */
  value('deputy-name', { unit: id }),
  value('deputy-end', { deputy: id }),
  /** A file for the private chat of the one who presses. */
  value('export', { what: z.enum(EXPORT_NAMES), unit: id }),
  /** Submits `bindForm`. */
  value('bind-chat', {}),
  /** null follows the messenger's own language again. */
  value('lang-set', { locale: z.enum(locales).nullable() }),
  command,
]);
export type CardAction = z.infer<typeof cardAction>;
export type ActionName = CardAction['action'];

/** Full-width digits and spaces as people type them on a Chinese keyboard. */
const halfWidth = (text: string) => text.normalize('NFKC').trim();

/** Study hours: over 0, at most 24, in quarters. */
const hours = z
  .union([z.string(), z.number()])
  .transform((typed) => Number(halfWidth(String(typed)) || 'none'))
  .refine((n) => n > 0 && n <= 24 && Number.isInteger(n * 4));

/** A date picker answers "2005-03-05 +0800"; a typed day is "2005-03-05". */
const day = z
  .string()
  .transform((typed) => halfWidth(typed).slice(0, 10))
  .pipe(z.iso.date());

const line = (most: number) => z.string().trim().min(1).max(most);
/** One card input holds 1,000 characters at most (platform: input component). */
const words = z
  .string()
  .max(1000)
  .refine((text) => text.trim() !== '');

/** Sixteen digits, grouped or not. */
const code = z
  .string()
  .transform((typed) => halfWidth(typed).replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{16}$/));

export const sessionForm = z.object({
  title: line(100),
  kind: z.enum(STUDY_SESSION_KINDS),
  hours,
  supervisors: z.enum(['yes', 'no']).default('no'),
});
/** "14:30", full-width or with a full stop for the colon. */
const time = z
  .string()
  .transform((typed) => halfWidth(typed).replace(/[.：]/, ':').padStart(5, '0'))
  .pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/));
export const meetingForm = z.object({
  title: line(100),
  kind: z.enum(COMMON_MEETING_KINDS),
  on: day,
  time,
  place: line(100),
  hours,
  agenda: line(500),
  speakers: line(200),
  speaks: z.enum(['yes', 'no']).default('no'),
  circle: z.enum(['all', 'leaders']).default('all'),
  people: z.array(id).max(200).default([]),
});
/** Whom a member consulted; one alone may come as a text. */
export const consultForm = z.object({
  people: z.union([z.array(id).min(1), id.transform((one) => [one])]),
});
export const pickForm = z.object({ record: id });
/** A select that was left alone answers with an empty text. */
const unchosen = z.literal('').transform(() => undefined);
export const talkForm = z.object({
  with: id,
  kind: z.union([unchosen, z.enum(TALK_KINDS)]).optional(),
  on: day,
});
export const lifeMeetingForm = z.object({
  title: line(100),
  on: day,
  time,
  place: line(100),
  lasts: hours,
  agenda: line(500),
  guests: z.string().trim().max(200).default(''),
});
/** Names one a line, in the order of speaking. */
export const speakingOrderForm = z.object({ order: words });
export const meetingMoveForm = z.object({ on: day, time, place: line(100) });
export const meetingCancelForm = z.object({ reason: line(200) });
export const minutesForm = z.object({ words });
export const studyForm = z.object({ hours, topic: line(100), on: day });
/** `hours` null (typed as 0) takes the entry back. */
export const myHoursForm = z.object({
  entry: id,
  hours: z.union([z.literal(['0', '0.0', '０', 0]).transform(() => null), hours]),
});
/** `hours` 0 withdraws what was entered. */
export const hoursForm = z.object({
  person: id,
  hours: z.union([z.literal(['0', '０', 0]).transform(() => 0), hours]),
  reason: line(200),
  on: day.optional(),
});
/** A kind of target, or one member by their id. */
const target = z.union([
  z.enum(targets),
  z.templateLiteral(['member:', z.uuid()]),
]) satisfies z.ZodType<Target>;
export const opinionForm = z.object({ words, area: z.enum(areas), target });
export const roundForm = z.object({ circle: id, target, to: day });
/** A count as typed: full-width digits count. */
const countOf = z
  .union([z.string(), z.number()])
  .transform((typed) => Number(halfWidth(String(typed)) || 'none'))
  .refine((n) => Number.isInteger(n) && n >= 0 && n <= 1_000_000);
export const countsForm = z.object({
  channel: z.enum(enteredChannels),
  circle: id,
  sent: countOf,
  returned: countOf,
});
export const enteredForm = z.object({ channel: z.enum(enteredChannels), target, area: z.enum(areas), words });
/** `issue` is one of the unit's, or `new` with a title. */
export const sortForm = z.object({
  area: z.enum(areas),
  target,
  issue: z.union([z.literal('new'), z.uuid()]),
  title: z.string().trim().max(100).default(''),
});
export const mergeForm = z.object({ issue: z.uuid() });
/** `measure` belongs to a survey about one, `units` to a circle of named ones; an empty `sample` asks the whole circle. */
export const surveyNewForm = z
  .object({
    about: z.enum(surveyAbouts),
    measure: z.string().trim().max(100).default(''),
    circle: z.enum(surveyCircles),
    units: z.array(id).max(100).default([]),
    sample: z
      .string()
      .default('')
      .transform((typed) => halfWidth(typed))
      .pipe(
        z.union([
          z.literal('').transform(() => null),
          z
            .string()
            .regex(/^[1-9]\d{0,5}$/)
            .transform(Number),
        ]),
      ),
    on: day,
  })
  .refine((form) => form.about === 'stage' || form.measure !== '', { path: ['measure'] })
  .refine((form) => form.circle !== 'units' || form.units.length > 0, { path: ['units'] });
export const receiptOpenForm = z.object({ code });
export const receiptAddForm = z.object({ code, words });
/** What a reviewer wants changed. */
export const returnForm = z.object({ comment: words });
export const answerForm = z.object({ words });
export const personForm = z.object({ person: id });
export const inspectSeeForm = z.object({ note: z.string().trim().max(200).default('') });
export const inspectFindForm = z.object({ words, due: day });
export const exemptForm = z.object({ person: id, requirement: id, reason: line(200) });
export const revokeForm = z.object({ exemption: id });
export const extendForm = z.object({ key: id, on: day, reason: line(200) });
export const deputyForm = z.object({
  person: id,
  role: z.enum(['secretary', 'first']),
  from: day,
  to: day,
});
/** A whole number as people type it. */
const whole = (least: number) =>
  z
    .union([z.string(), z.number()])
    .transform((typed) => Number(halfWidth(String(typed)) || 'none'))
    .refine((n) => Number.isInteger(n) && n >= least && n <= 9_999);
export const spotDrawForm = z.object({ size: whole(1), seed: z.string().trim().max(64).optional() });
export const spotReportForm = z.object({ heard: whole(0), words });
export const toLedgerForm = z.object({
  owner: id,
  way: z.enum(['now', 'by-date']),
  due: z.preprocess((typed) => (typed === '' ? undefined : typed), day.optional()),
});
export const bindForm = z.object({ unit: id });
const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);
export const ledgerFilterForm = z.object({
  state: z.preprocess(blank, z.enum(['all', 'overdue', 'awaiting', ...ITEM_STATES]).default('all')),
  way: z.preprocess(blank, z.enum(['all', ...WAYS]).default('all')),
  owner: z.preprocess(blank, z.string().max(64).default('all')),
});
export const ledgerUnitForm = z.object({ unit: id });
/** What an act does not ask for stays away. */
export const ledgerActForm = z.object({
  words: z.preprocess(blank, words.optional()),
  on: z.preprocess(blank, day.optional()),
  person: z.preprocess(blank, id.optional()),
});
export const ledgerPlaceForm = ledgerActForm.extend({ as: z.enum(PLACINGS) });
export const adoptForm = z.object({ meeting: line(100), on: day });

const fields = [
  'title',
  'kind',
  'time',
  'place',
  'hours',
  'agenda',
  'lasts',
  'guests',
  'order',
  'speakers',
  'topic',
  'on',
  'entry',
  'with',
  'people',
  'record',
  'person',
  'reason',
  'words',
  'area',
  'target',
  'channel',
  'circle',
  'sent',
  'returned',
  'issue',
  'code',
  'unit',
  'comment',
  'requirement',
  'exemption',
  'key',
  'from',
  'to',
  'role',
  'about',
  'measure',
  'units',
  'sample',
  'size',
  'heard',
  'as',
  'state',
  'owner',
  'meeting',
  'due',
  'note',
] as const;
export type Field = (typeof fields)[number];

/** The first field that a refused form must mend, for the words `problem[field]`; null when it is none of ours. */
export function firstProblem(error: z.ZodError): Field | null {
  const named = error.issues.map((issue) => issue.path[0]);
  return fields.find((field) => named.includes(field)) ?? null;
}

import type { MemberFacts, UnitFacts } from '../../src/domain/gate.ts';
import type { KindName } from '../../src/domain/kind-names.ts';
import type { RecordFact, RecordState } from '../../src/domain/kinds/kind.ts';

/** What a unit has of one requirement, to be laid over the facts of an empty one. */
export interface Part {
  hours?: Record<string, number>;
  records?: RecordFact[];
  present?: [KindName, string[], of?: string];
}

/** One requirement of one gate: what falls short of it, and what meets it. */
export interface Row {
  stage: number;
  key: string;
  /** What the documents ask, as a sentence. */
  policy: string;
  /** Null while nothing can be filed for it: it is named and does not block. */
  parts: { short: Part; enough: Part; missing: string[] } | null;
}

const ids = ['secretary', 'leader', 'member'] as const;

/** A branch of three: its secretary, a leader and a member. */
const members: MemberFacts[] = ids.map((id) => ({
  id,
  name: id,
  leader: id === 'leader',
  secretary: id === 'secretary',
  hours: 0,
}));

/** Facts of a branch in `stage` that has what the parts say and nothing else. */
export function factsOf(stage: number, parts: readonly Part[], exempt: readonly string[] = []): UnitFacts {
  const own = members.map((member) => ({
    ...member,
    hours: Math.max(0, ...parts.map((part) => part.hours?.[member.id] ?? 0)),
  }));
  return {
    today: '2026-05-20',
    stage,
    members: own,
    leaders: own.filter((member) => member.leader),
    records: parts.flatMap((part) => part.records ?? []),
    present: parts.flatMap((part) =>
      part.present
        ? [{ kind: part.present[0], people: new Set(part.present[1]), of: part.present[2] ?? null }]
        : [],
    ),
    body: 'above',
    exempt: new Set(exempt),
  };
}

let count = 0;

export function record(
  kind: KindName,
  stage: number,
  of: { payload?: Record<string, unknown>; personId?: string; state?: RecordState } = {},
): RecordFact {
  count += 1;
  return {
    id: `record-${count}`,
    kind,
    personId: of.personId ?? null,
    state: of.state ?? 'filed',
    occurredOn: '2026-02-01',
    stage,
    payload: of.payload ?? {},
  };
}

/** A record of the unit, against none, or against one that does not count yet. */
function unitWide(kind: KindName, stage: number, payload: object, instead?: Part): Row['parts'] {
  const enough = { records: [record(kind, stage, { payload: { ...payload } })] };
  return { short: instead ?? {}, enough, missing: [] };
}

/** What stands open must be brought to its end: nothing of the kind at all is in order. */
function allOf(kind: KindName, stage: number, open: object, closed: object): Row['parts'] {
  return {
    short: { records: [open, closed].map((payload) => record(kind, stage, { payload: { ...payload } })) },
    enough: { records: [closed, closed].map((payload) => record(kind, stage, { payload: { ...payload } })) },
    missing: [],
  };
}

const ofEach = (kind: KindName, stage: number, people: readonly string[], state?: RecordState): Part => ({
  records: people.map((personId) => record(kind, stage, { personId, ...(state ? { state } : {}) })),
});

/** A closed survey of ten people and six questions, of whose answers so many are in the upper two. */
const survey = (stage: number, part: number, more: object = {}): RecordFact =>
  record('survey', stage, {
    payload: {
      ...{ about: 'stage', stage, of: 'upper' },
      result: { answers: 10, share: { part, whole: 60, exact: true }, questions: [] },
      ...more,
    },
  });

/** Ways by which opinions were asked for. */
const forms = (channels: readonly string[], counts: object = {}): Part => ({
  records: channels.map((channel) =>
    record('opinion-form', 2, { payload: { channel, sent: 0, returned: 0, ...counts } }),
  ),
});

/** Self-analyses with so many characters of those asked. */
const analyses = (characters: Partial<Record<(typeof ids)[number], number>>, state?: RecordState): Part => ({
  records: Object.entries(characters).map(([personId, count]) =>
    record('self-analysis', 2, {
      personId,
      payload: { characters: count, asked: personId === 'leader' ? 4000 : 2000 },
      ...(state ? { state } : {}),
    }),
  ),
});

const consulted = (personId: string, people: readonly string[]): Part => ({
  records: people.map((one) => record('consultation', 2, { personId, payload: { consulted: one } })),
});

const plansOf = (people: readonly string[], state: RecordState = 'filed'): RecordFact[] =>
  people.map((personId) =>
    record('rectification-plan', 3, { personId, state, payload: { level: 'member' } }),
  );

/** An item of the ledger, due before the day on which the table judges unless another day is given. */
const item = (of: object): RecordFact =>
  record('ledger-item', 2, {
    payload: { words: 'x', way: 'by-date', owner: 'member', due: '2026-05-10', ...of },
  });

/** What every stage asks anew before it may hand over (001, part 5; 002, part 1.5; 003, part 3). */
const eachStage = (stage: number): Row[] => [
  {
    stage,
    key: 'contact-point-visited',
    policy: 'each leader visits the contact point in this stage; a visit of an earlier one does not do',
    parts: {
      short: ofEach('contact-point', stage - 1, ['leader']),
      enough: ofEach('contact-point', stage, ['leader']),
      missing: ['leader'],
    },
  },
  {
    stage,
    key: 'findings-closed',
    policy: 'every finding of the supervisors is closed',
    parts: allOf('finding', stage, { closed: false }, { closed: true }),
  },
  {
    stage,
    key: 'make-ups-done',
    policy: 'every make-up is done',
    parts: allOf('make-up', stage, { done: 'open' }, { done: 'done' }),
  },
  {
    stage,
    key: 'inside-look-back-done',
    policy: 'the branch looks back at this stage before it ends',
    parts: unitWide('inside-look-back', stage, {}, { records: [record('inside-look-back', stage - 1)] }),
  },
  {
    stage,
    key: 'stage-summary-filed',
    policy: 'the summary of this stage is filed',
    parts: unitWide('stage-summary', stage, {}, { records: [record('stage-summary', stage - 1)] }),
  },
  {
    stage,
    key: 'survey-passed',
    policy: 'nine in ten answer in the upper two, in the newest round about this stage',
    parts: {
      short: { records: [survey(stage, 60), survey(stage, 53), survey(stage, 60, { about: 'measure' })] },
      enough: { records: [survey(stage, 30), survey(stage, 54), survey(stage, 0, { about: 'measure' })] },
      missing: [],
    },
  },
];

/** All three gates of the built-in campaign, in the order of its template. */
export const rows: Row[] = [
  {
    stage: 1,
    key: 'work-plan-unit',
    policy: 'the unit has its work plan on file',
    parts: unitWide(
      'work-plan',
      1,
      { of: 'unit' },
      { records: [record('work-plan', 1, { payload: { of: 'leading-body' } })] },
    ),
  },
  {
    stage: 1,
    key: 'work-plan-leading-body',
    policy: 'the leading body has its own work plan on file',
    parts: unitWide(
      'work-plan',
      1,
      { of: 'leading-body' },
      { records: [record('work-plan', 1, { payload: { of: 'unit' } })] },
    ),
  },
  {
    stage: 1,
    key: 'mobilisation-held',
    policy: 'the deployment meeting is held, not only opened',
    parts: unitWide('mobilisation', 1, {}, { records: [record('mobilisation', 1, { state: 'open' })] }),
  },
  {
    stage: 1,
    key: 'mobilisation-supervised',
    policy: 'the supervisors come to the deployment meeting',
    parts: unitWide(
      'mobilisation',
      1,
      { supervisorPresent: true },
      { records: [record('mobilisation', 1, { payload: { supervisorPresent: false } })] },
    ),
  },
  {
    stage: 1,
    key: 'secretary-trained',
    policy: 'the secretary is trained, and nobody else need be',
    parts: {
      short: { present: ['training', ['leader', 'member']] },
      enough: { present: ['training', ['secretary']] },
      missing: ['secretary'],
    },
  },
  {
    stage: 1,
    key: 'study-hours',
    policy: 'each member has forty study hours, not a quarter less',
    parts: {
      short: { hours: { secretary: 40, leader: 39.75, member: 52 } },
      enough: { hours: { secretary: 40, leader: 40, member: 52 } },
      missing: ['leader'],
    },
  },
  {
    stage: 1,
    key: 'reflection-written',
    policy: 'each member has a reflection that the secretary approved',
    parts: {
      short: {
        records: [
          ...(ofEach('reflection', 1, ['leader']).records ?? []),
          ...(ofEach('reflection', 1, ['secretary'], 'submitted').records ?? []),
          ...(ofEach('reflection', 1, ['member'], 'returned').records ?? []),
        ],
      },
      enough: ofEach('reflection', 1, ids),
      missing: ['secretary', 'member'],
    },
  },
  { stage: 1, key: 'lecture-held', policy: 'a leader lectures', parts: unitWide('lecture', 1, {}) },
  {
    stage: 1,
    key: 'exchange-meeting-held',
    policy: 'the branch holds an exchange meeting',
    parts: unitWide('exchange-meeting', 1, {}),
  },
  {
    stage: 1,
    key: 'concrete-requirements-adopted',
    policy: 'the branch meeting adopts the concrete requirements; a draft does not do',
    parts: unitWide(
      'concrete-requirements',
      1,
      { adopted: 'adopted' },
      { records: [record('concrete-requirements', 1, { payload: { adopted: 'draft' } })] },
    ),
  },
  ...eachStage(1),
  {
    stage: 2,
    key: 'opinion-channels',
    policy: 'opinions are asked for by three channels; the same twice is one',
    parts: {
      short: forms(['box', 'seminar', 'seminar']),
      enough: forms(['box', 'seminar', 'form']),
      missing: [],
    },
  },
  {
    stage: 2,
    key: 'opinion-forms-sent',
    policy: 'opinion forms are sent',
    parts: { short: forms(['seminar']), enough: forms(['seminar'], { sent: 305 }), missing: [] },
  },
  {
    stage: 2,
    key: 'opinion-forms-returned',
    policy: 'opinion forms come back',
    parts: { short: forms(['seminar']), enough: forms(['seminar'], { returned: 299 }), missing: [] },
  },
  {
    stage: 2,
    key: 'opinions-sorted',
    policy: 'every opinion is sorted',
    parts: allOf('sorting', 2, { sorted: false }, { sorted: true }),
  },
  {
    stage: 2,
    key: 'opinions-fed-back',
    policy: 'every opinion is fed back',
    parts: allOf('feedback', 2, { fedBack: false }, { fedBack: true }),
  },
  {
    stage: 2,
    key: 'talk-held',
    policy: 'each member has a talk that both confirmed',
    parts: {
      short: {
        records: [
          ...(ofEach('talk', 2, ['leader', 'secretary']).records ?? []),
          ...(ofEach('talk', 2, ['member'], 'open').records ?? []),
        ],
      },
      enough: ofEach('talk', 2, ids),
      missing: ['member'],
    },
  },
  {
    stage: 2,
    key: 'self-analysis-approved',
    policy: 'the newest draft of each self-analysis is approved',
    parts: {
      short: analyses({ leader: 4000, secretary: 2000 }, 'submitted'),
      enough: analyses({ leader: 4000, secretary: 2000, member: 2000 }),
      missing: ['secretary', 'leader', 'member'],
    },
  },
  {
    stage: 2,
    key: 'self-analysis-length',
    policy: 'each self-analysis has nine tenths of its length: 3,600 of a leader, 1,800 of a member',
    parts: {
      short: analyses({ leader: 3599, secretary: 1800 }),
      enough: analyses({ leader: 3600, secretary: 1800, member: 2600 }),
      missing: ['leader', 'member'],
    },
  },
  {
    stage: 2,
    key: 'self-analysis-consulted',
    policy: 'three different people say that each member consulted them',
    parts: {
      short: {
        records: [
          ...(consulted('leader', ['a', 'b', 'c']).records ?? []),
          ...(consulted('secretary', ['a', 'b', 'b']).records ?? []),
        ],
      },
      enough: {
        records: ids.flatMap((id) => consulted(id, ['a', 'b', 'c']).records ?? []),
      },
      missing: ['secretary', 'member'],
    },
  },
  {
    stage: 2,
    key: 'branch-life-meeting-held',
    policy: "the branch life meeting is held; the leading body's does not do for it",
    parts: unitWide(
      'life-meeting',
      2,
      { of: 'branch' },
      { records: [record('life-meeting', 2, { payload: { of: 'leading-body' } })] },
    ),
  },
  {
    stage: 2,
    key: 'branch-life-meeting-attended',
    policy: 'everybody attends it or makes it up, leaders too',
    parts: {
      short: { present: ['life-meeting', ['secretary', 'member'], 'branch'] },
      enough: { present: ['life-meeting', [...ids], 'branch'] },
      missing: ['leader'],
    },
  },
  {
    stage: 2,
    key: 'democratic-life-meeting-held',
    policy: "the leading body holds its meeting; the branch's does not do for it",
    parts: unitWide(
      'life-meeting',
      2,
      { of: 'leading-body' },
      { records: [record('life-meeting', 2, { payload: { of: 'branch' } })] },
    ),
  },
  {
    stage: 2,
    key: 'democratic-life-meeting-attended',
    policy: 'each leader attends it, and the meeting of the branch does not do for it',
    parts: {
      short: { present: ['life-meeting', [...ids], 'branch'] },
      enough: { present: ['life-meeting', ['leader'], 'leading-body'] },
      missing: ['leader'],
    },
  },
  {
    stage: 2,
    key: 'appraisal-acknowledged',
    policy: 'each appraisal is delivered and acknowledged; a draft and an unsigned one do not do',
    parts: {
      short: {
        records: [
          record('appraisal', 2, { personId: 'secretary', payload: { acknowledgedOn: '2026-04-16' } }),
          record('appraisal', 2, { personId: 'leader' }),
          record('appraisal', 2, {
            personId: 'member',
            state: 'submitted',
            payload: { acknowledgedOn: '2026-04-16' },
          }),
        ],
      },
      enough: {
        records: ids.map((personId) =>
          record('appraisal', 2, { personId, payload: { acknowledgedOn: '2026-04-16' } }),
        ),
      },
      missing: ['leader', 'member'],
    },
  },
  {
    stage: 2,
    key: 'bulletin-published',
    policy: 'the bulletin on the appraisal is published in this stage',
    parts: unitWide('bulletin', 2, {}, { records: [record('bulletin', 1)] }),
  },
  ...eachStage(2),
  {
    stage: 3,
    key: 'plan-member-approved',
    policy: 'each member has a plan that the secretary approved',
    parts: {
      short: {
        records: [
          ...plansOf(['leader']),
          ...plansOf(['secretary'], 'submitted'),
          ...plansOf(['member'], 'returned'),
        ],
      },
      enough: { records: plansOf(ids) },
      missing: ['secretary', 'member'],
    },
  },
  {
    stage: 3,
    key: 'plan-branch-filed',
    policy: 'the plan of the branch passes the members’ meeting and is on file',
    parts: unitWide(
      'rectification-plan',
      3,
      { level: 'branch', adopted: {}, onFile: '2026-05-01' },
      { records: [record('rectification-plan', 3, { payload: { level: 'branch' } })] },
    ),
  },
  {
    stage: 3,
    key: 'plan-leading-body-filed',
    policy: 'the plan of the leading body is published and on file',
    parts: unitWide(
      'rectification-plan',
      3,
      { level: 'leading-body', published: '2026-05-01', onFile: '2026-05-01' },
      { records: [record('rectification-plan', 3, { payload: { level: 'leading-body' } })] },
    ),
  },
  {
    stage: 3,
    key: 'ledger-in-order',
    policy:
      'nothing in the ledger is past its day unsolved and unexplained; what only its owner calls solved is not',
    parts: {
      short: { records: [item({ state: 'in-hand' }), item({ state: 'in-hand', awaiting: 'solved' })] },
      enough: {
        records: [
          item({ state: 'solved' }),
          item({ state: 'cannot', explanation: 'no money yet' }),
          item({ state: 'in-hand', due: '2026-05-20' }),
        ],
      },
      missing: [],
    },
  },
  {
    stage: 3,
    key: 'results-published-members',
    policy: 'the results of the members are published',
    parts: unitWide('publication', 3, { of: 'member' }),
  },
  {
    stage: 3,
    key: 'results-published-branch',
    policy: 'the results of the branch are published',
    parts: unitWide('publication', 3, { of: 'branch' }),
  },
  {
    stage: 3,
    key: 'results-published-leading-body',
    policy: 'the results of the leading body are published',
    parts: unitWide('publication', 3, { of: 'leading-body' }),
  },
  ...eachStage(3),
];

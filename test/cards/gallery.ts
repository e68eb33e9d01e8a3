import { bindCard, boundCard } from '../../src/cards/bind.ts';
import { boxCard } from '../../src/cards/box.ts';
import { calendarCard } from '../../src/cards/calendar.ts';
import { circleNoticeCard } from '../../src/cards/circle-notice.ts';
import { deputyEndedCard, deputyFormCard, deputyNamedCard, deputyToldCard } from '../../src/cards/deputy.ts';
import { digestCard } from '../../src/cards/digest.ts';
import { exemptCard } from '../../src/cards/exempt.ts';
import {
  extendAskCard,
  extendCard,
  extendedCard,
  extendRefusedCard,
  extendSentCard,
} from '../../src/cards/extend.ts';
import { gateAskCard, gateCard, gateDecidedCard } from '../../src/cards/gate.ts';
import { gateChangedCard, gateReviewedCard } from '../../src/cards/gate-again.ts';
import { handedOverCard, handoverCard } from '../../src/cards/handover.ts';
import { helpCard } from '../../src/cards/help.ts';
import { failedCard, notUnderstoodCard, typoCard } from '../../src/cards/hint.ts';
import { hoursCorrectCard, hoursCorrectedCard } from '../../src/cards/hours-correct.ts';
import type { Card } from '../../src/cards/kit.ts';
import { langCard } from '../../src/cards/lang.ts';
import { meCard } from '../../src/cards/me.ts';
import { reportDueCard, reviewWindowCard, stageOpenedCard } from '../../src/cards/milestones.ts';
import { missingCard, remindResultCard } from '../../src/cards/missing.ts';
import { myHoursCard } from '../../src/cards/my-hours.ts';
import { outageCard } from '../../src/cards/outage.ts';
import { pingDigestCard } from '../../src/cards/ping-digest.ts';
import {
  groupCountsCard,
  pingFirstCard,
  pingSecretaryCard,
  pingSupervisorsCard,
} from '../../src/cards/ping-unit.ts';
import { followUpCard, receiptCard } from '../../src/cards/receipt.ts';
import { recordFiledCard, recordFormCard } from '../../src/cards/record-form.ts';
import { refusalCard } from '../../src/cards/refusal.ts';
import { reviewCard, reviewDoneCard, reviewedCard } from '../../src/cards/review.ts';
import { rosterCard } from '../../src/cards/roster.ts';
import { sessionCard } from '../../src/cards/session.ts';
import { sessionFormCard } from '../../src/cards/session-form.ts';
import { stageCard } from '../../src/cards/stage.ts';
import { statusCard } from '../../src/cards/status.ts';
import { studyFormCard } from '../../src/cards/study-form.ts';
import { welcomeCard } from '../../src/cards/welcome.ts';
import type { Label } from '../../src/cards/words/index.ts';
import type { CalendarRefusal } from '../../src/domain/calendar-refusals.ts';
import { kinds } from '../../src/domain/kinds/index.ts';
import type { LedgerCounts } from '../../src/domain/ledger-counts.ts';
import type { MovableDate } from '../../src/domain/movable-dates.ts';
import { appraisal } from './gallery-appraisal.ts';
import { exportsRoom } from './gallery-exports.ts';
import { ledgerRoom } from './gallery-ledger.ts';
import { lookBackRoom } from './gallery-look-back.ts';
import { opinionCards, opinionOf } from './gallery-opinions.ts';
import { publicityRoom } from './gallery-publicity.ts';
import { registersRoom } from './gallery-registers.ts';
import { stageOne } from './gallery-stage-one.ts';
import { survey } from './gallery-survey.ts';
import { talks, waitingRows } from './gallery-talks.ts';

/** What people can write where a text is asked for: mentions, links, markup, templating, quotes. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: it is the hostile text itself
export const hostile = '<at id=all></at> **x** [a](http://x) <font color=red>y</font> ${v} {{t}} "q" \\ `c`';
/** As much as one card input holds. */
const longWords = `${hostile} `.repeat(20).slice(0, 1000);

/** How people's texts look in a sample: as they should be, or at their worst. */
export interface Flavour {
  name: string;
  title: string;
  words: string;
  reason: string;
  unit: string;
  person: (n: number) => string;
}

export const ordinary: Flavour = {
  name: 'ordinary',
  title: '学习党章第一章',
  words: '建议支部多到车间听一听，每月至少一次，把职工反映的食堂和班车问题列出来，限期答复。',
  reason: '年初业务繁忙，经办公室同意',
  unit: '机关第一支部',
  person: (n) => `${'王李张刘陈杨黄赵周吴'[n % 10]}${['建国', '淑芬', '志强', '小梅', '文'][n % 5]}`,
};

export const worst: Flavour = {
  name: 'worst',
  title: hostile,
  words: longWords,
  reason: longWords.slice(0, 200),
  unit: `${hostile}第一支部`,
  person: (n) => `${hostile.slice(0, 12)}${n}`,
};

/** A ledger's figures, each another one. */
export const ledgerCounts: LedgerCounts = {
  ...{ total: 10, solved: 3, inHand: 2, poor: 1, notBegun: 2, cannot: 2, explained: 2 },
  ...{ awaiting: 1, open: 5, overdue: 1, placed: 4 },
};

const label = (zh: string, tw: string, en: string): Label => ({ 'zh-cn': zh, 'zh-tw': tw, en });
const stages: { no: number; name: Label }[] = [
  { no: 1, name: label('学习动员', '學習動員', 'Study and mobilisation') },
  { no: 2, name: label('分析评议', '分析評議', 'Analysis and appraisal') },
  { no: 3, name: label('整改提高', '整改提高', 'Rectification') },
  { no: 4, name: label('巩固扩大整改成果', '鞏固擴大整改成果', 'Consolidation') },
  { no: 5, name: label('回头看', '回頭看', 'Look-back') },
];
const stageName = stages[1]?.name as Label;
const steps: { no: number; name: Label; from: string; to: string }[] = [
  {
    no: 4,
    name: label('广泛征求意见', '廣泛徵求意見', 'Solicit opinions'),
    from: '2005-03-01',
    to: '2005-03-12',
  },
  { no: 5, name: label('开展谈心活动', '開展談心活動', 'Hold talks'), from: '2005-03-08', to: '2005-03-20' },
  {
    no: 6,
    name: label('撰写党性分析材料', '撰寫黨性分析材料', 'Write the self-analysis'),
    from: '2005-03-15',
    to: '2005-03-28',
  },
  {
    no: 7,
    name: label('开好专题组织生活会', '開好專題組織生活會', 'Hold the life meeting'),
    from: '2005-03-29',
    to: '2005-04-05',
  },
  {
    no: 8,
    name: label('召开支委会（提出评议意见）', '召開支委會（提出評議意見）', 'Committee appraisal'),
    from: '2005-04-06',
    to: '2005-04-10',
  },
  {
    no: 9,
    name: label('向党员反馈意见', '向黨員回饋意見', 'Give it back'),
    from: '2005-04-11',
    to: '2005-04-15',
  },
  { no: 10, name: label('通报评议情况', '通報評議情況', 'Bulletin'), from: '2005-04-16', to: '2005-04-20' },
];
const now = { no: 2, name: stageName, day: 12, days: 51 };
const hoursItem = label('集中学习 40 学时', '集中學習 40 學時', '40 study hours');
const reflection = label('心得体会 1 篇', '心得體會 1 篇', 'One reflection');
const range = (n: number) => Array.from({ length: n }, (_, at) => at);

const span = { key: 'stage-1.to', from: '2005-01-25', to: '2005-02-28' };

/** Every reason for which dates are refused. */
const everyDateRefusal: CalendarRefusal[] = [
  { why: 'unknown-batch', batch: 9 },
  { why: 'unknown-date-key', key: 'stage-9.to', keys: [] },
  { why: 'no-such-date', key: 'stage-1.to', date: '2005-02-30' },
  { why: 'reason-missing', key: 'stage-1.to' },
  { why: 'stages-out-of-order', ...span },
  { why: 'stages-overlap', ...span, before: 'stage-1' },
  { why: 'stages-gap', ...span, before: 'stage-1' },
  { why: 'under-minimum', from: '2005-01-25', to: '2005-04-01', months: 3, earliestEnd: '2005-04-24' },
  { why: 'outside-batch', ...span, date: '2005-07-01' },
  { why: 'step-outside-stage', ...span, date: '2005-07-01' },
  { why: 'review-inconsistent', ...span, date: '2005-07-01' },
];

/** Every card, once for each flavour of people's texts; sizes are those of a branch of 60 and an office of 25 units. */
export function gallery(flavour: Flavour): { name: string; group: boolean; card: Card }[] {
  const unit = { id: 'u01', name: flavour.unit };
  const units = range(25).map((n) => ({ id: `u${n}`, name: `${flavour.unit}${n + 1}` }));
  const names = range(60).map(flavour.person);
  const open = [
    { name: hoursItem, due: '2005-03-05', overdueDays: 0, why: steps[0]?.name as Label },
    {
      name: reflection,
      due: '2005-03-12',
      overdueDays: 0,
      why: label('学习动员阶段要求', '學習動員階段要求', 'Stage 1'),
    },
  ];
  const overdue = [{ ...open[0], name: hoursItem, due: '2005-02-28', overdueDays: 3 }];
  const unitItems = steps.map((step, at) => ({
    item: `item-${at}`,
    name: step.name,
    due: step.to,
    overdueDays: at < 2 ? 5 - at : 0,
    done: 40 + at,
    of: 60,
  }));
  const requirements = [
    { name: hoursItem, done: 41, of: 60 },
    { name: reflection, done: 60, of: 60 },
    ...steps.map((step, at) => ({ name: step.name, done: at * 8, of: 60 })),
  ].map((one) => ({ ...one, have: String(one.done), need: String(one.of), leastPercent: null }));
  const opinion = opinionOf(flavour);
  const session = {
    session: 's1',
    kind: 'session' as const,
    unit: unit.name,
    title: flavour.title,
    hours: 2,
    openedBy: flavour.person(0),
    on: '2005-02-02',
    time: '14:30',
    open: true,
    present: 17,
    expected: 24,
  };
  const people = names.map((name, n) => ({ id: `p${n}`, name }));
  const mine = range(60).map((n) => ({
    id: `r${n}`,
    on: '2005-02-02',
    title: n % 2 ? null : flavour.title.slice(0, 100),
    hours: 1.5,
    way: n % 2 ? ('own' as const) : ('joint' as const),
  }));
  const rows = steps.map((step, at) => ({
    name: step.name,
    from: step.from,
    to: step.to,
    moved: at === 3 ? { planned: '2005-03-30', reason: flavour.reason } : null,
  }));
  const due = label(
    '向上级党委的专题报告',
    '向上級黨委的專題報告',
    'Special report to the superior committee',
  );
  const listed = (name: string, card: Card, group = false) => ({ name, group, card });
  const changedGate = {
    unit,
    stage: { no: 1, name: unit.name },
    application: 'a1',
    by: flavour.person(0),
    on: '2005-02-27',
    lost: [unit.name, unit.name],
    records: 2,
    mayReview: true,
  };
  const title = { 'zh-cn': '学习动员', 'zh-tw': '學習動員', en: 'Study' };
  const movable: MovableDate[] = [{ key: 'stage-1.to', of: title, edge: 'to', now: '2005-02-28' }];
  const moved = {
    unit: unit.name,
    date: movable[0] as MovableDate,
    on: '2005-03-05',
    reason: flavour.reason,
  };
  const deputy = {
    person: flavour.person(0),
    role: 'secretary' as const,
    from: '2005-02-01',
    to: '2005-02-07',
  };
  return [
    listed(
      'welcome',
      welcomeCard({
        name: flavour.person(0),
        unit: unit.name,
        campaign: label(
          '保持共产党员先进性教育活动',
          '保持共產黨員先進性教育活動',
          'Advanced Nature campaign',
        ),
      }),
    ),
    listed('welcome-unknown', welcomeCard({ name: null, unit: null, campaign: null })),
    listed(
      'help',
      helpCard({
        commands: (
          [
            'help',
            'me',
            'status',
            'stage',
            'calendar',
            'checkin',
            'study',
            'remind',
            'missing',
            'box',
            'opinions',
            'bind',
            'roster',
            'lang',
          ] as const
        ).map((name) => ({ name, alias: '命令' })),
      }),
    ),
    listed(
      'me',
      meCard({
        ledger: { open: 3, overdue: 1 },
        name: flavour.person(0),
        unit: unit.name,
        homeUnit: null,
        stage: now,
        hours: { have: 26.5, need: 40 },
        open,
        makeUps: [{ record: 'r1', words: flavour.words, due: '2005-02-08' }],
        arranged: [
          { of: 'partner-of', person: flavour.person(1), unit: 'u1' },
          { of: 'contact-point', point: unit.name, visits: 1, unit: 'u1' },
          { of: 'leave', from: '2005-02-01', to: '2005-02-03' },
        ],
        exempt: [{ name: unit.name, reason: flavour.reason }],
        waiting: waitingRows(flavour),
        forms: [
          { kind: 'reflection', unit: 'u1', body: null },
          { kind: 'talk', unit: 'u1', body: null },
        ],
        leader: null,
      }),
    ),
    listed(
      'me-leader',
      meCard({
        ledger: { open: 3, overdue: 1 },
        name: flavour.person(0),
        unit: unit.name,
        homeUnit: unit.name,
        stage: { ...now, day: 60 },
        hours: { have: 42, need: 40 },
        open: [],
        makeUps: [{ record: 'r1', words: flavour.words, due: '2005-02-08' }],
        arranged: [
          { of: 'partner-of', person: flavour.person(1), unit: 'u1' },
          { of: 'contact-point', point: unit.name, visits: 1, unit: 'u1' },
          { of: 'leave', from: '2005-02-01', to: '2005-02-03' },
        ],
        exempt: [],
        waiting: [],
        forms: [
          { kind: 'work-plan', unit: 'u0', body: unit.name },
          { kind: 'reflection', unit: 'u1', body: null },
        ],
        leader: { body: unit.name, open: overdue },
      }),
    ),
    listed(
      'me-light',
      meCard({
        ledger: { open: 3, overdue: 1 },
        name: flavour.person(0),
        unit: unit.name,
        homeUnit: null,
        stage: null,
        hours: { have: 3, need: null },
        open: [],
        makeUps: [{ record: 'r1', words: flavour.words, due: '2005-02-08' }],
        arranged: [
          { of: 'partner-of', person: flavour.person(1), unit: 'u1' },
          { of: 'contact-point', point: unit.name, visits: 1, unit: 'u1' },
          { of: 'leave', from: '2005-02-01', to: '2005-02-03' },
        ],
        exempt: [],
        waiting: [],
        forms: [{ kind: 'reflection', unit: 'u1', body: null }],
        leader: null,
      }),
    ),
    listed(
      'status',
      statusCard({
        unit,
        today: '2005-03-12',
        stage: now,
        steps: steps.map((s) => ({ name: s.name, due: s.to, have: 12, need: 60 })),
        requirements,
        members: { done: 12, of: 60 },
        ledger: ledgerCounts,
        units: [],
        stages,
        mayMissing: true,
        page: 'https://stagekeeper.example.cn/login?to=%2F',
      }),
    ),
    listed(
      'status-office',
      statusCard({
        unit,
        today: '2005-03-12',
        stage: now,
        steps: [],
        requirements,
        members: { done: 120, of: 400 },
        ledger: null,
        units: units.map((u, n) => ({ name: u.name, stage: 2, day: 12, days: 51, met: n % 9, of: 9 })),
        stages,
        mayMissing: true,
        page: null,
      }),
      true,
    ),
    listed(
      'stage',
      stageCard({
        unit: unit.name,
        now,
        stages: stages.map((s) => ({
          ...s,
          from: '2005-03-01',
          to: '2005-04-20',
          state: s.no < 2 ? ('past' as const) : s.no === 2 ? ('now' as const) : ('ahead' as const),
          steps: s.no < 4 ? steps : [],
        })),
      }),
    ),
    listed(
      'calendar',
      calendarCard({ unit: unit.name, today: '2005-03-12', rows: [...rows, ...rows, ...rows] }),
    ),
    listed('session', sessionCard(session), true),
    listed(
      'session-closed',
      sessionCard({ ...session, open: false, closed: { on: session.on, at: '16:30' } }),
      true,
    ),
    listed(
      'session-closed-next-day',
      sessionCard({ ...session, open: false, closed: { on: '2005-12-28', at: '08:30' } }),
      true,
    ),
    listed(
      'session-form',
      sessionFormCard({
        unit,
        typed: { title: flavour.title, kind: 'lecture', hours: '0' },
        problem: 'hours',
      }),
    ),
    listed(
      'study-form',
      studyFormCard({
        today: '2005-02-02',
        mayCorrect: true,
        typed: { hours: '99', topic: flavour.title },
        problem: 'hours',
      }),
    ),
    listed('my-hours', myHoursCard({ total: 26.5, need: 40, entries: mine, correctable: ['r0', 'r1'] })),
    listed(
      'hours-correct',
      hoursCorrectCard({ unit, people, session: { id: 's1', title: flavour.title }, today: '2005-02-02' }),
    ),
    listed(
      'hours-correct-day',
      hoursCorrectCard({
        unit,
        people,
        session: null,
        today: '2005-02-02',
        typed: { reason: flavour.reason },
        problem: 'reason',
      }),
    ),
    listed(
      'hours-corrected',
      hoursCorrectedCard({
        what: flavour.title,
        from: 2,
        to: 1.5,
        by: flavour.person(0),
        reason: flavour.reason,
      }),
    ),
    listed(
      'missing',
      missingCard({
        unit,
        items: requirements.map((r, at) => ({
          item: `item-${at}`,
          name: r.name,
          due: '2005-03-12',
          names,
          of: 60,
        })),
        begins: null,
        mayRemind: true,
      }),
    ),
    listed('missing-none', missingCard({ unit, items: [], begins: null, mayRemind: true })),
    listed('missing-not-begun', missingCard({ unit, items: [], begins: '2005-01-25', mayRemind: true })),
    listed(
      'remind-result',
      remindResultCard({
        name: hoursItem,
        sent: 12,
        already: 3,
        unreachable: 1,
        quietUntil: { on: '2005-03-14', at: '08:00' },
      }),
    ),
    listed(
      'ping-digest',
      pingDigestCard({
        name: flavour.person(0),
        overdue,
        soon: [open[0] as (typeof open)[0]],
        open: [open[1] as (typeof open)[0]],
        confirm: 2,
        late: false,
        mayStudy: true,
      }),
    ),
    listed(
      'ping-digest-late',
      pingDigestCard({
        name: null,
        overdue: [],
        soon: [],
        open: [],
        confirm: 1,
        late: true,
        mayStudy: false,
      }),
    ),
    listed(
      'ping-secretary',
      pingSecretaryCard({
        unit,
        items: unitItems.map((item) => ({ ...item, names: names.slice(0, 20) })),
        late: false,
      }),
    ),
    listed('ping-first', pingFirstCard({ unit, items: unitItems, late: true })),
    listed(
      'ping-supervisors',
      pingSupervisorsCard({
        units: units.slice(0, 21).map((u) => ({ unit: u, items: unitItems.slice(0, 2) })),
        late: true,
      }),
    ),
    listed('group-counts', groupCountsCard({ unit, items: unitItems, late: true }), true),
    listed('circle-box', circleNoticeCard({ unit, until: '2005-03-12' })),
    listed(
      'stage-opened',
      stageOpenedCard({
        unit: unit.name,
        stage: { no: 2, name: stageName, from: '2005-03-01', to: '2005-04-20' },
        first: false,
        steps,
      }),
      true,
    ),
    listed(
      'stage-first',
      stageOpenedCard({
        unit: unit.name,
        stage: { no: 1, name: stages[0]?.name as Label, from: '2005-01-25', to: '2005-02-28' },
        first: true,
        steps: [],
      }),
      true,
    ),
    listed(
      'report-before',
      reportDueCard({
        unit: unit.name,
        name: due,
        due: '2005-06-05',
        daysLeft: 3,
        escalated: false,
        late: false,
      }),
    ),
    listed(
      'report-overdue',
      reportDueCard({
        unit: unit.name,
        name: due,
        due: '2005-06-05',
        daysLeft: -5,
        escalated: true,
        late: true,
      }),
    ),
    listed(
      'review-opened',
      reviewWindowCard({
        state: 'opened',
        unit: unit.name,
        from: '2005-09-01',
        to: '2005-09-30',
        selfCheckDue: '2005-09-30',
        spotChecks: { from: '2005-09-01', to: '2005-09-30' },
        open: 0,
      }),
      true,
    ),
    listed(
      'review-closed',
      reviewWindowCard({
        state: 'closed',
        unit: unit.name,
        from: '2005-09-01',
        to: '2005-09-30',
        selfCheckDue: '2005-09-30',
        spotChecks: { from: '2005-09-01', to: '2005-09-30' },
        open: 2,
      }),
      true,
    ),
    listed('box', boxCard({ unit, until: '2005-03-12', open: true }), true),
    listed('box-closed', boxCard({ unit, until: null, open: false }), true),
    listed('receipt', receiptCard({ code: '4821093374650128', until: '2006-03-05' })),
    listed(
      'follow-up',
      followUpCard({
        state: 'answered',
        ...opinion,
        replies: [...opinion.replies, ...opinion.replies, ...opinion.replies],
      }),
    ),
    listed('bind', bindCard({ units, bound: units[0]?.name ?? null })),
    listed('bound', boundCard({ unit: unit.name })),
    listed(
      'roster',
      rosterCard({
        unit: unit.name,
        people: 400,
        leaders: 12,
        byRole: [
          { role: 'member', count: 330 },
          { role: 'secretary', count: 21 },
          { role: 'mass', count: 49 },
        ],
        units: units.map((u) => ({ name: u.name, members: 18, masses: 2 })),
        problems: range(30).map((n) => ({ of: 'unreachable' as const, name: flavour.person(n) })),
        leaves: [{ person: flavour.person(0), from: '2005-02-01', to: '2005-02-07', reason: flavour.reason }],
        deputies: [{ person: flavour.person(0), role: 'secretary', from: '2005-02-01', to: '2005-02-07' }],
        mayName: 'u1',
      }),
    ),
    ...kinds
      .filter((kind) => kind.form !== null)
      .map((kind) =>
        listed(
          `form-${kind.name}`,
          recordFormCard({
            kind,
            of: null,
            rows: [],
            people: [{ id: 'm1', name: unit.name }],
            unit,
            due: '2005-06-05',
            members: [{ id: 'm1', name: unit.name }],
            units: [{ id: 'u1', name: unit.name }],
            leaders: [{ id: 'm2', name: unit.name }],
            returned: { by: unit.name, comment: unit.name },
            filled: {},
            today: '2005-06-01',
          }),
        ),
      ),
    listed(
      'record-filed',
      recordFiledCard({ kind: 'special-report', unit: unit.name, filedOn: '2005-06-03', waits: true }),
    ),
    listed(
      'review',
      reviewCard({
        unit,
        record: {
          id: 'r1',
          version: 3,
          draft: 2,
          kind: 'reflection',
          receipt: false,
          by: unit.name,
          filedOn: '2005-02-20',
          fields: [
            { name: 'title', value: unit.name },
            { name: 'words', value: unit.name },
          ],
        },
        long: null,
        left: 3,
      }),
    ),
    listed('review-done', reviewDoneCard({ unit: unit.name })),
    listed(
      'reviewed',
      reviewedCard({ kind: 'reflection', receipt: false, unit, by: unit.name, comment: null }),
    ),
    listed(
      'sent-back',
      reviewedCard({ kind: 'reflection', receipt: false, unit, by: unit.name, comment: unit.name }),
    ),
    listed(
      'gate',
      gateCard({
        unit,
        stage: { no: 1, name: unit.name },
        missing: [
          { name: unit.name, have: '10', need: '18', names: [unit.name, unit.name], item: 'study-hours' },
        ],
        reached: [{ name: unit.name, have: '1', need: '1', names: [], item: null }],
        recorded: [],
        notYet: [unit.name],
        exemptions: [{ person: unit.name, requirement: unit.name, reason: unit.name }],
        lateDays: 3,
        forecast: 2,
        earlier: [changedGate],
        counted: {
          door: [{ person: flavour.person(0), hours: 6 }],
          joined: [{ person: flavour.person(1), unit: unit.name }],
          elsewhere: [{ person: flavour.person(2), unit: unit.name }],
          body: range(20).map((n) => ({ person: flavour.person(n), unit: unit.name })),
        },
        application: { by: unit.name, on: '2005-02-27' },
        sentBack: { by: unit.name, findings: unit.name },
        mayApply: true,
        mayRemind: true,
      }),
    ),
    listed(
      'gate-recorded',
      gateCard({
        unit,
        stage: { no: 1, name: unit.name },
        missing: [],
        reached: [
          { name: unit.name, have: '0', need: '0', leastPercent: 100, names: [], item: null },
          { name: unit.name, have: '9', need: '10', leastPercent: 90, names: [], item: null },
        ],
        recorded: range(6).map(() => ({ name: unit.name, have: '3', need: '18', names: [], item: null })),
        notYet: [],
        exemptions: [],
        lateDays: 0,
        forecast: null,
        earlier: [],
        counted: null,
        application: null,
        sentBack: null,
        mayApply: true,
        mayRemind: true,
      }),
    ),
    listed(
      'gate-ask',
      gateAskCard({
        unit,
        stage: { no: 1, name: unit.name },
        application: 'a1',
        by: unit.name,
        reached: [{ name: unit.name, have: '1', need: '1', names: [], item: null }],
      }),
    ),
    listed('gate-changed', gateChangedCard(changedGate)),
    listed('gate-reviewed', gateReviewedCard({ unit: unit.name, stage: changedGate.stage, by: unit.name })),
    listed(
      'exempt-form',
      exemptCard({
        unit,
        stage: { no: 1, name: unit.name },
        people: range(60).map((n) => ({ id: `p${n}`, name: flavour.person(n) })),
        requirements: range(6).map((n) => ({ key: `k${n}`, name: unit.name })),
        waived: range(20).map((n) => ({
          id: `e${n}`,
          person: flavour.person(n),
          requirement: unit.name,
          reason: flavour.reason,
        })),
      }),
    ),
    listed(
      'extend-form',
      extendCard({
        unit,
        dates: movable,
        months: 3,
        decides: true,
        typed: { key: 'stage-1.to', on: '2005-03-05', reason: flavour.reason },
        refused: { calendar: everyDateRefusal, titles: new Map([['stage-1', unit.name]]) },
      }),
    ),
    listed('extend-ask-form', extendCard({ unit, dates: movable, months: 3, decides: false })),
    listed('extend-asked', extendAskCard({ ...moved, extension: 'x1', by: flavour.person(0) })),
    listed('extend-sent', extendSentCard({ unit: unit.name })),
    listed('extended', extendedCard(moved, 4)),
    listed('extend-refused', extendRefusedCard({ ...moved, by: flavour.person(0), comment: flavour.words })),
    listed(
      'deputy-form',
      deputyFormCard({
        unit,
        people: range(60).map((n) => ({ id: `p${n}`, name: flavour.person(n) })),
        roles: ['secretary', 'first'],
        today: '2005-02-01',
        deputies: [{ id: 'd1', ...deputy }],
      }),
    ),
    listed('deputy-told', deputyToldCard({ ...deputy, unit: unit.name, by: flavour.person(1) })),
    listed('deputy-named', deputyNamedCard({ ...deputy, unit: unit.name })),
    listed('deputy-ended', deputyEndedCard({ ...deputy, unit: unit.name })),
    listed(
      'handover',
      handoverCard({
        unit,
        open: [...overdue, ...open],
        waiting: 3,
        sessions: [flavour.title],
        applied: { no: 1, name: unit.name },
        opinions: 4,
      }),
    ),
    listed(
      'handover-empty',
      handoverCard({ unit, open: [], waiting: 0, sessions: [], applied: null, opinions: 0 }),
    ),
    listed('handed-over', handedOverCard({ unit: unit.name, by: flavour.person(0) })),
    listed('gate-signed', gateDecidedCard({ unit: unit.name, by: unit.name, findings: null })),
    listed('gate-sent-back', gateDecidedCard({ unit: unit.name, by: unit.name, findings: unit.name })),
    listed(
      'digest-all',
      digestCard({
        own: { name: flavour.person(0), overdue, soon: [], open, confirm: 1, late: true, mayStudy: true },
        secretary: {
          unit,
          items: unitItems.slice(0, 3).map((item) => ({ ...item, names: names.slice(0, 20) })),
          late: false,
        },
        first: { unit, items: unitItems, late: false },
        supervisor: null,
        week: null,
      }) as Card,
    ),
    ...talks(flavour),
    ...stageOne(flavour),
    ...exportsRoom(flavour),
    ...registersRoom(flavour),
    ...survey(flavour),
    ...lookBackRoom(flavour),
    ...ledgerRoom(flavour),
    ...appraisal(flavour),
    ...opinionCards(flavour),
    ...publicityRoom(flavour),
    listed('lang', langCard({ chosen: null })),
    listed('not-understood', notUnderstoodCard({ heard: flavour.words, reason: null })),
    listed('not-understood-hours', notUnderstoodCard({ heard: '打卡 三天', reason: 'unknown-unit' })),
    listed(
      'typo',
      typoCard({
        typed: flavour.words,
        nearest: [
          { name: 'status', alias: '进度' },
          { name: 'stage', alias: '阶段', args: flavour.words },
        ],
      }),
    ),
    listed('refusal', refusalCard({ refusal: { why: 'no-right', roles: ['secretary', 'office'] } })),
    listed(
      'refusal-typed',
      refusalCard({ refusal: { why: 'unknown-unit', near: [unit.name, unit.name], typed: flavour.words } }),
    ),
    listed('failed', failedCard({ reference: 'f3a1' })),
    listed(
      'outage',
      outageCard({
        from: { on: '2005-03-05', at: '08:50' },
        to: { on: '2005-03-07', at: '10:05' },
        late: [{ kind: label('个人待办', '個人待辦', 'Personal digests'), count: 214 }],
        dropped: [{ kind: label('签到提醒', '簽到提醒', 'Check-in reminders'), count: 3 }],
      }),
    ),
  ];
}

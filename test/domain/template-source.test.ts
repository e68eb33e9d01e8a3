import { expect, test } from 'vitest';
import { parseTemplate } from '../../src/domain/template-source.ts';
import { xianjinText } from './xianjin.ts';

/** Replaces the first `old` at or after `anchor`, so that a row names the one place that it spoils. */
function spoil(anchor: string, old: string, made: string): string {
  const from = xianjinText.indexOf(anchor);
  const at = xianjinText.indexOf(old, from);
  if (from < 0 || at < 0) throw new Error(`the template holds no ${anchor} … ${old}`);
  return xianjinText.slice(0, at) + made + xianjinText.slice(at + old.length);
}

function problemsOf(text: string) {
  const parsed = parseTemplate(text, 'spoilt.yaml');
  return parsed.ok ? [] : parsed.problems;
}

/** Anchor, what stands there, what is written instead; then the code, the field, and what the line reads. */
type Row = [
  name: string,
  anchor: string,
  old: string,
  made: string,
  code: string,
  path: string,
  line: string,
];

const rows: Row[] = [
  [
    'an overlap',
    'key: stage-2',
    'from: 03-01',
    'from: 02-27',
    'stages-overlap',
    'stages[1].from',
    'from: 02-27',
  ],
  ['a gap', 'key: stage-2', 'from: 03-01', 'from: 03-03', 'stages-gap', 'stages[1].from', 'from: 03-03'],
  [
    'a period under three months',
    'key: stage-3',
    'to: 05-30',
    'to: 04-23',
    'under-minimum',
    'stages[2].to',
    'to: 04-23',
  ],
  [
    'a lower minimum',
    'concentrated:',
    'minimumMonths: 3',
    'minimumMonths: 2',
    'out-of-range',
    'concentrated.minimumMonths',
    'minimumMonths: 2',
  ],
  [
    'an unknown kind of a requirement',
    'key: lecture-held',
    'kind: lecture',
    'kind: lectrue',
    'unknown-kind',
    'stages[0].requirements[7].kind',
    'kind: lectrue',
  ],
  [
    'an unknown kind of a step',
    'key: step-5',
    'kinds: [talk]',
    'kinds: [tlak]',
    'unknown-kind',
    'stages[1].steps[1].kinds[0]',
    'kinds: [tlak]',
  ],
  [
    'an unknown measure',
    'key: study-hours',
    'measure: sum',
    'measure: total',
    'unknown-measure',
    'stages[0].requirements[5].measure',
    'measure: total',
  ],
  [
    'an unknown circle',
    'key: study-hours',
    'per: member',
    'per: person',
    'unknown-choice',
    'stages[0].requirements[5].per',
    'per: person',
  ],
  [
    'a day that does not exist',
    'key: stage-1',
    'to: 02-28',
    'to: 02-30',
    'no-such-date',
    'stages[0].to',
    'to: 02-30',
  ],
  [
    'a day of leap years only',
    'key: stage-1',
    'to: 02-28',
    'to: 02-29',
    'no-such-date',
    'stages[0].to',
    'to: 02-29',
  ],
  [
    'a thing that is no date',
    'specialReport:',
    'due: 06-05',
    'due: 6月5日',
    'not-a-date',
    'specialReport.due',
    'due: 6月5日',
  ],
  [
    'a property written twice',
    'profile: full',
    'profile: full',
    'profile: full\nprofile: light',
    'repeated-property',
    'profile',
    'profile: light',
  ],
  [
    'a key used twice',
    'key: stage-3',
    'key: step-12',
    'key: step-11',
    'duplicate-key',
    'stages[2].steps[1].key',
    'key: step-11',
  ],
  [
    'an unknown property',
    'study:',
    '  hours: 40',
    '  hours: 40\n  minutes: 5',
    'unknown-property',
    'study.minutes',
    'minutes: 5',
  ],
  [
    'a missing property',
    'key: step-2',
    '        number: 2\n',
    '',
    'missing',
    'stages[0].steps[1].number',
    'key: step-2',
  ],
  [
    'a step outside its stage',
    'key: step-1',
    'to: 01-31',
    'to: 03-02',
    'step-outside-stage',
    'stages[0].steps[0].to',
    'to: 03-02',
  ],
  [
    'a step with two ways of telling its time',
    'key: step-5',
    'alongside: step-4',
    'weeks: 1\n        alongside: step-4',
    'step-timing-mixed',
    'stages[1].steps[1]',
    'key: step-5',
  ],
  [
    'a step beside one that the stage lacks',
    'key: step-5',
    'alongside: step-4',
    'alongside: step-2',
    'no-such-step',
    'stages[1].steps[1].alongside',
    'alongside: step-2',
  ],
  [
    'a requirement of a step elsewhere',
    'key: study-hours',
    'step: step-2',
    'step: step-9',
    'no-such-step',
    'stages[0].requirements[5].step',
    'step: step-9',
  ],
  [
    'a ping in the quiet hours',
    'pings:',
    'at: 09:00',
    'at: 07:30',
    'ping-in-quiet-hours',
    'pings.at',
    'at: 07:30',
  ],
  ['a time that is none', 'pings:', 'at: 09:00', 'at: 25:00', 'not-a-time', 'pings.at', 'at: 25:00'],
  [
    'a self-check outside the window',
    'reviewWindow:',
    'selfCheckDue: 09-30',
    'selfCheckDue: 10-08',
    'review-inconsistent',
    'reviewWindow.selfCheckDue',
    'selfCheckDue: 10-08',
  ],
  [
    'a window that closes before it opens',
    'reviewWindow:',
    'closes: 09-30',
    'closes: 08-30',
    'ends-before-start',
    'reviewWindow.closes',
    'closes: 08-30',
  ],
  [
    'a window inside the concentrated period',
    'reviewWindow:',
    'opens: 09-01',
    'opens: 05-20',
    'review-too-early',
    'reviewWindow.opens',
    'opens: 05-20',
  ],
  [
    'a report before the period ends',
    'specialReport:',
    'due: 06-05',
    'due: 05-05',
    'report-too-early',
    'specialReport.due',
    'due: 05-05',
  ],
  [
    'a stage outside its batch',
    'key: batch-1',
    'from: 01-01',
    'from: 02-01',
    'stage-outside-batch',
    'stages[0].from',
    'from: 01-25',
  ],
  [
    'batches that overlap',
    'key: batch-2',
    'from: 07-01',
    'from: 06-15',
    'batches-out-of-order',
    'batches[1].from',
    'from: 06-15',
  ],
  [
    'a share above one',
    'key: survey-passed',
    'atLeast: 0.9',
    'atLeast: 90',
    'share-above-one',
    'stages[0].requirements[15].atLeast',
    'atLeast: 90',
  ],
  [
    'a sum of nothing',
    'key: study-hours',
    '        of: hours\n',
    '',
    'measure-needs-of',
    'stages[0].requirements[5].measure',
    'measure: sum',
  ],
  [
    'study hours that disagree',
    'study:',
    'hours: 40',
    'hours: 45',
    'study-hours-disagree',
    'stages[0].requirements[5].atLeast',
    'atLeast: 40',
  ],
  [
    'hours judged in the light profile',
    'profile',
    'profile: full',
    'profile: light',
    'light-judges-hours',
    'stages[0].requirements[5].kind',
    'kind: study-hour',
  ],
  [
    'numbers out of order',
    'key: step-13',
    'number: 13',
    'number: 14',
    'numbers-out-of-order',
    'stages[2].steps[2].number',
    'number: 14',
  ],
  [
    'a zone that is none',
    'timezone',
    'Asia/Shanghai',
    'Asia/Nowhere',
    'no-such-zone',
    'timezone',
    'timezone: Asia/Nowhere',
  ],
  [
    'an empty title',
    'key: stage-4',
    'en: Consolidation',
    'en: " "',
    'empty-words',
    'stages[3].title.en',
    'en: " "',
  ],
  [
    'a phase that is none',
    'key: stage-5',
    'phase: look-back',
    'phase: later',
    'unknown-choice',
    'stages[4].phase',
    'phase: later',
  ],
  [
    'a look-back without its window',
    'reviewWindow:',
    'reviewWindow:',
    'throughoutt:',
    'review-window-missing',
    'stages[4]',
    'key: stage-5',
  ],
  [
    'a word that the kind does not know',
    'key: concrete-requirements-adopted',
    'of: adopted',
    'of: accepted',
    'of-unknown',
    'stages[0].requirements[9].of',
    'of: accepted',
  ],
  [
    'a sum over a field that the kind has not',
    'key: study-hours',
    'of: hours',
    'of: hour',
    'of-unknown',
    'stages[0].requirements[5].of',
    'of: hour',
  ],
  [
    'a number in quotes',
    'key: lecture-held',
    'atLeast: 1',
    "atLeast: '1'",
    'quoted-number',
    'stages[0].requirements[7].atLeast',
    "atLeast: '1'",
  ],
  [
    'a value left empty',
    'key: lecture-held',
    'atLeast: 1',
    'atLeast: #',
    'left-empty',
    'stages[0].requirements[7].atLeast',
    'atLeast: #',
  ],
  ['bad YAML', 'study:', 'hours: 40', 'hours: [40', 'yaml-syntax', '', ''],
];

test.each(rows)('%s is refused with its line and field', (_, anchor, old, made, code, path, reads) => {
  const text = spoil(anchor, old, made);
  const problem = problemsOf(text).find((one) => one.code === code);
  expect(problem).toMatchObject({ code, path, file: 'spoilt.yaml' });
  const line = text.split('\n')[problem!.line - 1]!;
  expect(line).toContain(reads);
  expect(problem!.column).toBeGreaterThan(0);
  for (const words of Object.values(problem!.message)) expect(words).toMatch(/.{8,}[。.]$/);
});

test.each([
  ['a full-width colon', (text: string) => text.replace('profile: full', 'profile：full'), '冒号'],
  ['a tab', (text: string) => text.replace('  hours: 40', '\thours: 40'), '制表符'],
  [
    'a line moved by one column',
    (text: string) => text.replace('    from: 01-25', '   from: 01-25'),
    '缩进不齐',
  ],
  ['a missing colon', (text: string) => text.replace('profile: full', 'profile full'), '少了冒号'],
  ['an empty file', () => '', '文件是空的'],
])('%s is told in words that an author understands, in each language', (_, spoilt, says) => {
  const [problem] = problemsOf(spoilt(xianjinText));
  expect(problem?.message['zh-cn']).toContain(says);
  expect(problem?.message.en).not.toMatch(/[\u4e00-\u9fff]/);
});

test('a misspelt kind is answered with the nearest one', () => {
  const [problem] = problemsOf(spoil('key: lecture-held', 'kind: lecture', 'kind: lectrue'));
  expect(problem?.message['zh-cn']).toContain('最接近的是 lecture');
});

test('the column stands at the value', () => {
  const [problem] = problemsOf(spoil('key: stage-1', 'to: 02-28', 'to: 02-30'));
  expect(problem).toMatchObject({ column: 9 });
});

test('all faults come at once, of values and between values, in the order of their lines', () => {
  const spoilt = spoil('key: lecture-held', 'kind: lecture', 'kind: lectrue')
    .replace('from: 03-01', 'from: 03-03')
    .replace('at: 09:00', 'at: 21:30')
    .replace('profile: full', 'profile: full\nprofile: full')
    .replace('hours: 40', 'hours: 40\n  minutes: 5');
  const problems = problemsOf(spoilt);
  expect(problems.map(({ code }) => code)).toEqual([
    'repeated-property',
    'unknown-kind',
    'stages-gap',
    'unknown-property',
    'ping-in-quiet-hours',
  ]);
});

test.each([
  '',
  '[]',
  '42',
  'key: [',
  '&a [*a]',
  'stages: 3\nbatches: [1, {key: x}]\npings: no',
  '\u0000',
  '---\na: 1\n---\nb: 2',
])('text that is no template is refused, never thrown: %j', (text) => {
  expect(problemsOf(text).length).toBeGreaterThan(0);
});

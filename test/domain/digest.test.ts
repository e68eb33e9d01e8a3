import { expect, test } from 'vitest';
import { composeDigest, type DigestFacts, type OpenItem } from '../../src/domain/digest.ts';
import { endOfLocalDate, instantOf } from '../../src/domain/local-date.ts';

const zone = 'Asia/Shanghai';
const words = (text: string) => ({ 'zh-cn': text, 'zh-tw': text, en: text });
const thing = (item: string, opensOn: string, dueOn: string, anonymous = false): OpenItem => ({
  item,
  opensAt: instantOf(opensOn, '00:00', zone),
  dueAt: endOfLocalDate(dueOn, zone),
  title: words(item),
  why: words(`why ${item}`),
  anonymous,
});

const tuesdayMorning = instantOf('2026-11-24', '09:00', zone);
const late = thing('late', '2026-11-01', '2026-11-20');
const today = thing('today', '2026-11-01', '2026-11-24');
const later = thing('later', '2026-11-01', '2026-12-20');
const future = thing('future', '2026-12-01', '2026-12-20');
const survey = thing('survey', '2026-11-01', '2026-11-20', true);

const facts = (more: Partial<DigestFacts>): DigestFacts => ({
  person: 'ou_1',
  items: [later, late, today],
  pinged: ['late'],
  now: tuesdayMorning,
  zone,
  dueWithinHours: 24,
  lastDigestOn: null,
  ...more,
});
const linesOf = (more: Partial<DigestFacts>) => {
  const decision = composeDigest(facts(more));
  return decision.send ? decision.digest.lines.map(({ item, state }) => `${item} ${state}`) : decision.why;
};

test('one digest holds all that is open, the overdue first, and says why', () => {
  expect(linesOf({})).toEqual(['late overdue', 'today due-soon', 'later open']);
  const decision = composeDigest(facts({}));
  expect(decision.send && decision.digest).toMatchObject({ key: 'digest/ou_1/2026-11-24', on: '2026-11-24' });
  expect(decision.send && decision.digest.lines[0]?.why.en).toBe('why late');
});

test('never twice on one local day, whatever comes up', () => {
  expect(linesOf({ lastDigestOn: '2026-11-24' })).toBe('already-today');
  expect(linesOf({ lastDigestOn: '2026-11-23' })).toHaveLength(3);
});

test('a day on which nothing calls for it stays silent', () => {
  expect(linesOf({ items: [later], pinged: [] })).toBe('nothing-calls-for-it');
  expect(linesOf({ items: [later], pinged: ['done-already'] })).toBe('nothing-calls-for-it');
  expect(linesOf({ items: [], pinged: ['late'] })).toBe('nothing-calls-for-it');
});

test('what falls due within a day calls for one without a ping', () => {
  expect(linesOf({ items: [today, later], pinged: [] })).toEqual(['today due-soon', 'later open']);
});

test('what has not opened is left out, unless it falls due within a day', () => {
  expect(linesOf({ items: [late, future] })).toEqual(['late overdue']);
  const short = thing('short', '2026-11-25', '2026-11-24');
  expect(linesOf({ items: [short], pinged: [] })).toEqual(['short due-soon']);
});

test('an anonymous matter is told to all in equal words, never as overdue', () => {
  expect(linesOf({ items: [late, survey] })).toEqual(['late overdue', 'survey equal']);
});

test('the order of the facts changes nothing', () => {
  expect(linesOf({ items: [today, late, later] })).toEqual(linesOf({}));
});

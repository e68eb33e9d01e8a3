import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDuties, recordDuties } from '../../src/domain/duty.ts';
import type { UnitFacts } from '../../src/domain/gate.ts';
import type { RecordFact } from '../../src/domain/kinds/kind.ts';
import {
  changeItem,
  ITEM_STATES,
  isEnded,
  isOverdue,
  type LedgerAct,
  type LedgerItem,
  openItem,
  PLACINGS,
  WAYS,
} from '../../src/domain/ledger.ts';
import { addDays } from '../../src/domain/local-date.ts';
import { AUDIENCES, momentsOf, nextMoment } from '../../src/domain/ping.ts';
import { isWorkday, STATUTORY, workdaysBetween } from '../../src/domain/workday.ts';
import { factsOf } from './gate.table.ts';
import { xianjin } from './xianjin.ts';

const people = ['owner', 'secretary', 'first', 'member'];
/** Around the May holidays of 2026 with their make-up workday, and the Dragon Boat festival. */
const day = fc.integer({ min: 0, max: 120 }).map((n) => addDays('2026-03-01', n));
const words = fc.constantFrom('', '  ', '已经换了新的窗口', '经费下半年才到');
const person = fc.constantFrom(...people);

const act: fc.Arbitrary<LedgerAct> = fc.oneof(
  fc.constantFrom<LedgerAct>({ act: 'begin' }, { act: 'unclaim' }),
  fc.constant<LedgerAct>({ act: 'confirm' }),
  words.map((said): LedgerAct => ({ act: 'evidence', words: said })),
  words.map((said): LedgerAct => ({ act: 'claim-solved', words: said })),
  words.map((said): LedgerAct => ({ act: 'claim-cannot', words: said })),
  fc.tuple(day, words).map(([due, said]): LedgerAct => ({ act: 'send-back', due, words: said })),
  fc.tuple(day, words).map(([due, said]): LedgerAct => ({ act: 'new-date', due, words: said })),
  person.map((owner): LedgerAct => ({ act: 'hand-over', owner })),
  fc.constant<LedgerAct>({ act: 'unlist' }),
  fc
    .record({
      words: fc.constantFrom('窗口排队时间长', '窗口排队时间太长，群众有意见'),
      how: fc.constantFrom('增设窗口', '实行预约'),
      effect: fc.constant('十五分钟内办结'),
      due: day,
      owner: person,
    })
    .map((measure): LedgerAct => ({ act: 'revise', measure })),
  fc
    .record({ as: fc.constantFrom(...PLACINGS), words, due: day }, { requiredKeys: ['as'] })
    .map((place): LedgerAct => ({ act: 'place', ...place })),
);
const opening = fc.record({
  way: fc.constantFrom(...WAYS),
  owner: person,
  due: fc.option(day),
  explanation: words,
});
const story = fc.record({
  opening,
  acts: fc.array(fc.record({ act, by: person, later: fc.integer({ min: 0, max: 9 }) }), { maxLength: 25 }),
});

/** Every item that a story goes through, the refused steps left out. */
function told({
  opening: start,
  acts,
}: typeof story extends fc.Arbitrary<infer T> ? T : never): LedgerItem[] {
  let on = '2026-03-01';
  const opened = openItem(
    { words: '窗口排队时间长', ...start },
    { on, by: 'secretary', inWeek: addDays(on, 7) },
  );
  if (!opened.ok) return [];
  const items = [opened.value];
  for (const step of acts) {
    on = addDays(on, step.later);
    const next = changeItem(items.at(-1) as LedgerItem, step.act, { on, by: step.by });
    if (next.ok) items.push(next.value);
  }
  return items;
}

test('whatever is done to an item, its history only grows, a line at a time', () => {
  fc.assert(
    fc.property(story, (one) => {
      const items = told(one);
      for (const [at, item] of items.entries()) {
        const before = items[at - 1]?.history ?? [];
        expect(item.history.slice(0, before.length)).toEqual(before);
        expect(item.history).toHaveLength(before.length + 1);
        expect(item.history.at(-1)).toMatchObject({ state: item.state, due: item.due });
        expect(item.evidence.length).toBeGreaterThanOrEqual(items[at - 1]?.evidence.length ?? 0);
      }
    }),
    { verbose: 1 },
  );
});

/** Every way in which somebody may try to bring an item to its end, without a word more than they must say. */
function endingsOf(item: LedgerItem): LedgerItem[] {
  const on = '2026-09-01';
  const tried: LedgerItem[] = [];
  const then = (from: LedgerItem, act: LedgerAct, by: string): LedgerItem | null => {
    const next = changeItem(from, act, { on, by });
    if (next.ok) tried.push(next.value);
    return next.ok ? next.value : null;
  };
  for (const by of people) {
    then(item, { act: 'place', as: 'explain' }, by);
    for (const claim of ['claim-solved', 'claim-cannot'] as const) {
      const claimed = then(item, { act: claim, words: '' }, by);
      for (const other of people) if (claimed) then(claimed, { act: 'confirm' }, other);
    }
    then(item, { act: 'confirm' }, by);
  }
  return tried;
}

test('no item ends without evidence that somebody else confirmed, or an explanation', () => {
  fc.assert(
    fc.property(story, (one) => {
      for (const item of told(one).flatMap((each) => [each, ...endingsOf(each)])) {
        if (item.state === 'cannot' || item.placed?.as === 'explain')
          expect((item.explanation ?? '').trim()).not.toBe('');
        if (!isEnded(item)) continue;
        expect(['solved', 'cannot']).toContain(item.state);
        if (item.state === 'solved') {
          expect(item.evidence.length).toBeGreaterThan(0);
          const confirmed = item.history.findLast((line) => line.act === 'confirm');
          const claimed = item.history.findLast((line) => line.act === 'claim-solved');
          expect(confirmed?.by).not.toBe(claimed?.by);
        }
      }
    }),
    { verbose: 1 },
  );
});

test('what is past its day and not ended is out of order, until a new day or an end', () => {
  fc.assert(
    fc.property(story, day, (one, today) => {
      const item = told(one).at(-1);
      if (!item) return;
      expect(isOverdue(item, today)).toBe(!isEnded(item) && item.due !== null && item.due < today);
      const moved = changeItem(
        item,
        { act: 'new-date', due: addDays(today, 3), words: '等待批复' },
        { on: today, by: 'owner' },
      );
      if (moved.ok) expect(isOverdue(moved.value, today)).toBe(false);
    }),
    { verbose: 1 },
  );
});

test('a revised plan changes what it names anew, and keeps the day and the owner that the ledger gave', () => {
  const at = { on: '2026-04-22', by: 'secretary' };
  const plan = { how: '增设两个窗口', effect: '十五分钟内办结', due: '2026-05-15', owner: 'owner' };
  const opened = openItem(
    { words: '窗口排队时间长', way: 'by-date', ...plan },
    { ...at, inWeek: '2026-04-29' },
  );
  if (!opened.ok) throw new Error('not opened');
  const revise = (item: LedgerItem, measure: object) =>
    changeItem(item, { act: 'revise', measure: { words: '窗口排队时间长', ...plan, ...measure } }, at);
  expect(revise(opened.value, {})).toMatchObject({ ok: false, refusal: { why: 'changed-meanwhile' } });
  const moved = changeItem(opened.value, { act: 'new-date', due: '2026-05-20', words: '等待批复' }, at);
  if (!moved.ok) throw new Error('not moved');
  const same = revise(moved.value, { how: '实行网上预约' });
  expect(same).toMatchObject({ ok: true, value: { due: '2026-05-20', how: '实行网上预约' } });
  expect(same.ok && same.value.history.at(-1)?.words).toBe('增设两个窗口');
  expect(revise(moved.value, { due: '2026-05-25' })).toMatchObject({ value: { due: '2026-05-25' } });
  const handed = changeItem(opened.value, { act: 'hand-over', owner: 'member' }, at);
  if (!handed.ok) throw new Error('not handed over');
  expect(revise(handed.value, { how: '实行网上预约' })).toMatchObject({ value: { owner: 'member' } });
});

const rules = { policy: xianjin.pings, workdays: STATUTORY, zone: xianjin.timezone };

/** A unit with these items, judged on a day. */
const holding = (items: readonly LedgerItem[], today: string): UnitFacts => ({
  ...factsOf(3, []),
  today,
  records: items.map(
    (item, at): RecordFact => ({
      ...{ id: `item-${at}`, kind: 'ledger-item', personId: null, state: 'filed' },
      ...{ occurredOn: '2026-03-01', stage: (at % 3) + 1, payload: { ...item } },
    }),
  ),
});

test('an overdue item asks its owner, and once claimed whoever confirms it; what is ended asks nobody', () => {
  fc.assert(
    fc.property(fc.array(story, { minLength: 1, maxLength: 6 }), day, (stories, today) => {
      const items = stories.flatMap((one) => told(one).slice(-1));
      const facts = holding(items, today);
      const open = openDuties(recordDuties(xianjin, facts), facts, today);
      for (const [at, item] of items.entries()) {
        const duty = open.find((one) => one.key === `ledger-item:item-${at}`);
        expect(duty !== undefined).toBe(!isEnded(item) && item.due !== null);
        if (!duty) continue;
        expect(duty.dueOn).toBe(item.due);
        expect(duty.requirement.per).toBe(item.awaiting === null ? 'member' : 'unit');
        expect(duty.measured.missing).toEqual(item.awaiting === null ? [item.owner] : []);
      }
    }),
    { verbose: 1 },
  );
});

test('its pings go out on workdays only, holidays left out and make-up workdays taken in, each audience on its day', () => {
  fc.assert(
    fc.property(day, (due) => {
      const item = { key: 'ledger-item:x', dueOn: due };
      for (const moment of momentsOf(item, rules)) {
        expect(isWorkday(moment.localDate)).toBe(true);
        if (moment.localDate <= due) expect(moment.audience).toBe('person');
        else {
          const starts = xianjin.pings.afterWorkdays[moment.audience] ?? Number.POSITIVE_INFINITY;
          expect(workdaysBetween(due, moment.localDate)).toBeGreaterThanOrEqual(starts);
        }
      }
      for (const audience of AUDIENCES) {
        const first = momentsOf(item, rules).find((one) => one.localDate > due && one.audience === audience);
        expect(workdaysBetween(due, first?.localDate ?? due)).toBe(xianjin.pings.afterWorkdays[audience]);
      }
    }),
    { verbose: 1 },
  );
});

test('due on the last day before the May holidays, the owner hears on 6 May and the supervisors not before the make-up Saturday', () => {
  const item = { key: 'ledger-item:x', dueOn: '2026-04-30' };
  const after = (audience: string) =>
    momentsOf(item, rules).find((one) => one.localDate > item.dueOn && one.audience === audience)?.localDate;
  expect(nextMoment(item, rules, new Date('2026-04-30T10:00:00+08:00'))?.localDate).toBe('2026-05-06');
  expect([after('person'), after('secretary'), after('unit')]).toEqual([
    '2026-05-06',
    '2026-05-07',
    '2026-05-08',
  ]);
  // Saturday 9 May is a workday made up for the holiday (调休).
  expect(isWorkday('2026-05-09')).toBe(true);
  expect(after('supervisors')).toBe('2026-05-11');
});

test('every state can be reached', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(story, (one) => {
      for (const item of told(one)) seen.add(item.state);
    }),
    { numRuns: 2_000, verbose: 1 },
  );
  expect([...seen].sort()).toEqual([...ITEM_STATES].sort());
});

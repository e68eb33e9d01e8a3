import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../src/cards/words/index.ts';
import { rectificationPlan } from '../../src/domain/kinds/rectification-plan.ts';
import { firstUnclear, type Measure } from '../../src/domain/three-clears.ts';

const today = '2026-04-22';
const good: Measure = {
  matter: '办事窗口排队时间过长',
  way: '增设两个窗口并实行预约',
  effect: '群众平均等候不超过十五分钟',
  person: 'p1',
  due: '2026-05-20',
};
const judged = (change: Partial<Measure>, before: Measure[] = []) =>
  firstUnclear([...before, { ...good, ...change }], { person: true, due: true, today });

describe('the three clears', () => {
  it('pass when each says something of its own', () => expect(judged({})).toBeNull());

  it.each<[string, Partial<Measure>, object]>([
    ['an empty effect', { effect: ' ' }, { field: 'effect', fault: 'empty' }],
    ['seven characters', { way: '加强学习教育、' + '抓' }, { field: 'way', fault: 'short' }],
    ['punctuation does not fill up', { way: '加强学习……！！！' }, { field: 'way', fault: 'short' }],
    [
      'the way repeats the matter',
      { way: '办事窗口，排队时间过长。' },
      { field: 'way', fault: 'repeats', other: 'matter' },
    ],
    [
      'the effect is the way and two words',
      { effect: '切实增设两个窗口并实行预约' },
      { field: 'effect', fault: 'repeats', other: 'way' },
    ],
    ['nobody is responsible', { person: undefined }, { field: 'person', fault: 'empty' }],
    ['no day', { due: undefined }, { field: 'due', fault: 'empty' }],
    ['a day that is over', { due: '2026-04-21' }, { field: 'due', fault: 'past' }],
  ])('%s is refused', (_name, change, fault) => expect(judged(change)).toMatchObject({ row: 1, ...fault }));

  it('refuse the matter of an earlier measure', () => {
    const other = { ...good, way: '另行安排值班人员到场', effect: '当天的事情当天办理完毕' };
    expect(judged(other, [good])).toEqual({
      ...{ field: 'matter', row: 2, fault: 'repeats', other: 'matter', otherRow: 1 },
    });
  });

  it('take a matter that is told in full by its way', () =>
    expect(judged({ way: '针对办事窗口排队时间过长的问题，增设两个窗口并实行网上预约' })).toBeNull());

  it('say in one sentence what is unclear, where, and how to mend it', () => {
    const unclear = judged({ effect: '好' });
    const say = (locale: 'zh-cn' | 'zh-tw' | 'en') =>
      unclear && wordsOf(locale).refusal({ why: 'unclear', in: unclear });
    expect(say('zh-cn')).toBe('第 1 项的“达到的效果”不到 8 个字，太笼统，请写具体。');
    expect(say('en')).toBe('Please be definite in “which effect” of no. 1: it has under 8 characters.');
  });

  it('ask a member for no responsible person: the plan is their own', () => {
    const { person: _, ...own } = good;
    const filed = { level: 'member', measures: [own] };
    const at = { on: today, by: 'p1', inWeek: '2026-04-29' };
    expect(rectificationPlan.begin?.(filed, at)).toMatchObject({ ok: true });
    expect(rectificationPlan.begin?.({ ...filed, level: 'branch' }, at)).toMatchObject({
      ok: false,
      refusal: { why: 'unclear', in: { field: 'person' } },
    });
  });
});

import { expect, test } from 'vitest';
import { requirementLine } from '../../src/cards/view.ts';
import { wordsOf } from '../../src/cards/words/index.ts';
import { figuresOf } from '../../src/domain/figures.ts';
import type { Measured } from '../../src/domain/gate.ts';
import type { Requirement } from '../../src/domain/template.ts';

const requirement = (more: Partial<Requirement>): Requirement => ({
  key: 'asked',
  title: { 'zh-cn': '要求', 'zh-tw': '要求', en: 'Asked' },
  kind: 'survey',
  measure: 'count',
  per: 'unit',
  who: 'everyone',
  atLeast: 1,
  counts: 'gate',
  ...more,
});
const measured = (more: Partial<Requirement>, rest: Partial<Measured>): Measured => ({
  requirement: requirement(more),
  have: 0,
  need: 1,
  met: false,
  missing: [],
  ...rest,
});
const said = (one: Measured) =>
  requirementLine(wordsOf('zh-cn'), { name: one.requirement.title, ...figuresOf(one) });

test.each([
  ['members are counted one by one', measured({ per: 'member' }, { have: 3, need: 19 }), '要求：3/19'],
  [
    'a share known as a share alone is read in percent',
    measured({ measure: 'share' }, { need: 0.9 }),
    '要求：0%/90%',
  ],
  [
    'a share of records is read in records, with what is asked of them',
    measured({ measure: 'share' }, { need: 0.9, share: { done: 9, all: 10 } }),
    '要求：9/10（须达 90%）',
  ],
  [
    'of no records there is nothing to do',
    measured({ measure: 'share' }, { have: 1, share: { done: 0, all: 0 } }),
    '要求：无',
  ],
])('%s', (_, one, line) => expect(said(one)).toBe(line));

import { describe, expect, it } from 'vitest';
import { collectForm } from '../../src/sandbox/page/card/form-values.ts';
import { writeNumber } from '../../src/sandbox/page/card/number.ts';
import type { CardElement } from '../../src/sandbox/page/card/types.ts';
import { mentionQuery } from '../../src/sandbox/page/chat/mention-query.ts';
import { textParts } from '../../src/sandbox/page/chat/text-parts.ts';
import { resolveText } from '../../src/sandbox/page/data/locale.ts';
import { mergeMessages } from '../../src/sandbox/page/data/merge-messages.ts';
import { readRoute, writeRoute } from '../../src/sandbox/page/data/route.ts';
import { fromLocalInput, writeTime } from '../../src/sandbox/page/data/time.ts';

const message = (message_id: string, seq: number, minute: number) => ({
  message_id,
  seq,
  rev: 0,
  chat_id: 'oc_1',
  sender: { type: 'user' as const, id: 'ou_1', name: '王芳' },
  msg_type: 'text',
  content: {},
  created_at: `2005-02-18T01:${minute}:00.000Z`,
  updated_at: `2005-02-18T01:${minute}:00.000Z`,
  recalled: false,
});

describe('form_value of a card (platform page card-callback-communication)', () => {
  const fields: CardElement[] = [
    { tag: 'input', name: 'topic' },
    {
      tag: 'column_set',
      columns: [{ tag: 'column', elements: [{ tag: 'date_picker', name: 'day' }] }],
    },
    { tag: 'picker_time', name: 'time' },
    { tag: 'picker_datetime', name: 'start', initial_datetime: '2005-02-18 09:00' },
    { tag: 'multi_select_static', name: 'with', required: false },
    { tag: 'checker', name: 'sure' },
    { tag: 'select_static', name: 'way', options: [{ value: 'own' }] },
  ];

  it('writes dates and times with the zone and keeps what the card prefilled', () => {
    const typed = {
      topic: '党章',
      day: '2005-03-01',
      time: '09:30',
      with: ['a', 'b'],
      sure: true,
      way: 'own',
    };
    expect(collectForm(fields, typed, 'zh_cn')).toEqual({
      formValue: {
        topic: '党章',
        day: '2005-03-01 +0800',
        time: '09:30 +0800',
        start: '2005-02-18 09:00 +0800',
        with: ['a', 'b'],
        sure: true,
        way: 'own',
      },
      refused: [],
    });
  });

  it('leaves an empty choice or date out and sends an empty input as an empty string', () => {
    expect(collectForm(fields, { start: '' }, 'zh_cn').formValue).toEqual({
      topic: '',
      with: [],
      sure: false,
    });
  });

  it.each<[string, CardElement, string | string[] | undefined, string[]]>([
    ['an empty required input', { tag: 'input', name: 'x', required: true }, '  ', ['x']],
    ['a filled required input', { tag: 'input', name: 'x', required: true }, '有', []],
    ['a multiple choice that does not say', { tag: 'multi_select_static', name: 'x' }, undefined, ['x']],
    ['too long a text', { tag: 'input', name: 'x', max_length: 2 }, '三个字', ['x']],
    ['a disabled required input', { tag: 'input', name: 'x', required: true, disabled: true }, undefined, []],
  ])('holds back %s', (_, element, value, refused) => {
    expect(collectForm([element], value === undefined ? {} : { x: value }, 'zh_cn').refused).toEqual(refused);
  });
});

describe('what the page reads and writes', () => {
  it.each([
    ['zh_hk', { zh_tw: '學習', en_us: 'Study' }, '學習'],
    ['zh_tw', { zh_hk: '學習' }, '學習'],
    ['en_us', { zh_tw: '學習' }, '学习'],
    ['zh_cn', undefined, '学习'],
  ] as const)('a viewer of %s reads %j as %s', (locale, i18n, expected) => {
    expect(resolveText('学习', i18n, locale)).toBe(expected);
  });

  it('takes mention placeholders whole', () => {
    const mentions = [
      { key: '@_user_1', open_id: 'ou_1', name: '王芳' },
      { key: '@_user_10', open_id: 'ou_10', name: '李强' },
    ];
    expect(textParts('@_user_10 和 @_user_1', mentions, '所有人').map(({ text }) => text)).toEqual([
      '@李强',
      ' 和 ',
      '@王芳',
    ]);
  });

  it('drops an older revision that comes late and keeps the order of sending', () => {
    const known = mergeMessages([], [message('om_b', 7, 20), message('om_a', 1, 10)]);
    const merged = mergeMessages(known, [message('om_b', 2, 20), message('om_c', 8, 15)]);
    expect(merged.map(({ message_id, seq }) => [message_id, seq])).toEqual([
      ['om_a', 1],
      ['om_c', 8],
      ['om_b', 7],
    ]);
  });

  it.each([
    ['你好 @王', 5, { from: 3, text: '王' }],
    ['@', 1, { from: 0, text: '' }],
    ['@王芳 好', 5, null],
    ['没有', 2, null],
  ])('finds the mention being typed in %j', (text, caret, expected) => {
    expect(mentionQuery(text, caret)).toEqual(expected);
  });

  it('keeps person and chat in the hash', () => {
    const route = { as: 'ou_x', chat: 'oc_y' };
    expect(writeRoute(route)).toBe('#/as/ou_x/chat/oc_y');
    expect(readRoute(writeRoute(route))).toEqual(route);
    expect(readRoute('#/other')).toEqual({ as: null, chat: null });
  });

  it('shows and sets times on the clock of Shanghai', () => {
    expect(writeTime(new Date('2005-02-18T16:30:00Z'), 'YYYY-MM-DD HH:mm')).toBe('2005-02-19 00:30');
    expect(fromLocalInput('2005-02-19T00:30')).toBe('2005-02-18T16:30:00.000Z');
  });

  it('writes a table number as its column says', () => {
    expect(writeNumber(1234567.5, { precision: 2, separator: true, symbol: '¥' })).toBe('¥1,234,567.50');
    expect(writeNumber(3, undefined)).toBe('3');
  });
});

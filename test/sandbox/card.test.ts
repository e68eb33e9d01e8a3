import { describe, expect, it } from 'vitest';
import { refuseCard } from '../../src/sandbox/card/validate.ts';
import { cardWith } from './support.ts';

const text = (content: string) => ({ tag: 'plain_text', content });
const submit = { tag: 'button', name: 'send', text: text('提交'), form_action_type: 'submit' };
const form = (...elements: unknown[]) => ({ tag: 'form', name: 'f', elements });
const columns = (...elements: unknown[]) => ({ tag: 'column_set', columns: [{ tag: 'column', elements }] });
const table = { tag: 'table', columns: [{ name: 'a', data_type: 'text' }], rows: [{ a: '1' }] };
const deep = (levels: number): unknown => (levels === 0 ? { tag: 'hr' } : columns(deep(levels - 1)));
const many = (count: number) => Array.from({ length: count }, () => ({ tag: 'hr' }));
const callback = (value: unknown) => ({
  tag: 'button',
  text: text('好'),
  behaviors: [{ type: 'callback', value }],
});

describe('card JSON 2.0', () => {
  it.each<[string, unknown]>([
    [
      'a form with its inputs and a submit button',
      cardWith(form({ tag: 'input', name: 'words', max_length: 1000 }, submit)),
    ],
    ['columns inside a form', cardWith(form(columns(submit)))],
    ['five tables at the root', cardWith(table, table, table, table, table)],
    ['five levels of containers', cardWith(deep(5))],
    ['exactly 200 elements', { schema: '2.0', body: { elements: many(200) } }],
    [
      'words in several languages',
      cardWith({ tag: 'markdown', content: '你好', i18n_content: { zh_tw: '妳好', en_us: 'Hi' } }),
    ],
    [
      'a chart',
      cardWith({ tag: 'chart', chart_spec: { type: 'bar', data: [{ tag: 'x' }] }, aspect_ratio: '2:1' }),
    ],
    [
      'a panel that folds',
      cardWith({ tag: 'collapsible_panel', header: { title: text('更多') }, elements: [{ tag: 'hr' }] }),
    ],
  ])('takes %s', (_what, card) => {
    expect(refuseCard(card)).toBeUndefined();
  });

  it.each<[string, unknown, string]>([
    ['another schema', { ...cardWith(), schema: '1.0' }, 'schema'],
    ['an unknown property at the root', { ...cardWith(), colour: 1 }, 'unknown property colour'],
    ['an unknown property of a component', cardWith({ tag: 'hr', colour: 'red' }), 'unknown property colour'],
    [
      'an unknown property deep inside',
      cardWith(columns({ tag: 'button', text: { ...text('x'), bold: true } })),
      'unknown property bold',
    ],
    ['a component of the old version', cardWith({ tag: 'note', elements: [] }), 'unsupported tag "note"'],
    ['201 elements', { schema: '2.0', body: { elements: many(201) } }, '201 of 200'],
    ['more than 30 KB', cardWith({ tag: 'markdown', content: 'a'.repeat(31_000) }), '30 KB'],
    ['six levels of containers', cardWith(deep(6)), 'deeper'],
    ['six tables', cardWith(table, table, table, table, table, table), 'table number over limit'],
    ['a table in a column', cardWith(columns(table)), 'table must stand at the root'],
    ['a table in a form', cardWith(form(table, submit)), 'table must stand at the root'],
    ['a form in a column', cardWith(columns(form(submit))), 'form must stand at the root'],
    ['a form in a form', cardWith(form(form(submit), submit)), 'form must stand at the root'],
    ['a form without a submit button', cardWith(form({ tag: 'input', name: 'a' })), 'submit'],
    ['a nameless input in a form', cardWith(form({ tag: 'input' }, submit)), 'name is required'],
    ['one name twice', cardWith(form({ tag: 'input', name: 'send' }, submit)), 'used twice'],
    [
      'a multi select outside a form',
      cardWith({ tag: 'multi_select_static', name: 'm', options: [] }),
      'in a form',
    ],
    ['a submit button outside a form', cardWith(submit), 'outside a form'],
    ['a bad element_id', cardWith({ tag: 'hr', element_id: '1st' }), 'element_id'],
    [
      'one element_id twice',
      cardWith({ tag: 'hr', element_id: 'a' }, { tag: 'hr', element_id: 'a' }),
      'used twice',
    ],
    ['a callback value that is no object', cardWith(callback('x')), 'object'],
    [
      '101 characters on a button',
      cardWith({ tag: 'button', text: text('字'.repeat(101)) }),
      '100 characters',
    ],
    [
      '101 characters in a placeholder',
      cardWith({ tag: 'input', placeholder: text('字'.repeat(101)) }),
      '100 characters',
    ],
    ['an input for 1001 characters', cardWith({ tag: 'input', max_length: 1001 }), 'max_length'],
    [
      'a confirm without a title',
      cardWith({ ...callback({}), confirm: { text: text('x') } }),
      'confirm.title',
    ],
    ['update_multi false', { ...cardWith(), config: { update_multi: false } }, 'update_multi'],
    [
      'an unknown locale',
      cardWith({ tag: 'markdown', content: 'x', i18n_content: { xx: 'x' } }),
      'i18n_content',
    ],
  ])('refuses %s', (_what, card, told) => {
    expect(refuseCard(card)).toContain(told);
  });
});

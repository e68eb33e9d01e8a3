import { expect, it } from 'vitest';
import { allPages } from '../../src/messenger/calls/pages.ts';
import { classify } from '../../src/messenger/errors.ts';

const page = (items: number[], next?: string) => ({ ok: true as const, value: { items, next } });

it('a list is read to its end', async () => {
  const pages = new Map([
    [undefined, page([1, 2], 'b')],
    ['b', page([], 'c')],
    ['c', page([3])],
  ]);
  expect(await allPages(async (token) => pages.get(token as 'b')!)).toEqual({ ok: true, value: [1, 2, 3] });
});

it('a later page that fails fails the list: half of it would read as "the others are gone"', async () => {
  const fault = classify({ code: 99991400, msg: 'limit' });
  expect(await allPages(async (token) => (token ? { ok: false, fault } : page([1], 'b')))).toEqual({
    ok: false,
    fault,
  });
});

it('a list that leads back to itself is a fault, not an endless round', async () => {
  expect(await allPages(async (token) => page([1], token === 'b' ? 'c' : 'b'))).toMatchObject({
    ok: false,
    fault: { code: 'unexpected-answer' },
  });
});

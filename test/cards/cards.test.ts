import { describe, expect, it } from 'vitest';
import { cardAction } from '../../src/cards/actions.ts';
import { inLanguage } from '../../src/cards/kit.ts';
import { refuseCard } from '../../src/sandbox/card/validate.ts';
import { type Flavour, gallery, hostile, ordinary, worst } from './gallery.ts';

interface Node {
  [key: string]: unknown;
}

/** Every object of a card, with the property that held it. */
function nodes(value: unknown, key = ''): { key: string; node: Node }[] {
  if (Array.isArray(value)) return value.flatMap((one) => nodes(one, key));
  if (value === null || typeof value !== 'object') return [];
  const inner = Object.entries(value).flatMap(([name, one]) => nodes(one, name));
  return [{ key, node: value as Node }, ...inner];
}

const rows = [ordinary, worst].flatMap((flavour: Flavour) =>
  gallery(flavour).map(({ name, group, card }) => ({ name, group, card, flavour: flavour.name })),
);

describe('every card', () => {
  it.each(rows)('$name ($flavour) is one that the platform takes', ({ card }) => {
    expect(refuseCard(card)).toBeUndefined();
  });

  it.each(rows)('$name ($flavour) stays under 30 KB as a request body', ({ card }) => {
    const body = JSON.stringify({ msg_type: 'interactive', content: JSON.stringify(card) });
    expect(Buffer.byteLength(body)).toBeLessThan(30 * 1024);
  });

  it.each(rows)('$name ($flavour) presses nothing that the handlers do not know', ({ card }) => {
    for (const { node } of nodes(card))
      if (node.type === 'callback')
        expect(cardAction.safeParse(node.value).success, JSON.stringify(node)).toBe(true);
  });

  it.each(rows)('$name ($flavour) carries all languages or one text for all', ({ card }) => {
    for (const { node } of nodes(card)) {
      if (node.i18n_content === undefined) continue;
      expect(Object.keys(node.i18n_content as object)).toEqual(['zh_cn', 'zh_tw', 'zh_hk', 'en_us']);
      for (const said of Object.values(node.i18n_content as object))
        expect(said).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });

  it.each(rows)('$name ($flavour) can be given in one chosen language', ({ card }) => {
    const english = inLanguage(card, 'en');
    expect(JSON.stringify(english)).not.toContain('i18n_content');
    expect(refuseCard(english)).toBeUndefined();
  });

  it.each(rows)('$name ($flavour) is not interactive once forwarded', ({ card }) => {
    expect(card.config.enable_forward_interaction).toBe(false);
  });
});

describe('what people wrote', () => {
  const markup = /<at|\*\*x\*\*|\[a\]\(|<font/;

  it.each(rows.filter(({ flavour }) => flavour === 'worst'))(
    'stands only where no markup is read: $name',
    ({ card }) => {
      for (const { key, node } of nodes(card)) {
        if (node.tag === 'plain_text' || key === 'i18n_content' || key === 'value') continue;
        if (key === 'rows') continue;
        for (const [property, text] of Object.entries(node))
          if (typeof text === 'string' && property !== 'default_value') expect(text).not.toMatch(markup);
        if (node.tag !== 'plain_text' && node.i18n_content)
          expect(JSON.stringify(node.i18n_content)).not.toMatch(markup);
      }
    },
  );

  it('stands in table cells as text', () => {
    const cells = rows.flatMap(({ card }) => nodes(card)).filter(({ key }) => key === 'columns');
    for (const { node } of cells) if (node.data_type !== undefined) expect(node.data_type).toBe('text');
  });

  it('is shown as it was written', () => {
    const shown = gallery(worst).find(({ name }) => name === 'opinions');
    expect(JSON.stringify(shown)).toContain(JSON.stringify(worst.words).slice(1, -1));
    expect(worst.words).toContain(hostile);
  });
});

describe('a card of a group', () => {
  it.each(rows.filter(({ group }) => group))(
    'names nobody but who opened a check-in: $name ($flavour)',
    ({ name, card }) => {
      const text = JSON.stringify(card);
      for (const n of [1, 2, 3]) expect(text).not.toContain(ordinary.person(n));
      if (!name.startsWith('session')) expect(text).not.toContain(ordinary.person(0));
    },
  );
});

describe('the list of who is missing', () => {
  it('names everyone, in the order given', () => {
    const card = gallery(ordinary).find(({ name }) => name === 'missing')?.card;
    const names = Array.from({ length: 60 }, (_, n) => ordinary.person(n)).join('、');
    expect(JSON.stringify(card)).toContain(names);
  });
});

describe('private matter', () => {
  it.each(rows.filter(({ name }) => /form|receipt|follow|opinions|missing|me|ping|hours/.test(name)))(
    'cannot be forwarded: $name ($flavour)',
    ({ card }) => expect(card.config.enable_forward).toBe(false),
  );

  it('shows the receipt in groups of four and keeps it out of every button', () => {
    const card = gallery(ordinary).find(({ name }) => name === 'receipt')?.card;
    expect(JSON.stringify(card)).toContain('4821 0933 7465 0128');
    expect(nodes(card).some(({ node }) => node.tag === 'button')).toBe(false);
  });
});

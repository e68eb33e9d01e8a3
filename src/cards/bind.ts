import { type Card, card, form, select, text } from './kit.ts';

export interface BindView {
  /** Units that this person may bind the group to, in roster order. */
  units: { id: string; name: string }[];
  /** The unit to which the group belongs already; null for a group that is new. */
  bound: string | null;
}

/** Asked in a group that the bot was added to. */
export function bindCard({ units, bound }: BindView): Card {
  return card({
    title: (w) => w.bind.title,
    elements: [
      bound === null ? null : text((w) => w.bind.bound(bound)),
      text((w) => w.bind.ask),
      form({
        submit: { label: (w) => w.bind.submit, press: { action: 'bind-chat' } },
        elements: select({
          name: 'unit',
          label: (w) => w.bind.unit,
          placeholder: (w) => w.choose,
          options: units.map((unit) => ({ text: unit.name, value: unit.id })),
        }),
      }),
    ],
  });
}

export function boundCard({ unit }: { unit: string }): Card {
  return card({
    title: (w) => w.bind.boundTitle,
    colour: 'green',
    elements: [text((w) => w.bind.bound(unit))],
  });
}

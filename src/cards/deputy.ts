import { buttons, type Card, card, datePicker, form, note, select, text } from './kit.ts';
import type { Day } from './view.ts';
import type { Words } from './words/index.ts';

type DeputyRole = 'secretary' | 'first';

export interface DeputyFormView {
  unit: { id: string; name: string };
  /** Who may stand in, in roster order. */
  people: { id: string; name: string }[];
  /** Offices that the one who asks holds. */
  roles: DeputyRole[];
  today: Day;
  deputies: { id: string; person: string; role: DeputyRole; from: Day; to: Day }[];
}

interface Named {
  unit: string;
  person: string;
  role: DeputyRole;
  from: Day;
  to: Day;
}

const namedLine = (w: Words, { person, role, from, to }: Omit<Named, 'unit'>) =>
  w.deputy.named(person, w.roles[role], w.span(from, to));

/** A secretary or first responsible person on leave names who stands in; private. */
export function deputyFormCard({ unit, people, roles, today, deputies }: DeputyFormView): Card {
  return card({
    title: (w) => w.deputy.title,
    subtitle: unit.name,
    elements: [
      note((w) => w.deputy.intro),
      form({
        submit: { label: (w) => w.deputy.submit, press: { action: 'deputy-name', unit: unit.id } },
        elements: [
          ...select({
            name: 'person',
            label: (w) => w.deputy.person,
            placeholder: (w) => w.choose,
            options: people.map(({ id, name }) => ({ text: name, value: id })),
          }),
          ...select({
            name: 'role',
            label: (w) => w.deputy.role,
            placeholder: (w) => w.choose,
            options: roles.map((role) => ({ text: (w) => w.roles[role], value: role })),
            value: roles.length === 1 ? roles[0] : undefined,
          }),
          ...datePicker({ name: 'from', label: (w) => w.deputy.from, value: today }),
          ...datePicker({ name: 'to', label: (w) => w.deputy.to, value: today }),
        ],
      }),
      ...deputies
        .filter((one) => roles.includes(one.role))
        .flatMap((one) => [
          text((w) => namedLine(w, one)),
          buttons({
            label: (w) => w.deputy.end,
            press: { action: 'deputy-end', deputy: one.id },
            confirm: { title: (w) => w.deputy.endConfirm, text: (w) => w.deputy.endText },
          }),
        ]),
    ],
  });
}

/** To the deputy. */
export function deputyToldCard(of: Named & { by: string }): Card {
  return card({
    title: (w) => w.deputy.title,
    subtitle: of.unit,
    elements: [
      text((w) => w.deputy.toDeputy(of.by, of.unit, w.roles[of.role], w.span(of.from, of.to))),
      buttons({ label: (w) => w.welcome.help, press: { action: 'command', name: 'help' } }),
    ],
  });
}

/** To the one who named them. */
export const deputyNamedCard = (of: Named): Card =>
  card({
    title: (w) => w.deputy.namedTitle,
    subtitle: of.unit,
    colour: 'green',
    elements: [text((w) => namedLine(w, of))],
  });

export const deputyEndedCard = (of: { unit: string; person: string; role: DeputyRole }): Card =>
  card({
    title: (w) => w.deputy.endedTitle,
    subtitle: of.unit,
    elements: [text((w) => w.deputy.ended(of.person, w.roles[of.role]))],
  });

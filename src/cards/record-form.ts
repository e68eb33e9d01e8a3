import type { KindName } from '../domain/kind-names.ts';
import { kindOf } from '../domain/kinds/index.ts';
import type { Field, Kind } from '../domain/kinds/kind.ts';
import type { CardAction } from './actions.ts';
import {
  buttons,
  type Card,
  card,
  datePicker,
  type Element,
  form,
  input,
  note,
  plain,
  select,
  text,
} from './kit.ts';
import type { Day } from './view.ts';

export interface RecordFormView {
  kind: Kind;
  unit: { id: string; name: string };
  due: Day | null;
  /** What `member` and `unit` fields may name, in roster order. */
  members: { id: string; name: string }[];
  units: { id: string; name: string }[];
  /** What `leader` fields may name. */
  leaders: { id: string; name: string }[];
  /** Set when it was sent back: who, and what is to be changed. */
  returned: { by: string; comment: string } | null;
  /** What was filed before, or was drafted for the one who files. */
  filled: Readonly<Record<string, unknown>>;
  today: Day;
}

/** The form of any kind, built from its declaration. */
export function recordFormCard(view: RecordFormView): Card {
  const { kind, unit, due, returned } = view;
  return card({
    title: (w) => kindTitle(w, kind.name),
    subtitle: unit.name,
    elements: [
      returned === null ? null : [text((w) => w.record.returned(returned.by)), plain(returned.comment)],
      due === null ? null : text((w) => w.dueOn(due)),
      form({
        submit: {
          label: (w) => (returned === null ? w.record.submit : w.record.resubmit),
          press: { action: 'record-submit', kind: kind.name, unit: unit.id },
        },
        elements: (kind.form ?? []).flatMap((field) => element(view, field)),
      }),
      (kind.form ?? []).some((field) => field.as === 'text')
        ? note((w) => (kind.takesFile ? w.meeting.minutesNote : w.record.longer))
        : null,
      buttons({
        label: (w) => w.register.list,
        style: 'text',
        press: { action: 'record-list', kind: kind.name, unit: unit.id },
      }),
    ],
  });
}

/** What a kind is called. */
export const kindTitle = (w: { kinds: Record<string, { title: string }> }, kind: KindName): string =>
  w.kinds[kind]?.title ?? kind;

function element(view: RecordFormView, field: Field): Element[] {
  const { kind, filled, today } = view;
  const named = { member: view.members, unit: view.units, leader: view.leaders };
  const label = (w: { kinds: Record<string, { fields: Record<string, string> }> }) =>
    w.kinds[kind.name]?.fields[field.name] ?? field.name;
  const value = filled[field.name] === undefined ? undefined : String(filled[field.name]);
  const required = field.optional !== true;
  const of = { name: field.name, label, value, required };
  switch (field.as) {
    case 'line':
      return [input({ ...of, most: field.most })];
    case 'text':
      return [input({ ...of, most: field.most, rows: field.rows })];
    case 'number':
      return [input({ ...of, most: 10 })];
    case 'day':
      return datePicker({ ...of, value: value ?? today });
    case 'choice':
      return select({
        ...of,
        placeholder: (w) => w.choose,
        options: field.of.map((choice) => ({
          text: (w) => w.kinds[kind.name]?.choices[field.name]?.[choice] ?? choice,
          value: choice,
        })),
      });
    case 'member':
    case 'leader':
    case 'unit':
      return select({
        ...of,
        placeholder: (w) => w.choose,
        options: named[field.as].map(({ id, name }) => ({ text: name, value: id })),
      });
  }
}

export interface RecordFiledView {
  kind: KindName;
  unit: string;
  filedOn: Day;
  waits: boolean;
}

/** The receipt of what was filed. */
export function recordFiledCard({ kind, unit, filedOn, waits }: RecordFiledView): Card {
  return card({
    title: (w) => w.record.filedTitle(kindTitle(w, kind)),
    subtitle: unit,
    colour: 'green',
    elements: [
      text((w) => w.record.filed(kindTitle(w, kind), filedOn)),
      waits ? note((w) => w.record.waiting) : null,
    ],
  });
}

/** How a kind is filed: by its form, or by a command of its own. */
export function filingOf(kind: KindName, unit: string): CardAction {
  const command = kindOf(kind)?.command;
  return command === undefined ? { action: 'record-open', kind, unit } : { action: 'command', name: command };
}

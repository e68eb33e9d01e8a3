import type { KindName } from '../domain/kind-names.ts';
import { kindOf } from '../domain/kinds/index.ts';
import type { Field, Kind, RowField } from '../domain/kinds/kind.ts';
import type { CardAction } from './actions.ts';
import {
  buttons,
  type Card,
  card,
  datePicker,
  type Element,
  form,
  heading,
  hr,
  input,
  note,
  plain,
  select,
  text,
} from './kit.ts';
import type { Day } from './view.ts';
import type { Words } from './words/index.ts';

export interface RecordFormView {
  kind: Kind;
  /** Which sort of it, for a kind that has sorts. */
  of: string | null;
  unit: { id: string; name: string };
  due: Day | null;
  /** What `member` and `unit` fields may name, in roster order. */
  members: { id: string; name: string }[];
  units: { id: string; name: string }[];
  /** What `leader` fields may name, and what `person` fields may. */
  leaders: { id: string; name: string }[];
  people: { id: string; name: string }[];
  /** Entries written so far, for a kind whose form adds them one by one. */
  rows: readonly Record<string, unknown>[];
  /** Which of them is being changed. */
  changing?: number;
  /** Set when it was sent back: who, and what is to be changed. */
  returned: { by: string; comment: string } | null;
  /** What was filed before, or was drafted for the one who files. */
  filled: Readonly<Record<string, unknown>>;
  today: Day;
}

/** The form of any kind, built from its declaration. */
export function recordFormCard(view: RecordFormView): Card {
  const { kind, unit, due, returned } = view;
  const rows = (kind.form ?? []).find((field) => field.as === 'rows');
  if (rows) return rowsFormCard(view, rows);
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
        elements: (kind.form ?? []).flatMap((field) =>
          field.as === 'rows' ? [] : element(view, field, view.filled),
        ),
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

/** Entries added one by one: what is there, the form of the next, and the button that files them all. */
function rowsFormCard(view: RecordFormView, rows: Extract<Field, { as: 'rows' }>): Card {
  const { kind, unit, due, returned } = view;
  const here = { kind: kind.name, unit: unit.id, ...(view.of === null ? {} : { of: view.of }) };
  return card({
    title: (w) => kindTitle(w, kind.name),
    subtitle: (w) => (view.of === null ? unit.name : w.join([unit.name, variantTitle(w, kind, view.of)])),
    elements: [
      returned === null ? null : [text((w) => w.record.returned(returned.by)), plain(returned.comment)],
      due === null ? null : text((w) => w.dueOn(due)),
      ...view.rows.flatMap((row, at) => [
        text((w) => w.record.row(at + 1)),
        plain(rowLines(view, rows, row).join('\n')),
        buttons(
          {
            label: (w) => w.record.editRow(at + 1),
            style: 'text' as const,
            press: { action: 'record-row-edit' as const, ...here, row: at },
          },
          {
            label: (w) => w.record.dropRow(at + 1),
            style: 'text' as const,
            press: { action: 'record-row-drop' as const, ...here, row: at },
          },
        ),
      ]),
      view.rows.length === 0
        ? null
        : buttons({
            label: (w) => (returned === null ? w.record.submitRows(view.rows.length) : w.record.resubmit),
            style: 'primary',
            press: { action: 'record-submit', ...here },
          }),
      view.rows.length === 0 ? null : hr,
      ...rowForm(view, rows, here),
      note((w) => w.record.rowsNote(rows.most)),
    ],
  });
}

/** The form of the next entry, or of the one that is being changed. */
function rowForm(
  view: RecordFormView,
  rows: Extract<Field, { as: 'rows' }>,
  here: { kind: KindName; unit: string; of?: string },
): Element[] {
  const { changing } = view;
  const filled = changing === undefined ? undefined : view.rows[changing];
  if (changing === undefined || !filled)
    return view.rows.length >= rows.most
      ? []
      : [
          heading((w) => w.record.nextRow(view.rows.length + 1)),
          form({
            submit: { label: (w) => w.record.addRow, press: { action: 'record-row-add', ...here } },
            elements: rows.of.flatMap((field) => element(view, field, {})),
          }),
        ];
  return [
    heading((w) => w.record.editRow(changing + 1)),
    form({
      submit: { label: (w) => w.record.saveRow, press: { action: 'record-row-add', ...here, row: changing } },
      elements: rows.of.flatMap((field) => element(view, field, filled)),
    }),
    buttons({
      label: (w) => w.record.keepRow,
      style: 'text',
      press: { action: 'record-row-edit', ...here },
    }),
  ];
}

/** A row's values as they were written, with names in the place of ids. */
function rowLines(
  view: RecordFormView,
  rows: Extract<Field, { as: 'rows' }>,
  row: Readonly<Record<string, unknown>>,
): string[] {
  const named = { member: view.members, unit: view.units, leader: view.leaders, person: view.people };
  return rows.of.flatMap((field) => {
    const value = row[field.name];
    if (value === undefined || value === '') return [];
    if (!(field.as in named)) return [String(value)];
    return [named[field.as as keyof typeof named].find(({ id }) => id === value)?.name ?? ''];
  });
}

/** What a sort of a kind is called. */
const variantTitle = (
  w: { kinds: Record<string, { choices: Record<string, Record<string, string>> }> },
  kind: Pick<Kind, 'name' | 'variants'>,
  of: string,
): string => w.kinds[kind.name]?.choices[kind.variants?.field ?? '']?.[of] ?? of;

/** What one sort of a kind is called, with its kind. */
export function sortTitle(w: Words, name: KindName, of: string): string {
  const called = Object.values(w.kinds[name]?.choices ?? {}).find((choices) => of in choices);
  return w.named(kindTitle(w, name), called?.[of] ?? of);
}

/** What a kind is called. */
export const kindTitle = (w: { kinds: Record<string, { title: string }> }, kind: KindName): string =>
  w.kinds[kind]?.title ?? kind;

function element(
  view: RecordFormView,
  field: RowField,
  filled: Readonly<Record<string, unknown>>,
): Element[] {
  const { kind, today } = view;
  const named = { member: view.members, unit: view.units, leader: view.leaders, person: view.people };
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
      return datePicker({ ...of, value: value ?? (required ? today : undefined) });
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
    case 'person':
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
  /** The command under which it goes on, for what is not at its end once it is filed. */
  goesOn?: 'plan' | 'ledger';
}

/** The receipt of what was filed. */
export function recordFiledCard({ kind, unit, filedOn, waits, goesOn }: RecordFiledView): Card {
  return card({
    title: (w) => w.record.filedTitle(kindTitle(w, kind)),
    subtitle: unit,
    colour: 'green',
    elements: [
      text((w) => w.record.filed(kindTitle(w, kind), filedOn)),
      waits ? note((w) => (isReceived(kind) ? w.reports.waiting : w.record.waiting)) : null,
      goesOn === undefined || waits
        ? null
        : buttons({ label: (w) => w.record.goesOn[goesOn], press: { action: 'command', name: goesOn } }),
    ],
  });
}

/** Whether the office takes receipt of it, in place of a review. */
export const isReceived = (kind: KindName): boolean => kindOf(kind)?.review === 'receipt';

/** How a kind is filed: by its form, or by a command of its own. */
export function filingOf(kind: KindName, unit: string, of?: string): CardAction {
  const command = kindOf(kind)?.command;
  if (command !== undefined) return { action: 'command', name: command };
  return { action: 'record-open', kind, unit, ...(of === undefined ? {} : { of }) };
}

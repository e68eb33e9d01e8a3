import type { KindName } from '../domain/kind-names.ts';
import type { Field } from '../domain/kinds/kind.ts';
import { buttons, type Card, card, note, panel, plain, text } from './kit.ts';
import { kindTitle } from './record-form.ts';
import type { Day } from './view.ts';
import type { Words } from './words/index.ts';

export interface RecordRow {
  record: string;
  on: Day;
  by: string;
  state: string;
  fields: { field: Field; value: string }[];
  file: string | null;
  /** How many read it, for what was published. */
  readers: number | null;
}

export interface RecordListView {
  kind: KindName;
  unit: { id: string; name: string };
  rows: RecordRow[];
  more: number;
  mayAdd: boolean;
}

/** What was filed of a kind, newest first, each folded; private. */
export function recordListCard(view: RecordListView): Card {
  const { kind, unit, rows } = view;
  return card({
    title: (w) => w.register.title(kindTitle(w, kind)),
    subtitle: unit.name,
    elements: [
      rows.length === 0 ? text((w) => w.register.none) : null,
      ...rows.map((row, at) =>
        panel({
          title: (w) => w.join([w.register.by(row.by, w.shortDate(row.on)), stateOf(w, row.state)]),
          open: at === 0,
          elements: [
            ...row.fields
              .filter(({ field }) => field.as !== 'text')
              .map((one) => text((w) => line(w, kind, one))),
            ...row.fields
              .filter(({ field }) => field.as === 'text')
              .map(({ value }) => plain(shortened(value))),
            ...(row.readers === null ? [] : [note((w) => w.publicity.readers(row.readers ?? 0))]),
            ...(row.file === null
              ? []
              : [
                  note((w) => w.register.file(row.file ?? '')),
                  buttons({
                    label: (w) => w.file.open,
                    press: { action: 'file-open', record: row.record },
                  }),
                ]),
          ],
        }),
      ),
      view.more > 0 ? note((w) => w.register.more(view.more)) : null,
      view.mayAdd
        ? buttons({ label: (w) => w.register.add, press: { action: 'record-open', kind, unit: unit.id } })
        : null,
    ],
  });
}

function line(w: Words, kind: KindName, { field, value }: RecordRow['fields'][number]): string {
  const label = w.kinds[kind]?.fields[field.name] ?? field.name;
  const choice = field.as === 'choice' ? (w.kinds[kind]?.choices[field.name]?.[value] ?? value) : value;
  return w.named(label, field.as === 'day' ? w.date(choice) : choice);
}

/** Eight of them stand in one card of 30 KB. */
const shortened = (words: string) => (words.length > 400 ? `${words.slice(0, 400)}…` : words);

const stateOf = (w: Words, state: string): string =>
  state === 'submitted' ? w.register.waiting : state === 'returned' ? w.register.returned : '';

/** Every form that is open to somebody, a button each; private. */
export const formsCard = (view: { forms: { kind: KindName; unit: string }[] }): Card =>
  card({
    title: (w) => w.register.allTitle,
    elements: [
      note((w) => w.register.allNote),
      buttons(
        ...view.forms.map(({ kind, unit }) => ({
          label: (w: Words) => kindTitle(w, kind),
          press: { action: 'record-open' as const, kind, unit },
        })),
      ),
    ],
  });

import { ITEM_STATES, type ItemState, type Placing, WAYS, type Way } from '../domain/ledger.ts';
import type { LedgerCounts } from '../domain/ledger-counts.ts';
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
  linkButton,
  note,
  plain,
  select,
  table,
  text,
} from './kit.ts';
import { itemFacts, type LedgerItemView, stateLine } from './ledger-item.ts';
import type { Day } from './view.ts';
import type { Words } from './words/index.ts';

export interface LedgerListView {
  unit: { id: string; name: string };
  filter: {
    state?: ItemState;
    way?: Way;
    owner?: string;
    overdue?: boolean;
    awaiting?: boolean;
    mine?: boolean;
  };
  counts: LedgerCounts;
  items: {
    record: string;
    words: string;
    state: ItemState;
    awaiting: 'solved' | 'cannot' | null;
    way: Way;
    due: Day | null;
    overdueDays: number;
    /** Null for a viewer who may not see names. */
    owner: string | null;
    opens: boolean;
  }[];
  /** How many pass the filter. */
  shown: number;
  page: number;
  pages: number;
  owners: { id: string; name: string }[];
  mayFile: boolean;
  /** Items on none of the four lists; null where the consolidation has not begun or the viewer does not place. */
  unplaced: number | null;
  /** The web page of this ledger; absent for a viewer who may not open it. */
  webPage?: string;
}

const mostWords = 100;

/** `/ledger`: a unit's items by state and owner, page by page (S19). */
export function ledgerCard(view: LedgerListView): Card {
  const { unit, filter, counts, items, page, pages } = view;
  const turn = (to: number) => ({ action: 'ledger-list' as const, unit: unit.id, page: to, ...filter });
  return card({
    title: (w) => (filter.mine ? w.ledger.mine : w.ledger.title),
    subtitle: unit.name,
    elements: [
      text((w) => countLine(w, counts)),
      view.unplaced === null || view.unplaced === 0
        ? null
        : buttons({
            label: (w) => w.ledger.walk(view.unplaced ?? 0),
            style: 'primary',
            press: { action: 'ledger-walk', unit: unit.id },
          }),
      view.mayFile
        ? buttons({
            label: (w) => w.ledger.add,
            press: { action: 'record-open', kind: 'ledger-item', unit: unit.id },
          })
        : null,
      hr,
      items.length === 0 ? note((w) => (counts.total === 0 ? w.ledger.none : w.ledger.noneSuch)) : null,
      ...items.flatMap((item) => [
        plain(item.words.length > mostWords ? `${item.words.slice(0, mostWords)}…` : item.words),
        note((w) =>
          w.join([
            stateLine(w, item),
            item.due === null || item.state === 'solved' ? '' : w.dueOn(item.due),
            w.overdue(item.overdueDays),
            item.owner ?? '',
          ]),
        ),
        ...(item.opens
          ? [buttons({ label: (w) => w.ledger.open, press: { action: 'ledger-open', record: item.record } })]
          : []),
      ]),
      pages > 1
        ? [
            note((w) => w.page(page, pages)),
            buttons(
              page > 1 ? { label: (w) => w.earlier, press: turn(page - 1) } : null,
              page < pages ? { label: (w) => w.later, press: turn(page + 1) } : null,
            ),
          ]
        : null,
      filter.mine || counts.total === 0 ? null : [hr, filterForm(view)],
      webLink(view.webPage),
    ],
  });
}

const webLink = (url: string | undefined): Element | null =>
  url === undefined ? null : linkButton({ label: (w) => w.pages.open, url });

const countLine = (w: Words, counts: LedgerCounts): string =>
  w.join([
    w.ledger.total(counts.total),
    ...(
      [
        ['solved', counts.solved],
        ['in-hand', counts.inHand],
        ['poor', counts.poor],
        ['not-begun', counts.notBegun],
        ['cannot', counts.cannot],
      ] as const
    ).map(([state, n]) => `${w.ledger.inShort[state]} ${n}`),
    counts.awaiting > 0 ? w.ledger.awaitingCount(counts.awaiting) : '',
    counts.overdue > 0 ? w.ledger.overdueCount(counts.overdue) : '',
  ]);

function filterForm({ unit, filter, owners }: LedgerListView): Element {
  return form({
    submit: { label: (w) => w.ledger.filter, press: { action: 'ledger-filter', unit: unit.id } },
    elements: [
      ...select({
        name: 'state',
        label: (w) => w.ledger.state,
        placeholder: (w) => w.choose,
        required: false,
        value: filter.overdue ? 'overdue' : filter.awaiting ? 'awaiting' : (filter.state ?? 'all'),
        options: [
          { text: (w) => w.ledger.all, value: 'all' },
          { text: (w) => w.ledger.onlyOverdue, value: 'overdue' },
          { text: (w) => w.ledger.onlyAwaiting, value: 'awaiting' },
          ...ITEM_STATES.map((state) => ({ text: (w: Words) => w.ledger.states[state], value: state })),
        ],
      }),
      ...select({
        name: 'way',
        label: (w) => w.ledger.way,
        placeholder: (w) => w.choose,
        required: false,
        value: filter.way ?? 'all',
        options: [
          { text: (w) => w.ledger.all, value: 'all' },
          ...WAYS.map((way) => ({ text: (w: Words) => w.ledger.ways[way], value: way })),
        ],
      }),
      ...(owners.length < 2
        ? []
        : select({
            name: 'owner',
            label: (w) => w.ledger.owner,
            placeholder: (w) => w.choose,
            required: false,
            value: filter.owner ?? 'all',
            options: [
              { text: (w) => w.ledger.all, value: 'all' },
              ...owners.map(({ id, name }) => ({ text: name, value: id })),
            ],
          })),
    ],
  });
}

export interface LedgerTreeView {
  unit: { id: string; name: string };
  rows: { id: string; name: string; counts: LedgerCounts }[];
  total: LedgerCounts;
  /** The web page of these ledgers; absent for a viewer who may not open it. */
  webPage?: string;
}

/** The ledgers of a tree as counts by unit, in roster order; one unit can be opened. */
export function ledgerTreeCard({ unit, rows, total, webPage }: LedgerTreeView): Card {
  return card({
    title: (w) => w.ledger.title,
    subtitle: unit.name,
    elements: [
      text((w) => countLine(w, total)),
      rows.length === 0
        ? null
        : [
            table({
              columns: [
                { name: 'unit', title: '单位 Unit', wide: true },
                // A narrow screen shows the first of them.
                { name: 'open', title: '未结 Open' },
                { name: 'overdue', title: '逾期 Late' },
                { name: 'solved', title: '解决 Done' },
                { name: 'total', title: '共 All' },
              ],
              rows: rows.map(({ name, counts }) => ({
                unit: name,
                total: String(counts.total),
                solved: String(counts.solved),
                open: String(counts.open),
                overdue: String(counts.overdue),
              })),
            }),
            form({
              submit: { label: (w) => w.ledger.drill, press: { action: 'ledger-unit' } },
              elements: select({
                name: 'unit',
                label: (w) => w.ledger.unit,
                placeholder: (w) => w.choose,
                options: rows.map(({ id, name }) => ({ text: name, value: id })),
              }),
            }),
          ],
      webLink(webPage),
    ],
  });
}

export interface LedgerWalkView {
  unit: { id: string; name: string };
  lists: Record<Placing, number>;
  left: number;
  next: {
    item: LedgerItemView;
    offered: readonly Placing[];
    people: { id: string; name: string }[];
    ownerId: string;
    due: Day | null;
  } | null;
}

/** The consolidation, one item after another: each goes to one of the four lists, with what the list asks (S33; (004) 一). */
export function ledgerWalkCard({ unit, lists, left, next }: LedgerWalkView): Card {
  return card({
    title: (w) => w.ledger.walkTitle,
    subtitle: unit.name,
    colour: next === null ? 'green' : 'blue',
    elements: [
      text((w) =>
        w.join(
          (['keep', 'redo', 'date', 'explain'] as const).map((as) => `${w.ledger.placed[as]} ${lists[as]}`),
        ),
      ),
      next === null ? text((w) => w.ledger.allPlaced) : note((w) => w.ledger.left(left)),
      ...(next === null ? [] : [hr, ...itemFacts(next.item), ...placingElements(next)]),
    ],
  });
}

function placingElements(next: NonNullable<LedgerWalkView['next']>): Element[] {
  const { item, offered, people, ownerId, due } = next;
  const { record, version } = item;
  const keeps = offered.includes('keep');
  const asking = offered.filter((as) => as !== 'keep');
  const dated = asking.some((as) => as !== 'explain');
  return [
    ...(keeps
      ? [
          buttons({
            label: (w) => w.ledger.keep,
            style: 'primary' as const,
            press: { action: 'ledger-do' as const, record, version, act: 'keep' as const },
          }),
        ]
      : []),
    heading((w) => (keeps ? w.ledger.otherwise : w.ledger.where)),
    form({
      submit: { label: (w) => w.ledger.place, press: { action: 'ledger-place', record, version } },
      elements: [
        ...select({
          name: 'as',
          label: (w) => w.ledger.list,
          placeholder: (w) => w.choose,
          value: asking[0],
          options: asking.map((as) => ({ text: (w: Words) => w.ledger.placing[as], value: as })),
        }),
        input({
          name: 'words',
          label: (w) => w.ledger.placeWords,
          most: 500,
          rows: 3,
          required: false,
          value: item.state === 'cannot' ? (item.explanation ?? undefined) : undefined,
        }),
        ...(dated
          ? [
              ...datePicker({
                name: 'on',
                label: (w) => w.ledger.newDue,
                required: false,
                value: due ?? undefined,
              }),
              ...select({
                name: 'person',
                label: (w) => w.ledger.owner,
                placeholder: (w) => w.choose,
                required: false,
                value: ownerId,
                options: people.map(({ id, name }) => ({ text: name, value: id })),
              }),
            ]
          : []),
      ],
    }),
  ];
}

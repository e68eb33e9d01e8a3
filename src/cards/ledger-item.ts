import type { ItemState, Placing, Way } from '../domain/ledger.ts';
import type { LEDGER_FORMS } from './actions.ts';
import {
  buttons,
  type Card,
  type Colour,
  card,
  datePicker,
  type Element,
  form,
  hr,
  input,
  note,
  panel,
  plain,
  select,
  text,
} from './kit.ts';
import type { Day } from './view.ts';
import type { Words } from './words/index.ts';

export interface LedgerItemView {
  record: string;
  version: number;
  unit: { id: string; name: string };
  words: string;
  way: Way;
  state: ItemState;
  awaiting: 'solved' | 'cannot' | null;
  ended: boolean;
  due: Day | null;
  overdueDays: number;
  owner: string;
  lead: string | null;
  how: string | null;
  effect: string | null;
  explanation: string | null;
  /** `file` is its name, '' for a picture. */
  evidence: { on: Day; by: string; words: string | null; file: string | null }[];
  history: { on: Day; by: string; act: string; state: ItemState; due: Day | null; words: string | null }[];
  placed: Placing | null;
  /** What the viewer may do: as its owner, answering for its unit, confirming what was claimed. */
  own: boolean;
  manage: boolean;
  confirms: boolean;
  unclaims: boolean;
  /** It stands in the owner's own task list too. */
  task: boolean;
}

export type LedgerForm = (typeof LEDGER_FORMS)[number];

const mostEvidence = 5;
const mostHistory = 8;
const mostLine = 200;

const colourOf = ({
  ended,
  overdueDays,
  awaiting,
}: Pick<LedgerItemView, 'ended' | 'overdueDays' | 'awaiting'>): Colour =>
  ended ? 'green' : overdueDays > 0 ? 'red' : awaiting ? 'orange' : 'blue';

/** One item of the ledger, in private, with what the viewer may do with it. */
export function ledgerItemCard(view: LedgerItemView): Card {
  return card({
    title: (w) => w.ledger.itemTitle,
    subtitle: view.unit.name,
    colour: colourOf(view),
    elements: [
      ...itemFacts(view),
      ...doings(view),
      view.own && !view.ended ? note((w) => w.ledger.reply) : null,
    ],
  });
}

/** What an item is: words, state, day, owner, evidence, and its history folded away. */
export function itemFacts(view: LedgerItemView): Element[] {
  const { evidence, history, explanation } = view;
  return [
    plain(view.words),
    text((w) => w.join([w.ledger.ways[view.way], stateLine(w, view), dueLine(w, view)])),
    text((w) =>
      w.join([
        w.ledger.ownerLine(view.owner),
        view.lead === null ? '' : w.ledger.leadLine(view.lead),
        view.placed === null ? '' : w.ledger.placed[view.placed],
      ]),
    ),
    ...named((w) => w.ledger.how, view.how),
    ...named((w) => w.ledger.effect, view.effect),
    ...named((w) => w.ledger.explanation, explanation),
    ...(evidence.length === 0
      ? []
      : [
          note((w) => w.ledger.evidence(evidence.length)),
          ...evidence.flatMap((one, at) =>
            at < evidence.length - mostEvidence ? [] : evidenceOf(view, one, at),
          ),
        ]),
    panel({
      title: (w) => w.ledger.history(history.length),
      elements: [
        text((w) =>
          history
            .slice(-mostHistory)
            .map((line) => historyLine(w, line))
            .join('\n'),
        ),
      ],
    }),
  ];
}

function evidenceOf(
  { record }: LedgerItemView,
  { on, by, words, file }: LedgerItemView['evidence'][number],
  at: number,
): Element[] {
  const said = words ?? file ?? '';
  return [
    plain(`${on} ${by} ${said.slice(0, mostLine)}`.trim()),
    ...(file === null
      ? []
      : [
          buttons({
            label: (w) => (file === '' ? w.named(w.file.open, w.file.picture) : w.file.open),
            press: { action: 'file-open', record, at },
          }),
        ]),
  ];
}

const named = (label: (w: Words) => string, value: string | null): Element[] =>
  value === null ? [] : [note(label), plain(value)];

export const stateLine = (
  w: Words,
  { state, awaiting }: { state: ItemState; awaiting: 'solved' | 'cannot' | null },
): string => (awaiting === null ? w.ledger.states[state] : w.ledger.awaiting[awaiting]);

const dueLine = (w: Words, { due, overdueDays, ended }: LedgerItemView): string =>
  due === null || ended ? '' : w.join([w.dueOn(due), w.overdue(overdueDays)]);

function historyLine(w: Words, line: LedgerItemView['history'][number]): string {
  const what = w.ledger.acts[line.act] ?? line.act;
  const words = line.words === null ? '' : line.words.slice(0, mostLine);
  return `· ${w.named(`${w.shortDate(line.on)} ${line.by}`, w.join([what, w.ledger.states[line.state], words]))}`;
}

function doings(view: LedgerItemView): Element[] {
  const { record, version, ended, awaiting, own, manage, state } = view;
  const open = (act: LedgerForm, style?: 'primary') => ({
    label: (w: Words) => w.ledger.forms[act].open,
    ...(style ? { style } : {}),
    press: { action: 'ledger-form' as const, record, act },
  });
  const now = (act: 'begin' | 'confirm' | 'unclaim', style?: 'primary') => ({
    label: (w: Words) => w.ledger.now[act],
    ...(style ? { style } : {}),
    press: { action: 'ledger-do' as const, record, version, act },
  });
  const works = own || manage;
  const shown = [
    view.confirms ? now('confirm', 'primary') : null,
    view.confirms || (manage && state === 'solved' && ended) ? open('send-back') : null,
    works && !ended && awaiting === null && state !== 'in-hand' ? now('begin') : null,
    works && !ended && awaiting === null ? open('claim-solved', 'primary') : null,
    works && !ended ? open('evidence') : null,
    works && !ended && awaiting === null ? open('claim-cannot') : null,
    view.unclaims ? now('unclaim') : null,
    works && state !== 'solved' && awaiting === null ? open('new-date') : null,
    manage && !ended ? open('hand-over') : null,
    own && !ended && !view.task
      ? { label: (w: Words) => w.ledger.task, press: { action: 'ledger-task' as const, record } }
      : null,
  ].filter((one) => one !== null);
  return [
    ...(shown.length === 0 ? [] : [hr, buttons(...shown)]),
    ...(view.task && !ended ? [note((w) => w.ledger.taskNote)] : []),
  ];
}

/** The form of one act, in the item's place; what it asks depends on the act. */
export function ledgerActCard(
  view: LedgerItemView,
  act: LedgerForm,
  people: readonly { id: string; name: string }[],
): Card {
  const { record, version } = view;
  return card({
    title: (w) => w.ledger.forms[act].title,
    subtitle: view.unit.name,
    elements: [
      plain(view.words),
      form({
        submit: {
          label: (w) => w.ledger.forms[act].submit,
          press: { action: 'ledger-act', record, version, act },
        },
        elements: [
          ...(act === 'hand-over'
            ? select({
                name: 'person',
                label: (w) => w.ledger.owner,
                placeholder: (w) => w.choose,
                options: people.map(({ id, name }) => ({ text: name, value: id })),
              })
            : [
                input({
                  name: 'words',
                  label: (w) => w.ledger.forms[act].words,
                  most: 500,
                  rows: 4,
                }),
              ]),
          ...(act === 'new-date' || act === 'send-back'
            ? datePicker({ name: 'on', label: (w) => w.ledger.newDue })
            : []),
        ],
      }),
      buttons({ label: (w) => w.ledger.back, press: { action: 'ledger-open', record } }),
      act === 'claim-solved' || act === 'evidence' ? note((w) => w.ledger.reply) : null,
    ],
  });
}

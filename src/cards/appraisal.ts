import {
  buttons,
  type Card,
  card,
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

/** Where a member's appraisal stands; none of these says how it turned out, for there is no grade (S15). */
export type AppraisalState = 'none' | 'waiting' | 'returned' | 'delivered' | 'acknowledged' | 'answered';

export interface AppraisalListView {
  unit: { id: string; name: string };
  /** In roster order. */
  rows: { id: string; name: string; state: AppraisalState }[];
}

interface Written {
  unit: { id: string; name: string };
  person: { id: string; name: string };
  record: string;
  /** 0 while there is none. */
  version: number;
  words: string;
  answer: string | null;
  left: number;
}

/** What whoever writes appraisals does next. */
export type AppraisalTask =
  | ({ task: 'draft'; state: AppraisalState; returned: { by: string; comment: string } | null } & Written)
  | ({ task: 'confirm'; own: boolean } & Written)
  | ({ task: 'none'; mayPublish: boolean } & AppraisalListView);

/** The queue of a committee: one member a card. */
export function appraisalTaskCard(view: AppraisalTask): Card {
  switch (view.task) {
    case 'none':
      return appraisalListCard({ ...view, queue: true });
    case 'draft':
      return draftCard(view);
    case 'confirm':
      return confirmCard(view);
  }
}

const answerOf = (answer: string | null): (Element | null)[] =>
  answer === null ? [] : [note((w) => w.appraisal.answered), plain(answer)];

function draftCard(view: Extract<AppraisalTask, { task: 'draft' }>): Card {
  const { unit, person, returned, version } = view;
  return card({
    title: (w) => w.appraisal.draftTitle,
    subtitle: unit.name,
    elements: [
      text((w) => w.appraisal.of(person.name)),
      returned === null ? null : [text((w) => w.record.returned(returned.by)), plain(returned.comment)],
      ...answerOf(view.answer),
      form({
        submit: {
          label: (w) => w.appraisal.keep,
          press: { action: 'appraise-draft', unit: unit.id, person: person.id, version },
        },
        elements: [
          input({
            name: 'words',
            label: (w) => w.appraisal.words,
            ...(view.words === '' ? {} : { value: view.words }),
            most: 1000,
            rows: 8,
          }),
        ],
      }),
      note((w) => w.appraisal.how),
      note((w) => w.appraisal.left(view.left)),
      buttons({ label: (w) => w.appraisal.list, press: { action: 'appraise-list', unit: unit.id } }),
    ],
  });
}

function confirmCard(view: Extract<AppraisalTask, { task: 'confirm' }>): Card {
  const { unit, person, record, version, own } = view;
  return card({
    title: (w) => w.appraisal.confirmTitle,
    subtitle: unit.name,
    elements: [
      text((w) => w.appraisal.of(person.name)),
      plain(view.words),
      ...answerOf(view.answer),
      note((w) => (own ? w.appraisal.secondLook : w.appraisal.confirmHow)),
      buttons(
        {
          label: (w) => w.appraisal.confirm,
          style: 'primary',
          press: { action: 'appraise-confirm', record, version },
          confirm: {
            title: (w) => w.appraisal.confirmAsk(person.name),
            text: (w) => (own ? w.appraisal.secondLook : w.appraisal.confirmText),
          },
        },
        { label: (w) => w.appraisal.list, press: { action: 'appraise-list', unit: unit.id } },
      ),
      form({
        submit: { label: (w) => w.reviewing.giveBack, press: { action: 'appraise-return', record, version } },
        elements: [
          input({
            name: 'comment',
            label: (w) => w.reviewing.comment,
            placeholder: (w) => w.reviewing.commentPlaceholder,
            most: 1000,
            rows: 3,
          }),
        ],
      }),
      note((w) => w.appraisal.left(view.left)),
    ],
  });
}

/** Whose appraisal stands where, and the way to open one: the committee's and that of those above by right. */
export function appraisalListCard(view: AppraisalListView & { queue?: boolean; mayPublish?: boolean }): Card {
  const { unit, rows } = view;
  const count = (...states: AppraisalState[]) => rows.filter((row) => states.includes(row.state)).length;
  return card({
    title: (w) => w.appraisal.title,
    subtitle: unit.name,
    elements: [
      text((w) =>
        [
          w.named(
            w.appraisal.deliveredCount,
            w.outOf(count('delivered', 'acknowledged', 'answered'), rows.length),
          ),
          w.named(w.appraisal.acknowledgedCount, w.outOf(count('acknowledged', 'answered'), rows.length)),
        ].join('\n'),
      ),
      view.queue ? note((w) => w.appraisal.queueEmpty) : null,
      text((w) => rows.map((row) => w.named(row.name, w.appraisal.states[row.state])).join('\n')),
      rows.length === 0
        ? null
        : form({
            submit: { label: (w) => w.appraisal.open, press: { action: 'appraise-open', unit: unit.id } },
            elements: select({
              name: 'person',
              label: (w) => w.appraisal.whose,
              placeholder: (w) => w.choose,
              options: rows.map(({ id, name }) => ({ text: name, value: id })),
            }),
          }),
      note((w) => w.appraisal.openNote),
      view.mayPublish
        ? buttons({
            label: (w) => w.kinds.bulletin?.title ?? '',
            press: { action: 'record-open', kind: 'bulletin', unit: unit.id },
          })
        : null,
    ],
  });
}

export interface AppraisalView {
  unit: string;
  record: string;
  version: number;
  words: string;
  answer: string | null;
  on: Day;
  state: 'delivered' | 'acknowledged' | 'answered';
  /** Another version is being written: this one is read, and that one will be signed for. */
  next: boolean;
}

/** The appraisal to its member, in private, never to be forwarded: signed for by a tap, or answered. */
export function appraisalCard(view: AppraisalView): Card {
  const { record, version, state } = view;
  return card({
    title: (w) => w.appraisal.yours,
    subtitle: view.unit,
    colour: state === 'delivered' ? 'blue' : 'green',
    elements: [
      text((w) => w.appraisal.from(view.unit, w.date(view.on))),
      plain(view.words),
      ...answerOf(view.answer),
      state === 'delivered' ? null : note((w) => w.appraisal.states[state]),
      view.next ? note((w) => w.appraisal.next) : null,
      note((w) => w.appraisal.privacy),
      ...(state === 'answered' || view.next
        ? []
        : [
            state === 'delivered'
              ? buttons({
                  label: (w) => w.appraisal.acknowledge,
                  style: 'primary',
                  press: { action: 'appraise-acknowledge', record, version },
                })
              : null,
            hr,
            form({
              submit: {
                label: (w) => w.appraisal.answer,
                press: { action: 'appraise-answer', record, version },
              },
              elements: [
                input({ name: 'words', label: (w) => w.appraisal.answerLabel, most: 1000, rows: 4 }),
              ],
            }),
          ]),
    ],
  });
}

/** A member asks for theirs before it is delivered. */
export const noAppraisalCard = (): Card =>
  card({ title: (w) => w.appraisal.yours, elements: [text((w) => w.appraisal.notYet)] });

export interface AppraisalOpenedView {
  unit: { id: string; name: string };
  person: { id: string; name: string };
  words: string;
  answer: string | null;
  on: Day;
  state: AppraisalState;
  version: number;
  mayRevise: boolean;
}

/** One member's, opened by right; the committee may answer an answer by another version. */
export function appraisalOpenedCard(view: AppraisalOpenedView): Card {
  const { unit, person, state } = view;
  return card({
    title: (w) => w.appraisal.title,
    subtitle: unit.name,
    elements: [
      text((w) => w.appraisal.of(person.name)),
      note((w) => w.join([w.date(view.on), w.appraisal.states[state]])),
      plain(view.words),
      ...answerOf(view.answer),
      ...(view.mayRevise && state === 'answered'
        ? [
            heading((w) => w.appraisal.revise),
            form({
              submit: {
                label: (w) => w.appraisal.keep,
                press: { action: 'appraise-draft', unit: unit.id, person: person.id, version: view.version },
              },
              elements: [
                input({
                  name: 'words',
                  label: (w) => w.appraisal.words,
                  value: view.words,
                  most: 1000,
                  rows: 8,
                }),
              ],
            }),
          ]
        : []),
      buttons({ label: (w) => w.appraisal.list, press: { action: 'appraise-list', unit: unit.id } }),
      note((w) => w.appraisal.openNote),
    ],
  });
}

/** Something of the appraisals waits for whoever writes them: without words or names. */
export const appraisalTurnCard = (view: { unit: string; what: 'confirm' | 'returned' | 'answered' }): Card =>
  card({
    title: (w) => w.appraisal.title,
    subtitle: view.unit,
    elements: [
      text((w) => w.appraisal.turn[view.what]),
      buttons({
        label: (w) => w.appraisal.open,
        style: 'primary',
        press: { action: 'command', name: 'appraise' },
      }),
    ],
  });

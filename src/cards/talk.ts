import { TALK_KINDS, type TalkKind } from '../domain/talk.ts';
import { type ConfirmView, confirmRows } from './confirm.ts';
import {
  buttons,
  type Card,
  card,
  datePicker,
  type Element,
  form,
  hr,
  note,
  panel,
  select,
  text,
} from './kit.ts';
import type { Day } from './view.ts';

interface TalkRow {
  record: string;
  person: string;
  on: Day;
  kind: TalkKind;
}

export interface TalkView {
  /** With whom it may have been, in roster order. */
  people: { id: string; name: string }[];
  today: Day;
  /** Members around with whom there was no talk yet, in roster order. */
  notYet: string[];
  /** What others filed and this person has still to confirm. */
  waiting: ConfirmView[];
  /** What the other has still to confirm. */
  asked: TalkRow[];
  held: TalkRow[];
}

/** A card holds 30 KB; whoever is not in the list is mentioned or named in the command. */
const mostPeople = 60;
const mostNames = 30;
const mostRows = 3;

/** Talks of one person: the form, and how each stands; private. */
export function talkCard(view: TalkView): Card {
  const { people, notYet, held } = view;
  return card({
    title: (w) => w.talk.title,
    elements: [
      text((w) => w.talk.intro),
      people.length === 0
        ? null
        : form({
            submit: { label: (w) => w.talk.submit, press: { action: 'talk-confirm' } },
            elements: [
              ...select({
                name: 'with',
                label: (w) => w.talk.with,
                placeholder: (w) => w.choose,
                options: people.slice(0, mostPeople).map(({ id, name }) => ({ text: name, value: id })),
              }),
              ...datePicker({ name: 'on', label: (w) => w.talk.on, value: view.today }),
              ...select({
                name: 'kind',
                label: (w) => w.talk.kind,
                placeholder: (w) => w.talk.kindPlaceholder,
                options: TALK_KINDS.map((kind) => ({ text: (w) => w.talkKinds[kind], value: kind })),
                required: false,
              }),
            ],
          }),
      note((w) => w.talk.elsewhere),
      notYet.length === 0
        ? null
        : text((w) =>
            w.join([
              w.talk.notYet(w.list(notYet.slice(0, mostNames))),
              notYet.length > mostNames ? w.talk.more(notYet.length - mostNames) : '',
            ]),
          ),
      view.waiting.length > 0 ? hr : null,
      ...confirmRows(view.waiting, 'talk'),
      ...rows(view.asked, (w) => w.talk.asked),
      held.length === 0
        ? null
        : panel({
            title: (w) => w.talk.held(held.length),
            elements: rows(held, null),
          }),
    ],
  });
}

function rows(some: readonly TalkRow[], title: Parameters<typeof text>[0] | null): Element[] {
  if (some.length === 0) return [];
  return [
    ...(title === null ? [] : [text(title)]),
    ...some.slice(0, mostRows).flatMap(({ record, person, on, kind }) => [
      note((w) => w.join([person, w.shortDate(on), w.talkKinds[kind]])),
      buttons({
        label: (w) => w.talk.withdraw,
        style: 'text',
        press: { action: 'confirm-withdraw', record },
        confirm: { title: (w) => w.talk.withdrawTitle, text: (w) => w.talk.withdrawText },
      }),
    ]),
    ...(some.length > mostRows ? [note((w) => w.more(some.length - mostRows))] : []),
  ];
}

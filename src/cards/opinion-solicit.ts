import { enteredChannels, kindOfTarget, type Target } from '../domain/opinions.ts';
import { anonymity } from './box.ts';
import {
  button,
  buttons,
  type Card,
  card,
  datePicker,
  type Element,
  form,
  hr,
  input,
  note,
  panel,
  select,
  text,
} from './kit.ts';
import { aboutWhom, type TargetChoice, targetAndArea, targetChoice } from './opinion-choices.ts';
import type { Day } from './view.ts';
import { called, type Label, type Words } from './words/index.ts';

interface UnitRef {
  id: string;
  name: string;
}
interface CircleChoice {
  key: string;
  title: Label;
}

export interface DeskView {
  unit: UnitRef;
  /** Rounds in the messenger, the newest last. `again` while its last day is not over. */
  rounds: {
    id: string;
    circle: Label | null;
    target: Target;
    person: string | null;
    sent: number;
    returned: number;
    until: Day;
    again: boolean;
  }[];
  /** Forms that went outside the messenger. */
  entered: { channel: string; circle: Label | null; sent: number; returned: number }[];
  /** Ways by which opinions came or were asked for. */
  channels: string[];
}

const newestRounds = 8;
const newestEntered = 12;

/** Asking for opinions (S9): rounds of forms, forms outside the messenger, words from elsewhere; for officials. */
export function deskCard(view: DeskView): Card {
  const { unit, rounds, entered, channels } = view;
  const circle = (w: Words, title: Label | null) => (title ? called(w, title) : w.solicit.unknownCircle);
  return card({
    title: (w) => w.solicit.title,
    subtitle: unit.name,
    elements: [
      text((w) =>
        channels.length === 0
          ? w.solicit.noChannels
          : w.solicit.channels(channels.length, w.list(channels.map((one) => channelName(w, one)))),
      ),
      buttons(
        {
          label: (w) => w.solicit.round,
          style: 'primary',
          press: { action: 'opinion-round-form', unit: unit.id },
        },
        { label: (w) => w.solicit.enterWords, press: { action: 'opinion-words-form', unit: unit.id } },
        { label: (w) => w.solicit.enterCounts, press: { action: 'opinion-counts-form', unit: unit.id } },
      ),
      ...rounds.slice(-newestRounds).flatMap((round): Element[] => [
        hr,
        text((w) =>
          w.solicit.roundLine(
            circle(w, round.circle),
            aboutWhom(w, { target: kindOfTarget(round.target), person: round.person }),
          ),
        ),
        note((w) => w.solicit.roundCount(round.sent, round.returned, w.date(round.until))),
        ...(round.again
          ? [
              button({
                label: (w) => w.solicit.again,
                press: { action: 'opinion-round-again', round: round.id },
              }),
            ]
          : []),
      ]),
      ...(entered.length > 0
        ? [
            hr,
            text((w) =>
              entered
                .slice(-newestEntered)
                .map((one) =>
                  w.solicit.enteredLine(
                    channelName(w, one.channel),
                    circle(w, one.circle),
                    one.sent,
                    one.returned,
                  ),
                )
                .join('\n'),
            ),
          ]
        : []),
      note((w) => w.solicit.countsNote),
    ],
  });
}

const channelName = (w: Words, channel: string): string =>
  w.channels[channel as keyof Words['channels']] ?? channel;

export interface RoundFormView {
  unit: UnitRef;
  circles: CircleChoice[];
  targets: readonly TargetChoice[];
  until: Day;
  fewest: number;
}

/** Opens a round of forms to a circle of the roster. */
export function roundFormCard(view: RoundFormView): Card {
  return card({
    title: (w) => w.solicit.round,
    subtitle: view.unit.name,
    elements: [
      form({
        submit: {
          label: (w) => w.solicit.send,
          press: { action: 'opinion-round-open', unit: view.unit.id },
        },
        elements: [
          ...circleSelect(view.circles),
          ...select({
            name: 'target',
            label: (w) => w.opinionForm.target,
            placeholder: (w) => w.choose,
            options: view.targets.map(targetChoice),
          }),
          ...datePicker({ name: 'to', label: (w) => w.solicit.until, value: view.until }),
        ],
      }),
      note((w) => w.solicit.roundNote(view.fewest)),
    ],
  });
}

const circleSelect = (circles: readonly CircleChoice[]): Element[] =>
  select({
    name: 'circle',
    label: (w) => w.solicit.circle,
    placeholder: (w) => w.choose,
    options: circles.map(({ key, title }) => ({ text: (w: Words) => called(w, title), value: key })),
  });

const channelSelect = (): Element[] =>
  select({
    name: 'channel',
    label: (w) => w.solicit.channel,
    placeholder: (w) => w.choose,
    options: enteredChannels.map((one) => ({ text: (w: Words) => w.channels[one], value: one })),
  });

export interface CountsFormView {
  unit: UnitRef;
  circles: CircleChoice[];
}

/** Forms that went to a circle outside the messenger: sent and returned. */
export function countsFormCard(view: CountsFormView): Card {
  return card({
    title: (w) => w.solicit.enterCounts,
    subtitle: view.unit.name,
    elements: [
      form({
        submit: { label: (w) => w.submit, press: { action: 'opinion-counts', unit: view.unit.id } },
        elements: [
          ...channelSelect(),
          ...circleSelect(view.circles),
          input({ name: 'sent', label: (w) => w.solicit.sent, most: 7 }),
          input({ name: 'returned', label: (w) => w.solicit.returned, most: 7 }),
        ],
      }),
      note((w) => w.solicit.enterCountsNote),
    ],
  });
}

export interface WordsFormView {
  unit: UnitRef;
  targets: readonly TargetChoice[];
}

/** What was said in a seminar, by telephone, on paper or in a proposal, in its own words. */
export function wordsFormCard(view: WordsFormView): Card {
  return card({
    title: (w) => w.solicit.enterWords,
    subtitle: view.unit.name,
    elements: [
      form({
        submit: { label: (w) => w.submit, press: { action: 'opinion-enter', unit: view.unit.id } },
        elements: [
          ...channelSelect(),
          ...targetAndArea({ targets: view.targets }),
          input({ name: 'words', label: (w) => w.solicit.original, most: 1000, rows: 6 }),
        ],
      }),
      note((w) => w.solicit.enterWordsNote),
    ],
  });
}

export interface EnteredView {
  unit: UnitRef;
  what: 'words' | 'counts';
}

/** What was entered is kept; the next one may follow. */
export function enteredCard({ unit, what }: EnteredView): Card {
  const action = what === 'words' ? 'opinion-words-form' : 'opinion-counts-form';
  return card({
    title: (w) => (what === 'words' ? w.solicit.enterWords : w.solicit.enterCounts),
    subtitle: unit.name,
    colour: 'green',
    elements: [
      text((w) => (what === 'words' ? w.solicit.wordsKept : w.solicit.countsKept)),
      buttons(
        { label: (w) => w.solicit.another, style: 'primary', press: { action, unit: unit.id } },
        { label: (w) => w.solicit.title, press: { action: 'opinion-desk', unit: unit.id } },
      ),
    ],
  });
}

export interface InviteView {
  round: string;
  unit: string;
  target: Target;
  person: string | null;
  until: Day;
  /** A second time to the whole circle. */
  again: boolean;
}

/** The same words to everybody of a circle; the form comes on request. */
export function inviteCard(view: InviteView): Card {
  return card({
    title: (w) => w.solicit.formTitle,
    subtitle: view.unit,
    colour: 'turquoise',
    elements: [
      text((w) =>
        w.solicit.invite(view.unit, aboutWhom(w, { target: kindOfTarget(view.target), person: view.person })),
      ),
      text((w) => w.solicit.inviteUntil(w.date(view.until))),
      ...(view.again ? [text((w) => w.solicit.inviteAgain)] : []),
      buttons({
        label: (w) => w.solicit.fill,
        style: 'primary',
        press: { action: 'opinion-form-open', round: view.round },
      }),
      note((w) => w.solicit.inviteEqual),
      panel({ title: (w) => w.box.anonymousTitle, elements: anonymity() }),
    ],
  });
}

import type { App } from '../src/app/ports.ts';
import type { Who } from '../src/app/who.ts';
import type { CardAction } from '../src/cards/actions.ts';
import type { Card, Say } from '../src/cards/kit.ts';
import type { Refusal } from '../src/domain/refusal.ts';
import type { FormValues, InboundEvent } from '../src/messenger/inbound.ts';

/** What every handler gets. `now` is read once, where the event came in. */
export interface Handling {
  app: App;
  now: Date;
}

export type Message = Extract<InboundEvent, { kind: 'message' }>;
export type CardPress = Extract<InboundEvent, { kind: 'card-action' }>;

/** Somebody's command, typed or pressed. `unitId` is the group's unit, the one named, or the person's own. */
export interface Command extends Handling {
  who: Who;
  unitId: string;
  /** The text after the command's name, as typed. */
  args: string;
  mentions: readonly { openId: string; name: string }[];
  /** The group it was typed in; null in the private chat. */
  chatId: string | null;
  /** Stable: the message or the press that asked. */
  cause: string;
}

/** What a command answers; the dispatcher sends it. Private answers never appear in a group. */
export type Reply =
  | { say: 'privately'; card: Card }
  | { say: 'here'; card: Card }
  /** In private and past the outbox: anonymous forms, opened opinions, and what somebody else wrote, whose words lie nowhere else. */
  | { say: 'unrecorded'; card: Card }
  | { say: 'post'; key: string; card: Card }
  /** A reaction on the message is the whole answer. */
  | { say: 'react'; emoji: string }
  | { say: 'done' }
  | { say: 'refuse'; refusal: Refusal };

export type CommandHandler = (command: Command) => Promise<Reply>;

/** A press on a card, its value already parsed. */
export interface Press<Name extends CardAction['action'] = CardAction['action']> extends Handling {
  openId: string;
  value: Extract<CardAction, { action: Name }>;
  form: FormValues;
  chatId: string | null;
  messageId: string | null;
  /** Stable id of this press; a handler of anonymous matters must not use it. */
  cause: string;
}

/** What travels back in the callback's answer: a toast, and a card that takes the pressed one's place. */
export interface PressAnswer {
  toast?: { type: 'info' | 'success' | 'warning' | 'error'; say: Say };
  card?: Card;
  /** Where the pressed card stands: a group's card keeps every language. Private when absent. */
  scope?: 'group' | 'private';
  /** Cards for the private chat of the one who pressed, through the outbox. */
  privately?: Card;
  /** A card for the private chat past the outbox, as in `Reply`. */
  unrecorded?: Card;
}

export type PressHandler<Name extends CardAction['action']> = (press: Press<Name>) => Promise<PressAnswer>;

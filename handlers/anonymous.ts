import { cardAction } from '../src/cards/actions.ts';
import type { InboundEvent } from '../src/messenger/inbound.ts';
import { readCommand } from '../src/say/command.ts';
import { vocabulary } from '../src/say/vocabulary.ts';

/** `opinion-enter` is an official's: its words are sealed, and are not to lie in the inbox in the clear. */
const anonymousActions = new Set([
  'box-open',
  'opinion-form-open',
  'opinion-submit',
  'opinion-enter',
  'receipt-open',
  'receipt-add',
  'survey-enter',
  'survey-submit',
]);
/** Forms that serve once: a second tap would store the words or the answer twice. What an official enters is told apart by its form. */
const submissions = new Set(['opinion-submit', 'survey-submit']);
/** Commands that open anonymous forms; for officials they answer the same way, for nobody knows beforehand who asks. */
const anonymousCommands = new Set(['box', 'survey']);

/**
 * Whether this event is recorded nowhere: no inbox row, no log line (specification, sections 7 and 8). That is all of
 * an anonymous matter (speaking in the box, answering a survey, opening their forms, reading by a receipt), and what a messenger's client
 * tells by itself on the way there: that the private chat was entered, and that the form was read.
 */
export function isAnonymous(event: InboundEvent): boolean {
  if (event.kind === 'card-action') {
    const action = (event.value as { action?: unknown } | null)?.action;
    const parsed = cardAction.safeParse(event.value);
    if (parsed.success && parsed.data.action === 'command') return isAnonymousLine(`/${parsed.data.name}`);
    return typeof action === 'string' && anonymousActions.has(action);
  }
  if (event.kind === 'message') return event.toBot && isAnonymousLine(event.text);
  if (event.kind === 'menu') return isAnonymousLine(`/${event.key}`);
  return event.kind === 'private-chat-entered' || event.kind === 'message-read';
}

/** Whether a command's answer, and also a refusal or a hint, must leave no record. */
export const isAnonymousCommand = (name: string | null | undefined): boolean =>
  typeof name === 'string' && anonymousCommands.has(name);

/** The form that an event submits, and that serves once; undefined for every other event. */
export const submittedForm = (event: InboundEvent): string | undefined =>
  event.kind === 'card-action' &&
  submissions.has(String((event.value as { action?: unknown } | null)?.action))
    ? event.messageId
    : undefined;

/** A slip of the pen that can only mean such a command counts as the command. */
function isAnonymousLine(text: string): boolean {
  const line = readCommand(text, vocabulary);
  return isAnonymousCommand(line?.kind === 'command' ? line.name : line?.nearest);
}

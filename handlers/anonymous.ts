import { cardAction } from '../src/cards/actions.ts';
import type { InboundEvent } from '../src/messenger/inbound.ts';
import { readCommand } from '../src/say/command.ts';
import { vocabulary } from '../src/say/vocabulary.ts';

const anonymousActions = new Set(['box-open', 'opinion-submit', 'receipt-open', 'receipt-add']);

/**
 * Whether this event is recorded nowhere: no inbox row, no log line (specification, sections 7 and 8). That is all of
 * an anonymous matter (speaking in the box, opening its form, reading by a receipt), and what a messenger's client
 * tells by itself on the way there: that the private chat was entered, and that the form was read.
 */
export function isAnonymous(event: InboundEvent): boolean {
  if (event.kind === 'card-action') {
    const action = (event.value as { action?: unknown } | null)?.action;
    const parsed = cardAction.safeParse(event.value);
    if (parsed.success && parsed.data.action === 'command') return isBox(`/${parsed.data.name}`);
    return typeof action === 'string' && anonymousActions.has(action);
  }
  if (event.kind === 'message') return event.toBot && isBox(event.text);
  if (event.kind === 'menu') return isBox(`/${event.key}`);
  return event.kind === 'private-chat-entered' || event.kind === 'message-read';
}

/** A slip of the pen that can only mean the box counts as the box. */
function isBox(text: string): boolean {
  const line = readCommand(text, vocabulary);
  return line?.kind === 'command' ? line.name === 'box' : line?.nearest === 'box';
}

import { whoIs } from '../../src/app/who.ts';
import type { InboundEvent } from '../../src/messenger/inbound.ts';
import { readCommand } from '../../src/say/command.ts';
import { vocabulary } from '../../src/say/vocabulary.ts';
import { answerCommand } from '../commands/answer.ts';
import type { Handling } from '../handling.ts';

type Menu = Extract<InboundEvent, { kind: 'menu' }>;

/** A menu item's key is a command's name: the menu offers the same as the slash (specification, section 6). */
export async function menuChosen(handling: Handling, event: Menu): Promise<void> {
  const line = readCommand(`/${event.key}`, vocabulary);
  const who = await whoIs(handling.app, event.openId, handling.now);
  if (line?.kind !== 'command') return;
  await answerCommand(handling, {
    who,
    openId: event.openId,
    name: line.name,
    args: '',
    mentions: [],
    chatId: null,
    messageId: null,
    cause: event.eventId,
  });
}

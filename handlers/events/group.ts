import { askWhoseGroup } from '../../src/app/bind-chat.ts';
import { forgetChat } from '../../src/app/follow-directory.ts';
import type { InboundEvent } from '../../src/messenger/inbound.ts';
import type { Handling } from '../handling.ts';

type Added = Extract<InboundEvent, { kind: 'bot-added' | 'bot-removed' }>;
type Disbanded = Extract<InboundEvent, { kind: 'chat-disbanded' }>;

/** A group that nobody bound yet is asked once whose it is. */
export async function botAdded({ app, now }: Handling, event: Added): Promise<void> {
  await askWhoseGroup(app, { chatId: event.chatId, cause: event.eventId }, now);
}

export async function botRemoved({ app }: Handling, event: Added): Promise<void> {
  await forgetChat(app, event.chatId);
}

export async function chatDisbanded({ app }: Handling, event: Disbanded): Promise<void> {
  await forgetChat(app, event.chatId);
}

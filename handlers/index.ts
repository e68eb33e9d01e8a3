import { toast } from '../src/cards/kit.ts';
import type { InboundEvent } from '../src/messenger/inbound.ts';
import { cardPressed } from './events/card-pressed.ts';
import { botAdded, botRemoved, chatDisbanded } from './events/group.ts';
import { menuChosen } from './events/menu.ts';
import { messageReceived } from './events/message-received.ts';
import { personChanged, personLeft } from './events/person.ts';
import { privateChatEntered } from './events/private-chat-entered.ts';
import { taskChanged } from './events/task-changed.ts';
import type { Handling } from './handling.ts';

/** Every event and who handles it, by hand. */
export async function handleEvent(handling: Handling, event: InboundEvent): Promise<object> {
  switch (event.kind) {
    case 'card-action':
      return cardPressed(handling, event);
    case 'message':
      await messageReceived(handling, event);
      break;
    case 'menu':
      await menuChosen(handling, event);
      break;
    case 'bot-added':
      await botAdded(handling, event);
      break;
    case 'bot-removed':
      await botRemoved(handling, event);
      break;
    case 'chat-disbanded':
      await chatDisbanded(handling, event);
      break;
    case 'private-chat-entered':
      await privateChatEntered(handling, event);
      break;
    case 'person-changed':
      await personChanged(handling, event);
      break;
    case 'person-left':
      await personLeft(handling, event);
      break;
    case 'task-changed':
      await taskChanged(handling, event);
      break;
    case 'members-joined':
    case 'members-left':
    case 'message-read':
      break;
  }
  return {};
}

/** What the client shows when the fault is ours. */
export const failedAnswer = (): object => toast('error', (w) => w.toasts.tryAgain);

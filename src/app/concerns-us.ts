import { keyOfMessage } from '../store/outbox-view.ts';
import type { App } from './ports.ts';

/**
 * Whether words are addressed to the bot: in private, by a mention, or in answer to a message of its own. The rest,
 * which comes in where all messages of a group are granted, is nobody's business here (specification, section 6).
 */
export async function concernsUs(
  app: App,
  message: { toBot: boolean; parentId?: string | undefined },
): Promise<boolean> {
  if (message.toBot) return true;
  return message.parentId !== undefined && (await keyOfMessage(app.db, message.parentId)) !== null;
}

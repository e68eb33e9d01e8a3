import { keyOfMessage } from '../store/outbox-view.ts';
import type { App } from './ports.ts';

const keys = /^(?:session|meeting-after):([^:]+)/;

/** The session whose card, in the group or to its secretary, a message answers; null for any other message. */
export async function sessionAnswered(app: App, parentId: string): Promise<string | null> {
  const key = await keyOfMessage(app.db, parentId);
  return (key === null ? null : keys.exec(key)?.[1]) ?? null;
}

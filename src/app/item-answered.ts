import { keyOfMessage } from '../store/outbox-view.ts';
import type { App } from './ports.ts';

const keys = /^ledger:([^:]+):/;

/** The ledger item whose card a message answers; null for any other message. */
export async function itemAnswered(app: App, parentId: string): Promise<string | null> {
  return keys.exec((await keyOfMessage(app.db, parentId)) ?? '')?.[1] ?? null;
}

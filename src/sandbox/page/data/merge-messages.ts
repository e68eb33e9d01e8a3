import type { Message } from './api.ts';

const byTime = (a: Message, b: Message) =>
  a.created_at < b.created_at ? -1 : a.created_at > b.created_at ? 1 : 0;

/**
 * Known messages with the fresh ones in their places: a newer revision replaces an older one, an older one that comes
 * late is dropped, and all stand in the order of their sending.
 */
export function mergeMessages(known: readonly Message[], fresh: readonly Message[]): Message[] {
  const byId = new Map(known.map((message) => [message.message_id, message]));
  for (const message of fresh) {
    const before = byId.get(message.message_id);
    if (!before || message.seq >= before.seq) byId.set(message.message_id, message);
  }
  return [...byId.values()].sort(byTime);
}

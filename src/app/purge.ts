import { forgetEvents } from '../store/inbox.ts';
import { forgetMessages } from '../store/outbox-view.ts';
import type { Db } from '../store/schema.ts';

const DAY_MS = 86_400_000;
/** Far beyond the platform's last re-push after 7.1 h. */
const KEEP_EVENTS_DAYS = 30;
/** Beyond the 14 days in which a card can be refreshed and a month's report. */
const KEEP_MESSAGES_DAYS = 60;

/** Empties the words of closed events and messages; their ids, keys and fates stay, so that nothing happens twice. */
export async function purge(db: Db, now: Date): Promise<{ events: number; messages: number }> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  return {
    events: await forgetEvents(db, before(KEEP_EVENTS_DAYS)),
    messages: await forgetMessages(db, before(KEEP_MESSAGES_DAYS)),
  };
}

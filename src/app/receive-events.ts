import { failEvent, finishEvent as finish, receiveEvent } from '../store/inbox.ts';
import { errorKind } from './error-kind.ts';
import type { App } from './ports.ts';

/** An event in our own words, as far as the inbox needs to know it. */
interface Event {
  kind: string;
  eventId: string;
  messageId?: string | undefined;
}

/**
 * Notes an event once, before it is acknowledged. A press on a card keeps no payload: it is handled within
 * its answer and never pushed again (https://open.feishu.cn/document/event-subscription-guide/callback-subscription/callback-overview).
 */
export function noteEvent(app: App, event: Event, now: Date): Promise<'new' | 'seen'> {
  const press = event.kind === 'card-action';
  return receiveEvent(
    app.db,
    {
      eventId: event.eventId,
      messageId: press || event.kind !== 'message' ? null : (event.messageId ?? null),
      kind: event.kind,
      payload: press ? null : event,
    },
    now,
  );
}

export const finishEvent = (app: App, eventId: string, now: Date): Promise<boolean> =>
  finish(app.db, eventId, now);

export async function noteFailure(app: App, eventId: string, error: unknown, now: Date): Promise<void> {
  await failEvent(app.db, eventId, errorKind(error), now);
}

import { type Card, inLanguage } from '../cards/kit.ts';
import { refusalCard } from '../cards/refusal.ts';
import type { Locale } from '../cards/words/index.ts';
import type { Refusal } from '../domain/refusal.ts';
import { enqueue } from '../store/outbox.ts';
import { personByOpenId } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import type { App } from './ports.ts';

/**
 * The language a person chose with /lang; null when they follow their client, and always for a group's card,
 * which others read too.
 */
export async function localeOf(
  db: Db,
  openId: string,
  scope: 'group' | 'private' = 'private',
): Promise<Locale | null> {
  if (scope === 'group') return null;
  return ((await personByOpenId(db, openId))?.locale ?? null) as Locale | null;
}

/** Queues a card for one person's private chat, once by key. */
export async function sendPrivately(
  app: App,
  message: { openId: string; key: string; card: Card; priority?: number },
  now: Date,
): Promise<void> {
  const card = inLanguage(message.card, await localeOf(app.db, message.openId));
  await enqueue(
    app.db,
    [
      {
        key: message.key,
        job: { do: 'card', to: { openId: message.openId }, card },
        priority: message.priority ?? 2,
      },
    ],
    now,
  );
  app.wake.courier();
}

/** Hands a card over past the outbox, in the person's language. @returns false when the platform did not take it */
export async function sendUnrecorded(app: App, openId: string, card: Card): Promise<boolean> {
  return app.sendUnrecorded(openId, inLanguage(card, await localeOf(app.db, openId)));
}

/** Queues a command's answer where it belongs. */
export async function sendReply(
  app: App,
  message: {
    openId: string;
    chatId: string | null;
    messageId: string | null;
    cause: string;
    reply: { say: 'privately' | 'here'; card: Card } | { say: 'post'; key: string; card: Card };
  },
  now: Date,
): Promise<void> {
  const { reply, chatId, openId, messageId } = message;
  const key = `reply:${message.cause}`;
  if (reply.say === 'privately' || chatId === null) {
    await sendPrivately(app, { openId, key, card: reply.card }, now);
    return;
  }
  const to = { chatId };
  const job =
    reply.say === 'here' && messageId !== null
      ? ({ do: 'reply-card', messageId, card: reply.card, to } as const)
      : ({ do: 'card', to, card: reply.card } as const);
  await enqueue(app.db, [{ key: reply.say === 'post' ? reply.key : key, job, priority: 2 }], now);
  app.wake.courier();
}

/** Tells one person in private why something was not done. */
export const refuseTo = (
  app: App,
  message: { openId: string; refusal: Refusal; cause: string },
  now: Date,
): Promise<void> =>
  sendPrivately(
    app,
    {
      openId: message.openId,
      key: `reply:${message.cause}`,
      card: refusalCard({ refusal: message.refusal }),
    },
    now,
  );

/** Answers a message with a reaction instead of another message. */
export async function react(
  app: App,
  message: { messageId: string; emoji: string },
  now: Date,
): Promise<void> {
  await enqueue(
    app.db,
    [
      {
        key: `react:${message.messageId}`,
        job: { do: 'react', messageId: message.messageId, emoji: message.emoji },
        priority: 2,
      },
    ],
    now,
  );
  app.wake.courier();
}

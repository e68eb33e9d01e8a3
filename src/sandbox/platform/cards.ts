import type { Hono } from 'hono';
import { z } from 'zod';
import { refuseCard } from '../card/validate.ts';
import { cardRefusal, Refusal } from '../refusal.ts';
import { api } from './gate.ts';
import { personBy } from './ids.ts';
import { reachable } from './messages.ts';
import type { Platform } from './platform.ts';

const cardSchema = z.record(z.string(), z.unknown());
const updateSchema = z.object({ token: z.string(), card: cardSchema });
const ephemeralSchema = z.object({
  chat_id: z.string(),
  open_id: z.string().optional(),
  user_id: z.string().optional(),
  email: z.string().optional(),
  msg_type: z.literal('interactive'),
  card: cardSchema,
});
const maxCardBytes = 30 * 1024;

/** Delayed update by callback token, and cards for one person's eyes (https://open.feishu.cn/document/ukTMukTMukTM/uMDO1YjLzgTN24yM4UjN). */
export function mountCards(app: Hono, platform: Platform): void {
  const { world, record, cardTokens } = platform;

  api(app, platform, 'POST', '/interactive/v1/card/update', async (call) => {
    const body = await call.body(updateSchema, 10002);
    const { message_id, spend } = cardTokens.open(body.token);
    const message = world.messages.get(message_id);
    if (!message || message.recalled) throw new Refusal(200000);
    const { open_ids: _shared, ...card } = body.card;
    if (Buffer.byteLength(JSON.stringify(card)) > maxCardBytes) throw new Refusal(100000);
    const reason = refuseCard(card);
    if (reason) throw new Refusal(11311, reason);
    spend();
    message.content = card;
    record.counts.patches += 1;
    world.touch(message);
    return { top: {} };
  });

  api(app, platform, 'POST', '/ephemeral/v1/send', async (call) => {
    const body = await call.body(ephemeralSchema, 10002);
    const chat = reachable(platform, body.chat_id);
    if (chat.mode !== 'group') throw new Refusal(230001, 'Only a group can hold a card for one person.');
    const person =
      personBy(world, 'open_id', body.open_id ?? '') ??
      personBy(world, 'user_id', body.user_id ?? '') ??
      personBy(world, 'email', body.email ?? '');
    if (!person || !chat.members.includes(person.open_id)) throw new Refusal(230034);
    const reason = refuseCard(body.card);
    if (reason) throw cardRefusal(reason);
    const message = world.addMessage({
      chat_id: chat.chat_id,
      sender: { type: 'app', id: platform.credentials.appId },
      msg_type: 'interactive',
      content: body.card,
      only_for: person.open_id,
    });
    record.counts.messages_sent += 1;
    return { data: { message_id: message.message_id } };
  });

  api(app, platform, 'POST', '/ephemeral/v1/delete', async (call) => {
    const body = await call.body(z.object({ message_id: z.string() }), 10002);
    const message = world.messages.get(body.message_id);
    if (!message?.only_for) throw new Refusal(230001, 'No such card.');
    message.recalled = true;
    world.touch(message);
    return { data: {} };
  });
}

import type { Hono } from 'hono';
import { z } from 'zod';
import { freshId } from '../credentials.ts';
import { Refusal } from '../refusal.ts';
import { api } from './gate.ts';
import { personBy, userIdType } from './ids.ts';
import { own, reachable, standing } from './messages.ts';
import { pageOf } from './page.ts';
import type { Platform } from './platform.ts';

const weekMs = 7 * 86_400_000;

/** Urgent notes, reactions, who has read, and files inside messages (https://open.feishu.cn/document/server-docs/im-v1/buzz-messages/urgent_app). */
export function mountMessageExtras(app: Hono, platform: Platform): void {
  const { world, record, clocks } = platform;

  for (const kind of ['urgent_app', 'urgent_sms', 'urgent_phone']) {
    api(app, platform, 'PATCH', `/im/v1/messages/:id/${kind}`, async (call) => {
      const type = userIdType(call.query('user_id_type'));
      const { user_id_list } = await call.body(
        z.object({ user_id_list: z.array(z.string()).min(1).max(200) }),
        230001,
      );
      const message = own(platform, call.param('id'));
      if (message.batch_id || message.only_for) throw new Refusal(230054);
      const chat = reachable(platform, message.chat_id);
      const invalid: string[] = [];
      for (const id of user_id_list) {
        const person = personBy(world, type, id);
        if (!person?.active || !chat.members.includes(person.open_id)) invalid.push(id);
        else if (!message.urgent_for.includes(person.open_id)) message.urgent_for.push(person.open_id);
      }
      record.counts.urgent += user_id_list.length - invalid.length;
      world.touch(message, false);
      return { data: { invalid_user_id_list: invalid } };
    });
  }

  api(app, platform, 'POST', '/im/v1/messages/:id/reactions', async (call) => {
    const schema = z.object({ reaction_type: z.object({ emoji_type: z.string().min(1) }) });
    const { reaction_type } = await call.body(schema, 231001);
    const message = standing(platform, call.param('id'));
    reachable(platform, message.chat_id);
    const by = platform.credentials.appId;
    let reaction = message.reactions.find(
      (one) => one.by === by && one.emoji_type === reaction_type.emoji_type,
    );
    if (!reaction) {
      reaction = {
        reaction_id: freshId('re'),
        emoji_type: reaction_type.emoji_type,
        by,
        by_type: 'app',
        at: clocks.now().getTime(),
      };
      message.reactions.push(reaction);
      world.touch(message, false);
    }
    record.counts.reactions += 1;
    return { data: reactionView(reaction) };
  });

  api(app, platform, 'GET', '/im/v1/messages/:id/reactions', (call) => {
    const message = standing(platform, call.param('id'));
    const wanted = call.query('reaction_type');
    const all = message.reactions.filter((one) => !wanted || one.emoji_type === wanted);
    const page = pageOf(call, all, { usual: 20, max: 50 });
    return { data: { ...page, items: page.items.map(reactionView) } };
  });

  api(app, platform, 'DELETE', '/im/v1/messages/:id/reactions/:reaction', (call) => {
    const message = standing(platform, call.param('id'));
    const index = message.reactions.findIndex((one) => one.reaction_id === call.param('reaction'));
    const reaction = message.reactions[index];
    if (reaction?.by_type !== 'app') throw new Refusal(231003, 'The reaction is not found.');
    message.reactions.splice(index, 1);
    world.touch(message, false);
    return { data: reactionView(reaction) };
  });

  api(app, platform, 'GET', '/im/v1/messages/:id/read_users', (call) => {
    const type = userIdType(call.query('user_id_type'));
    const message = own(platform, call.param('id'));
    if (clocks.now().getTime() - message.created_at > weekMs)
      throw new Refusal(230001, 'The message was sent more than 7 days ago.');
    const page = pageOf(call, message.read_by, { usual: 20, max: 100 });
    const items = page.items.map(({ open_id, at }) => ({
      user_id_type: type,
      user_id: world.people.get(open_id)?.[type] ?? open_id,
      timestamp: String(at),
      tenant_key: platform.tenantKey,
    }));
    return { data: { ...page, items } };
  });

  api(app, platform, 'GET', '/im/v1/messages/:id/resources/:key', (call) => {
    const message = standing(platform, call.param('id'));
    const key = call.param('key');
    const file = world.files.get(key);
    if (!file || !JSON.stringify(message.content).includes(key))
      throw new Refusal(234003, 'File not in message.');
    return { bytes: { name: file.name, type: file.type, body: file.bytes } };
  });
}

function reactionView(reaction: {
  reaction_id: string;
  by: string;
  by_type: 'user' | 'app';
  at: number;
  emoji_type: string;
}) {
  return {
    reaction_id: reaction.reaction_id,
    operator: { operator_id: reaction.by, operator_type: reaction.by_type },
    action_time: String(reaction.at),
    reaction_type: { emoji_type: reaction.emoji_type },
  };
}

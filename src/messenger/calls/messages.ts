import { z } from 'zod';
import type { Call } from '../call.ts';
import type { Answer } from '../errors.ts';

/** A card in JSON 2.0, at most 30 KB with the whole request. */
export type Card = Record<string, unknown>;
export type Receiver = { openId: string } | { chatId: string };
export type Sent = { messageId: string; chatId: string };
type Words = { card: Card } | { text: string };

const sent = z
  .object({ data: z.object({ message_id: z.string().min(1), chat_id: z.string().default('') }) })
  .transform(({ data }): Sent => ({ messageId: data.message_id, chatId: data.chat_id }));
const done = z.unknown().transform(() => undefined);
const reaction = z
  .object({ data: z.object({ reaction_id: z.string().default('') }).default({ reaction_id: '' }) })
  .transform(({ data }) => ({ reactionId: data.reaction_id }));
const urged = z
  .object({ data: z.object({ invalid_user_id_list: z.array(z.string()).nullish() }).nullish() })
  .transform(({ data }) => ({ invalidOpenIds: data?.invalid_user_id_list ?? [] }));

/**
 * Single messages. Each carries a `uuid` of at most 50 characters, chosen before the first attempt: the platform
 * lets one message through per uuid and hour (https://open.feishu.cn/document/server-docs/im-v1/message/create).
 */
export function messageCalls(call: Call) {
  function create(to: Receiver, msg_type: string, content: object, uuid: string): Promise<Answer<Sent>> {
    const [receive_id_type, receive_id] =
      'openId' in to ? (['open_id', to.openId] as const) : (['chat_id', to.chatId] as const);
    return call(
      'im.message.create',
      (sdk, auth) =>
        sdk.im.v1.message.create(
          {
            params: { receive_id_type },
            data: { receive_id, msg_type, content: JSON.stringify(content), uuid },
          },
          auth,
        ),
      sent,
    );
  }

  return {
    sendCard: (order: { to: Receiver; card: Card; uuid: string }) =>
      create(order.to, 'interactive', order.card, order.uuid),

    sendText: (order: { to: Receiver; text: string; uuid: string }) =>
      create(order.to, 'text', { text: order.text }, order.uuid),

    sendFile: (order: { to: Receiver; fileKey: string; uuid: string }) =>
      create(order.to, 'file', { file_key: order.fileKey }, order.uuid),

    sendImage: (order: { to: Receiver; imageKey: string; uuid: string }) =>
      create(order.to, 'image', { image_key: order.imageKey }, order.uuid),

    reply(order: { messageId: string; uuid: string } & Words): Promise<Answer<Sent>> {
      const [msg_type, content] =
        'card' in order ? ['interactive', order.card] : ['text', { text: order.text }];
      return call(
        'im.message.reply',
        (sdk, auth) =>
          sdk.im.v1.message.reply(
            {
              path: { message_id: order.messageId },
              data: { msg_type: String(msg_type), content: JSON.stringify(content), uuid: order.uuid },
            },
            auth,
          ),
        sent,
      );
    },

    /** Replaces a card within 14 days, five times a second at most for one message. Not for batch messages. */
    patchCard: (order: { messageId: string; card: Card }): Promise<Answer<undefined>> =>
      call(
        'im.message.patch',
        (sdk, auth) =>
          sdk.im.v1.message.patch(
            { path: { message_id: order.messageId }, data: { content: JSON.stringify(order.card) } },
            auth,
          ),
        done,
      ),

    /** Replaces the card somebody acted on by the callback's token: within 30 minutes, twice, after the answer. */
    updateByToken: (order: { token: string; card: Card }): Promise<Answer<undefined>> =>
      call(
        'card.update',
        (sdk, auth) =>
          sdk.request({ method: 'POST', url: '/open-apis/interactive/v1/card/update', data: order }, auth),
        done,
      ),

    recall: (messageId: string): Promise<Answer<undefined>> =>
      call(
        'im.message.delete',
        (sdk, auth) => sdk.im.v1.message.delete({ path: { message_id: messageId } }, auth),
        done,
      ),

    /** Adds an emoji such as "DONE" or "OK" (the platform's own names) to a message. */
    react: (order: { messageId: string; emoji: string }): Promise<Answer<{ reactionId: string }>> =>
      call(
        'im.reaction.create',
        (sdk, auth) =>
          sdk.im.v1.messageReaction.create(
            { path: { message_id: order.messageId }, data: { reaction_type: { emoji_type: order.emoji } } },
            auth,
          ),
        reaction,
      ),

    /** Marks one of the bot's own messages as urgent for these people, inside the app. */
    urgent: (order: {
      messageId: string;
      openIds: string[];
    }): Promise<Answer<{ invalidOpenIds: string[] }>> =>
      call(
        'im.message.urgent',
        (sdk, auth) =>
          sdk.im.v1.message.urgentApp(
            {
              path: { message_id: order.messageId },
              params: { user_id_type: 'open_id' },
              data: { user_id_list: order.openIds },
            },
            auth,
          ),
        urged,
      ),
  };
}

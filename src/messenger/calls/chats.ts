import { z } from 'zod';
import type { Call } from '../call.ts';
import type { Answer } from '../errors.ts';
import { platformTime } from '../normalize/envelope.ts';
import { allPages, pageOf } from './pages.ts';

export type Chat = { chatId: string; name: string };
export type Member = { openId: string; name: string };
export type Reader = { openId: string; at: Date | null };

const chats = pageOf(
  z
    .object({ chat_id: z.string(), name: z.string().nullish() })
    .transform(({ chat_id, name }): Chat => ({ chatId: chat_id, name: name ?? '' })),
);
const members = pageOf(
  z
    .object({ member_id: z.string(), name: z.string().nullish() })
    .transform(({ member_id, name }): Member => ({ openId: member_id, name: name ?? '' })),
);
const readers = pageOf(
  z
    .object({ user_id: z.string(), timestamp: z.string().nullish() })
    .transform(({ user_id, timestamp }): Reader => ({ openId: user_id, at: platformTime(timestamp ?? '') })),
);

const page_size = 100;
const next = (page_token: string | undefined) => (page_token === undefined ? {} : { page_token });

/** Groups, their members, and who has read a message. */
export function chatCalls(call: Call) {
  return {
    /** The groups the bot is in. */
    listChats: (): Promise<Answer<Chat[]>> =>
      allPages((token) =>
        call(
          'im.chat.list',
          (sdk, auth) => sdk.im.v1.chat.list({ params: { page_size, ...next(token) } }, auth),
          chats,
        ),
      ),

    /** The people of a group; bots are never listed. */
    listMembers: (chatId: string): Promise<Answer<Member[]>> =>
      allPages((token) =>
        call(
          'im.chat.members',
          (sdk, auth) =>
            sdk.im.v1.chatMembers.get(
              { path: { chat_id: chatId }, params: { member_id_type: 'open_id', page_size, ...next(token) } },
              auth,
            ),
          members,
        ),
      ),

    /** Who has read one of the bot's own messages of the last seven days. */
    readUsers: (messageId: string): Promise<Answer<Reader[]>> =>
      allPages((token) =>
        call(
          'im.message.read_users',
          (sdk, auth) =>
            sdk.im.v1.message.readUsers(
              {
                path: { message_id: messageId },
                params: { user_id_type: 'open_id', page_size, ...next(token) },
              },
              auth,
            ),
          readers,
        ),
      ),
  };
}

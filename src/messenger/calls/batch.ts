import { z } from 'zod';
import type { Call } from '../call.ts';
import type { Answer } from '../errors.ts';
import type { Card } from './messages.ts';

/** https://open.feishu.cn/document/server-docs/im-v1/batch_message/send-messages-in-batches */
const mostPeople = 200;

export type BatchProgress = { valid: number; succeeded: number; read: number };

const accepted = z
  .object({
    data: z.object({ message_id: z.string().min(1), invalid_open_ids: z.array(z.string()).nullish() }),
  })
  .transform(({ data }) => ({ batchId: data.message_id, invalidOpenIds: data.invalid_open_ids ?? [] }));

const count = z.coerce.number().nullish();
const progress = z
  .object({
    data: z.object({
      batch_message_send_progress: z
        .object({ valid_user_ids_count: count, success_user_ids_count: count, read_user_ids_count: count })
        .nullish(),
    }),
  })
  .transform(
    ({ data: { batch_message_send_progress: sending } }): BatchProgress => ({
      valid: sending?.valid_user_ids_count ?? 0,
      succeeded: sending?.success_user_ids_count ?? 0,
      read: sending?.read_user_ids_count ?? 0,
    }),
  );

/** One card for many people's private chats. */
export function batchCalls(call: Call) {
  return {
    /**
     * Asynchronous on the platform's side, without idempotency key: when `fault.answered` is false the batch may
     * have gone out, and must not be repeated. Such messages can't be patched, replied to or made urgent.
     *
     * @returns the batch's id, and those the platform will not write to
     */
    async batchSendCard(order: {
      openIds: string[];
      card: Card;
    }): Promise<Answer<{ batchId: string; invalidOpenIds: string[] }>> {
      if (order.openIds.length === 0 || order.openIds.length > mostPeople)
        return { ok: false, fault: wrongNumber };
      return call(
        'message.batch_send',
        (sdk, auth) =>
          sdk.request(
            {
              method: 'POST',
              url: '/open-apis/message/v4/batch_send/',
              data: { msg_type: 'interactive', card: order.card, open_ids: order.openIds },
            },
            auth,
          ),
        accepted,
      );
    },

    batchProgress: (batchId: string): Promise<Answer<BatchProgress>> =>
      call(
        'message.batch_progress',
        (sdk, auth) => sdk.im.v1.batchMessage.getProgress({ path: { batch_message_id: batchId } }, auth),
        progress,
      ),
  };
}

const wrongNumber = {
  kind: 'give-up',
  code: 'wrong-number-of-people',
  advice: `A batch goes to 1 to ${mostPeople} people.`,
  message: 'wrong number of people in a batch',
  answered: true,
} as const;

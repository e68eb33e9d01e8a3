import { z } from 'zod';
import { given } from '../given.ts';
import type { InboundEvent } from '../inbound.ts';
import { type Envelope, userIds } from './envelope.ts';

const filled = z
  .string()
  .nullish()
  .transform((text) => text || undefined);
const changed = z.object({
  object: userIds.extend({
    name: filled,
    mobile: filled,
    email: filled,
    status: z
      .object({
        is_frozen: z.boolean().nullish(),
        is_resigned: z.boolean().nullish(),
        is_exited: z.boolean().nullish(),
      })
      .nullish(),
  }),
});
const left = z.object({ object: userIds });

/**
 * `contact.user.created_v3` and `contact.user.updated_v3`: a person of the directory is new or other than before.
 * Mobile and mail come only when the app may read them.
 * https://open.feishu.cn/document/server-docs/contact-v3/user/events/updated
 */
export function personChanged(envelope: Envelope): InboundEvent | null {
  const read = changed.safeParse(envelope.event);
  if (!read.success) return null;
  const { open_id, name, mobile, email, status } = read.data.object;
  return {
    kind: 'person-changed',
    eventId: envelope.header.event_id,
    openId: open_id,
    ...given({ name, mobile, email }),
    resigned: Boolean(status?.is_resigned || status?.is_exited),
    frozen: Boolean(status?.is_frozen),
  };
}

/**
 * `contact.user.deleted_v3`: a person left the organisation.
 * https://open.feishu.cn/document/server-docs/contact-v3/user/events/deleted
 */
export function personLeft(envelope: Envelope): InboundEvent | null {
  const read = left.safeParse(envelope.event);
  if (!read.success) return null;
  return { kind: 'person-left', eventId: envelope.header.event_id, openId: read.data.object.open_id };
}

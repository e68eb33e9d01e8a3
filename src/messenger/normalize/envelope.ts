import { z } from 'zod';

/**
 * The platform's event envelope, version 2.0.
 * https://open.feishu.cn/document/server-docs/event-subscription-guide/overview
 */
export const envelopeSchema = z.object({
  schema: z.literal('2.0'),
  header: z.object({
    event_id: z.string().min(1),
    event_type: z.string().min(1),
    create_time: z.string().optional(),
  }),
  event: z.unknown(),
});

export type Envelope = z.infer<typeof envelopeSchema>;

/** A user as events name him; `open_id` is the only id that needs no extra permission. */
export const userIds = z.object({ open_id: z.string().min(1) });

/**
 * A platform time as a Date. Message times are milliseconds, some generic examples show microseconds,
 * the menu event says seconds: told apart by their number of digits.
 */
export function platformTime(digits: string): Date | null {
  if (!/^\d{10,16}$/.test(digits)) return null;
  const value = Number(digits);
  if (digits.length >= 16) return new Date(Math.floor(value / 1000));
  if (digits.length <= 10) return new Date(value * 1000);
  return new Date(value);
}

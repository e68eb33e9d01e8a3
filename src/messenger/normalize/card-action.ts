import { z } from 'zod';
import { given } from '../given.ts';
import type { FormValues, InboundEvent } from '../inbound.ts';
import { type Envelope, userIds } from './envelope.ts';

const event = z.object({
  operator: userIds,
  token: z.string().default(''),
  action: z.object({
    value: z.unknown().optional(),
    tag: z.string().default(''),
    name: z.string().optional(),
    form_value: z.record(z.string(), z.unknown()).nullish(),
    input_value: z.string().optional(),
    option: z.string().optional(),
    options: z.array(z.string()).optional(),
    checked: z.boolean().optional(),
  }),
  context: z
    .object({ open_message_id: z.string().optional(), open_chat_id: z.string().optional() })
    .default({}),
});

/**
 * `card.action.trigger`: somebody pressed or filled in something on a card. The value is what the card carried,
 * but whoever can see the card can press it: rights are checked elsewhere.
 * https://open.feishu.cn/document/feishu-cards/card-callback-communication
 */
export function cardAction(envelope: Envelope): InboundEvent | null {
  const read = event.safeParse(envelope.event);
  if (!read.success) return null;
  const { operator, token, action, context } = read.data;
  return {
    kind: 'card-action',
    eventId: envelope.header.event_id,
    openId: operator.open_id,
    token,
    tag: action.tag,
    value: buttonValue(action.value),
    form: formOf(action.form_value ?? {}),
    ...given({
      name: action.name,
      option: action.option,
      options: action.options,
      checked: action.checked,
      input: action.input_value,
      messageId: context.open_message_id,
      chatId: context.open_chat_id,
    }),
  };
}

/** The platform hands a button's value back as an object or, from older cards, as its JSON text. */
function buttonValue(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** A NUL is no character that anybody sees or PostgreSQL keeps; without it the words are what was typed. */
const seen = (typed: string): string => typed.replaceAll('\u0000', '');

function formOf(raw: Record<string, unknown>): FormValues {
  const form: FormValues = {};
  for (const [name, value] of Object.entries(raw)) {
    if (typeof value === 'string') form[name] = seen(value);
    else if (typeof value === 'boolean') form[name] = value;
    else if (typeof value === 'number') form[name] = String(value);
    else if (Array.isArray(value)) form[name] = value.filter((item) => typeof item === 'string').map(seen);
  }
  return form;
}

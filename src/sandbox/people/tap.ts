import { z } from 'zod';
import { refuseCard } from '../card/validate.ts';
import type { Platform } from '../platform/platform.ts';
import { idsOf } from './event-views.ts';
import { type Saying, Unable } from './say.ts';

/** Shared cards can be pressed for 14 days (https://open.feishu.cn/document/feishu-cards/card-json-v2-breaking-changes-release-notes). */
const pressableMs = 14 * 86_400_000;

const toastSchema = z.object({
  type: z.enum(['info', 'success', 'error', 'warning']).default('info'),
  content: z.string().default(''),
  i18n: z.record(z.string(), z.string()).optional(),
});
const answerSchema = z.object({
  toast: toastSchema.optional(),
  card: z.object({ type: z.literal('raw'), data: z.record(z.string(), z.unknown()) }).optional(),
});

export interface Tap {
  as: string;
  tag: string;
  value?: unknown;
  name?: string | undefined;
  form_value?: Record<string, unknown> | undefined;
  input_value?: string | undefined;
  option?: string | undefined;
  options?: string[] | undefined;
  checked?: boolean | undefined;
  timezone?: string | undefined;
}

export type TapResult =
  | { ok: true; toast?: { type: string; content: string }; card_updated: boolean }
  | { ok: false; code: number; error: string };

/** The sentences that Feishu's client shows under these codes. */
const failures = {
  unreachable: { code: 200340, error: '出错了，请稍后重试 code: 200340' },
  timeout: { code: 200341, error: '目标回调服务超时未响应 code: 200341' },
  'bad-status': { code: 200671, error: '目标回调服务出错了 code: 200671' },
  'bad-body': { code: 200672, error: '目标回调服务返回的内容有误 code: 200672' },
  'bad-card': { code: 200673, error: '目标回调服务返回的卡片有误 code: 200673' },
} as const;

/**
 * A press on a card: asks the bot once, within its time, and applies the answer for all viewers
 * (https://open.feishu.cn/document/feishu-cards/card-callback-communication).
 */
export function createTapping(platform: Platform, saying: Saying) {
  const { world, events, clocks, cardTokens, tenantKey } = platform;

  return async function tap(message_id: string, input: Tap): Promise<TapResult> {
    const message = world.messages.get(message_id);
    if (!message) throw new Unable('There is no such message.', 404);
    saying.chatFor(message.chat_id, input.as);
    if (message.only_for && message.only_for !== input.as) throw new Unable('There is no such message.', 404);
    if (message.msg_type !== 'interactive' || message.recalled) throw new Unable('This message is no card.');
    if (clocks.now().getTime() - message.created_at > pressableMs)
      return { ok: false, code: 200340, error: '卡片已超过 14 天，不能再操作 code: 200340' };
    const { as, timezone, tag, value, ...rest } = input;
    const token = cardTokens.issue(message_id);
    const pushed = await events.ask('card.action.trigger', {
      operator: { tenant_key: tenantKey, ...idsOf(platform, as) },
      token,
      action: { value: value ?? {}, tag, timezone: timezone ?? 'Asia/Shanghai', ...defined(rest) },
      host: 'im_message',
      context: { open_message_id: message_id, open_chat_id: message.chat_id },
    });
    if (!pushed.ok) return { ok: false, ...failures[pushed.reason] };
    const answer = answerSchema.safeParse(pushed.body);
    if (!answer.success) return { ok: false, ...failures['bad-body'] };
    const { toast, card } = answer.data;
    if (card) {
      const reason = refuseCard(card.data);
      if (reason) return { ok: false, code: 200673, error: `${failures['bad-card'].error} (${reason})` };
      message.content = card.data;
      world.touch(message);
    }
    cardTokens.answered(token);
    const locale = saying.person(as).locale;
    return {
      ok: true,
      card_updated: card !== undefined,
      ...(toast ? { toast: { type: toast.type, content: toast.i18n?.[locale] ?? toast.content } } : {}),
    };
  };
}

function defined(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

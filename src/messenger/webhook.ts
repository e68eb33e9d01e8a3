import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { decrypted, jsonIn, type Refusal, sameSecret, signatureOf } from './webhook-check.ts';

export type WebhookOptions = {
  /** When set, every request must be encrypted and signed; only the check of the address is not signed. */
  encryptKey?: string;
  /** Without one configured everything is refused. */
  verificationToken: string;
  /** The same as the long connection's: resolves to the answer, rejects to be pushed again. */
  onEvent: (raw: unknown) => Promise<unknown>;
  /** Real time, not the campaign's: the platform signs with its own clock. */
  now: () => Date;
  /**
   * How old a signed event may be. The platform repeats a push for 7.1 hours (15 s, 5 min, 1 h, 6 h) and does not
   * say whether a repetition is signed anew; refusing the old ones could lose events for good, so the default is
   * 8 hours, and an event replayed within it is recognised by its event id.
   */
  windowSeconds?: number;
  /**
   * How old a card action may be. It is never repeated, and an anonymous one leaves no event id to be recognised
   * by, so the window is narrow.
   */
  cardWindowSeconds?: number;
  onRefused: (reason: Refusal) => void;
  maxBytes?: number;
};

type Verdict = { status: 200; answer: unknown } | { status: 400 | 401 | 403 | 500; reason?: Refusal };

const challenge = z.object({ type: z.literal('url_verification'), challenge: z.string(), token: z.string() });
const envelope = z.object({
  schema: z.literal('2.0'),
  header: z.object({
    event_id: z.string().min(1),
    event_type: z.string().min(1),
    token: z.string().default(''),
  }),
});

const sentences: Record<Refusal, string> = {
  'too-large': 'The body is too large.',
  'not-json': 'The body is not JSON in UTF-8.',
  'not-encrypted': 'The body is not encrypted, but an encrypt key is set.',
  undecryptable: 'The body cannot be decrypted with the encrypt key.',
  'not-an-event': 'The body is not an event of version 2.0.',
  'bad-signature': 'The signature is missing or wrong.',
  stale: 'The request is too old, or its clock is ahead.',
  'bad-token': 'The verification token is wrong.',
};

/** How far the platform's clock may be ahead of ours. */
const aheadSeconds = 300;

/**
 * `POST /` for events and card callbacks. Works on the body's bytes: size first, then signature, then everything
 * else, so that garbage costs nothing. Never throws. 400 for what is no event, 413 for what is too large, 401 for
 * what is not signed by the platform or too old, 403 for a wrong token, 500 when the event could not be taken
 * and should be pushed again.
 * https://open.feishu.cn/document/server-docs/event-subscription-guide/event-subscription-configure-/request-url-configuration-case
 */
export function webhookRoute(options: WebhookOptions): Hono {
  const { onRefused, maxBytes = 1024 * 1024 } = options;
  const app = new Hono();
  app.onError((_error, c) => c.json({ error: 'The request could not be read.' }, 400));
  app.post(
    '/',
    bodyLimit({
      maxSize: maxBytes,
      onError: (c) => {
        onRefused('too-large');
        return c.json({ error: sentences['too-large'] }, 413);
      },
    }),
    async (c) => {
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      const verdict = await judge(bytes, (name) => c.req.header(name) ?? '', options);
      if (verdict.status === 200) return c.json((verdict.answer ?? {}) as object);
      if (!verdict.reason)
        return c.json({ error: 'The event could not be taken; push it again.' }, verdict.status);
      onRefused(verdict.reason);
      return c.json({ error: sentences[verdict.reason] }, verdict.status);
    },
  );
  return app;
}

async function judge(
  bytes: Uint8Array,
  header: (name: string) => string,
  options: WebhookOptions,
): Promise<Verdict> {
  const { verificationToken, onEvent } = options;
  const encryptKey = options.encryptKey || undefined;
  const outer = jsonIn(bytes);
  if (typeof outer !== 'object' || outer === null) return { status: 400, reason: 'not-json' };
  const signature = header('x-lark-signature');
  const timestamp = header('x-lark-request-timestamp');
  const signed =
    encryptKey !== undefined &&
    sameSecret(signature, signatureOf(bytes, encryptKey, timestamp, header('x-lark-request-nonce')));

  let inner: unknown = outer;
  if (encryptKey !== undefined) {
    const encrypt = (outer as { encrypt?: unknown }).encrypt;
    if (typeof encrypt !== 'string') return { status: 400, reason: 'not-encrypted' };
    // Without a signature this can only be the check of the address, which is short.
    if (!signed && (signature !== '' || encrypt.length > 4_096))
      return { status: 401, reason: 'bad-signature' };
    inner = jsonIn(Buffer.from(decrypted(encrypt, encryptKey) ?? '', 'utf8'));
    if (inner === undefined)
      return { status: signed ? 400 : 401, reason: signed ? 'undecryptable' : 'bad-signature' };
  }

  const check = challenge.safeParse(inner);
  if (check.success) {
    if (!sameSecret(check.data.token, verificationToken)) return { status: 403, reason: 'bad-token' };
    return { status: 200, answer: { challenge: check.data.challenge } };
  }
  if (encryptKey !== undefined && !signed) return { status: 401, reason: 'bad-signature' };
  const event = envelope.safeParse(inner);
  if (!event.success) return { status: 400, reason: 'not-an-event' };
  if (!sameSecret(event.data.header.token, verificationToken)) return { status: 403, reason: 'bad-token' };
  if (signed && !isFresh(timestamp, event.data.header.event_type, options))
    return { status: 401, reason: 'stale' };
  try {
    return { status: 200, answer: await onEvent(inner) };
  } catch {
    return { status: 500 };
  }
}

function isFresh(timestamp: string, eventType: string, options: WebhookOptions): boolean {
  const { now, windowSeconds = 8 * 3600, cardWindowSeconds = 300 } = options;
  if (!/^\d{10}$/.test(timestamp)) return false;
  const age = now().getTime() / 1000 - Number(timestamp);
  const window =
    eventType === 'card.action.trigger' ? Math.min(cardWindowSeconds, windowSeconds) : windowSeconds;
  return age <= window && age >= -aheadSeconds;
}

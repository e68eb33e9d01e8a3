import { randomBytes } from 'node:crypto';
import type { Credentials } from '../credentials.ts';
import { encrypt, sign } from './encryption.ts';
import type { Envelope } from './envelope.ts';
import type { Pushed, Transport } from './transport.ts';

/** The challenge must come back within a second. */
const challengeLimitMs = 1000;

/**
 * Pushes to the app's request URL: encrypted and signed when the app has an Encrypt Key
 * (https://open.feishu.cn/document/server-docs/event-subscription-guide/event-subscription-configure-/request-url-configuration-case).
 */
export function createWebhook(url: string, credentials: Credentials, signedAt: () => Date) {
  async function post(payload: unknown, limitMs: number, signed: boolean): Promise<Pushed> {
    const key = credentials.encryptKey;
    const plain = JSON.stringify(payload);
    const body = key ? JSON.stringify({ encrypt: encrypt(key, plain) }) : plain;
    const headers: Record<string, string> = { 'content-type': 'application/json; charset=utf-8' };
    if (signed) {
      const timestamp = String(Math.floor(signedAt().getTime() / 1000));
      const nonce = randomBytes(8).toString('hex');
      headers['X-Lark-Request-Timestamp'] = timestamp;
      headers['X-Lark-Request-Nonce'] = nonce;
      headers['X-Lark-Signature'] = key ? sign(timestamp, nonce, key, body) : '';
    }
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers,
        body,
        signal: AbortSignal.timeout(limitMs),
      });
      const text = await answer.text();
      if (answer.status !== 200) return { ok: false, reason: 'bad-status' };
      try {
        return { ok: true, body: JSON.parse(text) };
      } catch {
        return { ok: false, reason: 'bad-body' };
      }
    } catch (error) {
      const late = error instanceof Error && error.name === 'TimeoutError';
      return { ok: false, reason: late ? 'timeout' : 'unreachable' };
    }
  }

  return {
    transport: {
      push: (envelope: Envelope, limitMs: number) => post(envelope, limitMs, true),
    } satisfies Transport,
    /** Asks the URL to prove itself, as the console does when it is entered; url_verification is not signed. */
    async verify(): Promise<boolean> {
      const challenge = randomBytes(12).toString('hex');
      const asked = { type: 'url_verification', challenge, token: credentials.verificationToken };
      const answer = await post(asked, challengeLimitMs, false);
      return answer.ok && (answer.body as { challenge?: unknown } | null)?.challenge === challenge;
    },
  };
}

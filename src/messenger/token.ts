import type { HttpInstance } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';

export type Token = { text: string; until: number };

export type Tokens = {
  /** The tenant token, asked for once however many callers wait. Rejects with what `classify` understands. */
  get(): Promise<Token>;
  /**
   * Forgets this token, if it is still the one in use: late complaints about an earlier one change nothing, even
   * when the platform has handed out the same words again.
   */
  drop(token: Token): void;
};

const granted = z.object({ code: z.literal(0), tenant_access_token: z.string().min(1), expire: z.number() });

/**
 * Renewed five minutes early. The platform hands out the same token until 30 minutes before its end and keeps
 * both valid from then on, so several processes may do this side by side.
 * https://open.feishu.cn/document/server-docs/authentication-management/access-token/tenant_access_token_internal
 */
const earlyMs = 5 * 60_000;

/** The tenant token with a single flight, which the SDK's own cache lacks. `now` is real time, not the campaign's. */
export function createTokens(options: {
  http: HttpInstance;
  origin: string;
  appId: string;
  appSecret: string;
  now: () => Date;
}): Tokens {
  const { http, origin, appId, appSecret, now } = options;
  let held: Token | null = null;
  let flight: Promise<Token> | null = null;

  async function ask(): Promise<Token> {
    const body: unknown = await http.post(`${origin}/open-apis/auth/v3/tenant_access_token/internal`, {
      app_id: appId,
      app_secret: appSecret,
    });
    const read = granted.safeParse(body);
    if (!read.success) throw body ?? new Error('the token answer was empty');
    const { tenant_access_token: text, expire } = read.data;
    held = { text, until: now().getTime() + Math.max(expire * 1_000 - earlyMs, 0) };
    return held;
  }

  return {
    get() {
      if (held && now().getTime() < held.until) return Promise.resolve(held);
      flight ??= ask().finally(() => {
        flight = null;
      });
      return flight;
    },
    drop(token) {
      if (held === token) held = null;
    },
  };
}

import { randomBytes } from 'node:crypto';

const lifeMs = 7_200_000;
const renewMs = 1_800_000;

/**
 * Access tokens of the app: two hours long; the same one is handed out until less than 30 minutes are left of it, and an old one
 * stays good until its end (https://open.feishu.cn/document/server-docs/authentication-management/access-token/tenant_access_token_internal).
 */
export function createTokens(monotonic: () => number) {
  const live = new Map<string, number>();
  let current: { token: string; until: number } | undefined;

  return {
    issue(): { token: string; expire: number } {
      const now = monotonic();
      if (!current || current.until - now < renewMs) {
        current = { token: `t-${randomBytes(20).toString('hex')}`, until: now + lifeMs };
        live.set(current.token, current.until);
      }
      return { token: current.token, expire: Math.floor((current.until - now) / 1000) };
    },
    accepts(authorization: string | undefined): boolean {
      const token = authorization?.startsWith('Bearer ') ? authorization.slice(7) : '';
      return (live.get(token) ?? 0) > monotonic();
    },
  };
}

export type Tokens = ReturnType<typeof createTokens>;

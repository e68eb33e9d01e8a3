import { createHash, randomBytes } from 'node:crypto';
import { Refusal } from '../refusal.ts';

const codeMs = 5 * 60_000;
const tokenMs = 7_200_000;

/** What a browser brought to the authorize page, and who they said they are. */
export interface LoginRequest {
  openId: string;
  redirectUri: string;
  challenge?: string | undefined;
  method: 'plain' | 'S256';
}

/**
 * Login codes: good for five minutes and once, for the address and the verifier they were asked with
 * (https://open.feishu.cn/document/authentication-management/access-token/get-user-access-token); and the tokens they became.
 */
export function createLoginCodes(monotonic: () => number) {
  const codes = new Map<string, LoginRequest & { until: number; used: boolean }>();
  const tokens = new Map<string, { openId: string; until: number }>();

  return {
    issue(request: LoginRequest): string {
      const code = randomBytes(16).toString('hex');
      codes.set(code, { ...request, until: monotonic() + codeMs, used: false });
      return code;
    },
    exchange(given: { code: string; redirectUri?: string | undefined; verifier?: string | undefined }) {
      const found = codes.get(given.code);
      if (!found) throw refusal(20003, 'The authorization code is not found.');
      if (found.used) throw refusal(20065, 'The authorization code has been used.');
      if (monotonic() >= found.until) throw refusal(20004, 'The authorization code has expired.');
      if (given.redirectUri !== found.redirectUri)
        throw refusal(20071, 'The provided redirect URI does not match the one used during authorization.');
      if (found.challenge !== undefined && hashed(given.verifier ?? '', found.method) !== found.challenge)
        throw refusal(20049, 'PKCE code challenge failed.');
      found.used = true;
      const token = `u-${randomBytes(20).toString('hex')}`;
      tokens.set(token, { openId: found.openId, until: monotonic() + tokenMs });
      return { token, expiresIn: tokenMs / 1000, openId: found.openId };
    },
    /** Whose token it is; null for one that is unknown or at its end. */
    holder(authorization: string | undefined): string | null {
      const found = tokens.get(authorization?.replace(/^Bearer /, '') ?? '');
      return found && found.until > monotonic() ? found.openId : null;
    },
  };
}

export type LoginCodes = ReturnType<typeof createLoginCodes>;

const hashed = (verifier: string, method: 'plain' | 'S256') =>
  method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url');

/** The token interface answers in OAuth's own form (RFC 6749, 5.2). */
export const refusal = (code: number, description: string): Refusal =>
  new Refusal(code, description, 400, {}, code === 20002 ? 'invalid_client' : 'invalid_grant');

import { withUserAccessToken } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import type { Call } from '../call.ts';
import type { Answer } from '../errors.ts';
import { accountsOrigin } from '../origin.ts';

const granted = z.object({ access_token: z.string().min(1) });
const somebody = z
  .object({ data: z.object({ open_id: z.string().min(1) }) })
  .transform(({ data }) => ({ openId: data.open_id }));

/** Who we are to the platform's login. */
export interface LoginApp {
  appId: string;
  appSecret: string;
  domain: string;
  /** Where a browser is sent to log in, when it is not the platform's usual place. */
  accounts?: string | undefined;
}

/** Login of people by the platform's OAuth 2.0 code, with PKCE (RFC 7636). No scope is asked for, and no token is kept. */
export function loginCalls(call: Call, { appId, appSecret, domain, accounts }: LoginApp) {
  return {
    /**
     * Where a browser goes to log in; it comes back to `redirectUri` with `code` and `state`, or with
     * `error=access_denied`. The address must be registered in the developer console.
     * https://open.feishu.cn/document/common-capabilities/sso/api/obtain-oauth-code
     */
    loginAddress(of: { redirectUri: string; state: string; challenge: string }): string {
      const address = new URL('/open-apis/authen/v1/authorize', accounts ?? accountsOrigin(domain));
      address.search = new URLSearchParams({
        client_id: appId,
        response_type: 'code',
        redirect_uri: of.redirectUri,
        state: of.state,
        code_challenge: of.challenge,
        code_challenge_method: 'S256',
      }).toString();
      return address.href;
    },

    /**
     * Who logged in, by a code that is good once and for five minutes.
     * https://open.feishu.cn/document/authentication-management/access-token/get-user-access-token
     * https://open.feishu.cn/document/server-docs/authentication-management/login-state-management/get
     */
    async whoLoggedIn(of: {
      code: string;
      verifier: string;
      redirectUri: string;
    }): Promise<Answer<{ openId: string }>> {
      const token = await call(
        'authen.token',
        (sdk) =>
          sdk.request({
            method: 'POST',
            url: '/open-apis/authen/v2/oauth/token',
            data: {
              grant_type: 'authorization_code',
              client_id: appId,
              client_secret: appSecret,
              code: of.code,
              redirect_uri: of.redirectUri,
              code_verifier: of.verifier,
            },
          }),
        granted,
      );
      if (!token.ok) return token;
      return call(
        'authen.user_info',
        (sdk) =>
          sdk.request(
            { method: 'GET', url: '/open-apis/authen/v1/user_info' },
            withUserAccessToken(token.value.access_token),
          ),
        somebody,
      );
    },
  };
}

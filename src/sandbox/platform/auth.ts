import type { Hono } from 'hono';
import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import { api } from './gate.ts';
import type { Platform } from './platform.ts';

const credentialsSchema = z.object({ app_id: z.string(), app_secret: z.string() });

/** Access tokens (https://open.feishu.cn/document/server-docs/authentication-management/access-token/tenant_access_token_internal). */
export function mountAuth(app: Hono, platform: Platform): void {
  for (const kind of ['tenant', 'app'] as const) {
    const path = `/auth/v3/${kind}_access_token/internal`;
    api(
      app,
      platform,
      'POST',
      path,
      async (call) => {
        const given = await call.body(credentialsSchema, 10003);
        const { appId, appSecret } = platform.credentials;
        if (given.app_id !== appId) throw new Refusal(10003, 'invalid app_id', 400);
        if (given.app_secret !== appSecret) throw new Refusal(10014, 'app secret invalid', 400);
        const { token, expire } = platform.tokens.issue();
        return {
          top: { tenant_access_token: token, ...(kind === 'app' ? { app_access_token: token } : {}), expire },
        };
      },
      { open: true },
    );
  }
}

/** The bot itself (https://open.feishu.cn/document/ukTMukTMukTM/uAjMxEjLwITMx4CMyETM): `bot` sits beside `code`. */
export function mountBot(app: Hono, platform: Platform): void {
  api(app, platform, 'GET', '/bot/v3/info', () => ({
    top: {
      bot: {
        activate_status: 2,
        app_name: platform.world.bot.name,
        avatar_url: '',
        ip_white_list: [],
        open_id: platform.world.bot.open_id,
      },
    },
  }));
}

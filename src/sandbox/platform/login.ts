import type { Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import type { Person } from '../types.ts';
import { api } from './gate.ts';
import { refusal } from './login-codes.ts';
import { authorizePage, refusedPage } from './login-page.ts';
import { personView } from './person-view.ts';
import type { Platform } from './platform.ts';

const askedSchema = z.object({
  client_id: z.string(),
  redirect_uri: z.string(),
  response_type: z.literal('code'),
  state: z.string().optional(),
  code_challenge: z.string().optional(),
  code_challenge_method: z.enum(['plain', 'S256']).default('plain'),
});
type Asked = z.infer<typeof askedSchema>;

const exchangeSchema = z.object({
  grant_type: z.string(),
  client_id: z.string(),
  client_secret: z.string(),
  code: z.string(),
  redirect_uri: z.string().optional(),
  code_verifier: z.string().optional(),
});

const path = '/open-apis/authen/v1/authorize';

/**
 * Logging in with the platform's account: the page on which a browser asks for a code, what the code becomes, and whose it was
 * (https://open.feishu.cn/document/common-capabilities/sso/api/obtain-oauth-code). The sandbox has no passwords: one picks who one is.
 */
export function mountLogin(app: Hono, platform: Platform): void {
  const { credentials, logins, world, redirectUrls } = platform;

  function read(given: unknown): Asked | { error: string } {
    const asked = askedSchema.safeParse(given);
    if (!asked.success)
      return { error: `20001: ${asked.error.issues[0]?.path.join('.')} is missing or wrong` };
    if (asked.data.client_id !== credentials.appId) return { error: '20048: the app does not exist' };
    if (!redirectUrls.has(asked.data.redirect_uri))
      return { error: '20029: redirect_uri is not among the redirect URLs of the app’s security settings' };
    return asked.data;
  }

  app.get(path, (c) => {
    const asked = read(c.req.query());
    if ('error' in asked) return c.html(refusedPage(asked.error), 400);
    const people = [...world.people.values()].filter((person) => person.active);
    const chosen = people.find((person) => person.open_id === getCookie(c, 'sandbox_person')) ?? null;
    return c.html(authorizePage({ query: c.req.query(), people, chosen, app: world.bot.name }));
  });

  app.post(path, async (c) => {
    const form = await c.req.parseBody();
    const asked = read(form);
    if ('error' in asked) return c.html(refusedPage(asked.error), 400);
    if (form.refuse) return back(c, asked, { error: 'access_denied' });
    const person = personNamed([...world.people.values()], String(form.person ?? ''));
    if (!person) return c.html(refusedPage('there is nobody of this name'), 400);
    const code = logins.issue({
      openId: person.open_id,
      redirectUri: asked.redirect_uri,
      challenge: asked.code_challenge,
      method: asked.code_challenge_method,
    });
    return back(c, asked, { code });
  });

  api(
    app,
    platform,
    'POST',
    '/authen/v2/oauth/token',
    async (call) => {
      const given = await call.body(exchangeSchema, 20063);
      if (given.grant_type !== 'authorization_code')
        throw refusal(20036, 'The specified grant_type is not supported.');
      if (given.client_id !== credentials.appId) throw refusal(20048, 'The specified app does not exist.');
      if (given.client_secret !== credentials.appSecret)
        throw refusal(20002, 'The client secret is invalid.');
      const { token, expiresIn, openId } = logins.exchange({
        code: given.code,
        redirectUri: given.redirect_uri,
        verifier: given.code_verifier,
      });
      if (!world.people.get(openId)?.active) throw refusal(20008, 'The user does not exist.');
      return { top: { access_token: token, expires_in: expiresIn, token_type: 'Bearer', scope: '' } };
    },
    { open: true },
  );

  api(
    app,
    platform,
    'GET',
    '/authen/v1/user_info',
    (call) => {
      const holder = logins.holder(call.c.req.header('authorization'));
      const person = holder ? world.people.get(holder) : undefined;
      if (!person) throw new Refusal(99991668);
      const { name, en_name, open_id, union_id, user_id } = personView(world, person);
      return {
        data: { name, en_name, open_id, union_id, user_id, avatar_url: '', tenant_key: platform.tenantKey },
      };
    },
    { open: true },
  );
}

/** By open id, as the page's own buttons say it, or by a name that only one person has. */
function personNamed(people: readonly Person[], given: string): Person | undefined {
  const active = people.filter((person) => person.active);
  const named = active.filter((person) => person.name === given.trim());
  return active.find((person) => person.open_id === given) ?? (named.length === 1 ? named[0] : undefined);
}

function back(c: Context, asked: Asked, answer: Record<string, string>): Response {
  const to = new URL(asked.redirect_uri);
  for (const [name, value] of Object.entries({ ...answer, ...(asked.state ? { state: asked.state } : {}) }))
    to.searchParams.set(name, value);
  return c.redirect(to.href, 302);
}

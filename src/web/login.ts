import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { csrf } from 'hono/csrf';
import type { App } from '../app/ports.ts';
import { whoIs } from '../app/who.ts';
import type { Words } from '../cards/words/index.ts';
import { languageOf } from './language.ts';
import { messagePage } from './layout.ts';
import { ownPath } from './own-path.ts';
import type { Sessions } from './session.ts';

/** Where the platform sends a browser after the login. */
export const loginReturnPath = '/login/return';

export interface LoginOptions {
  app: App;
  sessions: Sessions;
  /** The campaign's time: a deputy has the role for some days. */
  now: () => Date;
  /** Where people reach the pages, without a slash at its end. */
  origin: string;
}

/**
 * `GET /login?to=` sends the browser to the platform, `GET /login/return` takes it back, `POST /logout` ends it. State and
 * PKCE (RFC 7636) tie the three steps to one browser; the cookie of the middle one is spent at the first return.
 */
export function loginRoutes({ app, sessions, now, origin }: LoginOptions): Hono {
  const routes = new Hono();
  const told = (c: Context, status: 400 | 403 | 502 | 503, say: (w: Words) => string) => {
    const w = languageOf(c);
    return c.html(messagePage(c, w, { text: say(w), login: `${origin}/login` }), status);
  };

  routes.get('/login', async (c) => {
    if (!app.login) return told(c, 503, (w) => w.pages.loginDown);
    const state = randomBytes(24).toString('base64url');
    const verifier = randomBytes(48).toString('base64url');
    await sessions.login.write(c, { state, verifier, to: ownPath(c.req.query('to')) });
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    return c.redirect(app.login.address({ state, challenge }), 302);
  });

  routes.get(loginReturnPath, async (c) => {
    const begun = await sessions.login.read(c);
    sessions.login.forget(c);
    const { state, code, error } = c.req.query();
    if (!app.login || !begun || !state || !same(state, begun.state))
      return told(c, 400, (w) => w.pages.loginLost);
    if (error || !code) return told(c, 403, (w) => w.pages.loginDenied);
    const found = await app.login.who({ code, verifier: begun.verifier });
    if (!found.ok) return told(c, 502, (w) => (found.answered ? w.pages.loginRefused : w.pages.loginDown));
    const who = await whoIs(app, found.openId, now());
    if (!who) return told(c, 403, (w) => w.refusal({ why: 'unknown-person' }));
    await sessions.session.write(c, { openId: found.openId });
    return c.redirect(begun.to, 303);
  });

  // Another site's form carries no SameSite=Lax cookie; this refuses it before it is asked whose.
  const ours = (from: string, c: Context) => from === origin || from === new URL(c.req.url).origin;
  routes.post('/logout', csrf({ origin: ours }), (c) => {
    sessions.session.forget(c);
    return c.redirect('/', 303);
  });
  return routes;
}

/** Compares without telling by the time where the two differ. */
function same(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(a as Buffer, b as Buffer);
}

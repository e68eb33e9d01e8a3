import { type Context, Hono } from 'hono';
import { ledgerPage } from '../app/ledger-page.ts';
import type { App } from '../app/ports.ts';
import { progressView } from '../app/progress-view.ts';
import { queuesView } from '../app/queues-view.ts';
import { type Who, whoIs } from '../app/who.ts';
import type { Words } from '../cards/words/index.ts';
import { localDateOf, localTimeOf } from '../domain/local-date.ts';
import type { Refusal } from '../domain/refusal.ts';
import { languageOf } from './language.ts';
import { messagePage, type PageFrame, page, pageHeaders, welcomePage } from './layout.ts';
import { ledgerBody, readFilter } from './ledger.ts';
import { loginRoutes } from './login.ts';
import { progressBody } from './progress.ts';
import { queuesBody } from './queues.ts';
import type { Sessions } from './session.ts';

export interface PagesOptions {
  app: App;
  sessions: Sessions;
  /** The campaign's time. */
  now: () => Date;
  /** Where people reach the pages, without a slash at its end. */
  origin: string;
}

type Current = 'progress' | 'ledger' | 'queues';

/** The pages for people: progress, ledger, queues, and the login before them. Rights are judged in the use cases. */
export function pageRoutes(options: PagesOptions): Hono {
  const { app, sessions, now, origin } = options;
  const routes = new Hono();
  for (const path of ['/', '/ledger', '/queues', '/login', '/login/*', '/logout']) {
    routes.use(path, pageHeaders);
    routes.use(path, async (c, next) => {
      await next();
      c.header('cache-control', 'no-store');
    });
  }
  routes.route('/', loginRoutes(options));
  // Browsers ask for it unasked; a 404 would stand in their consoles.
  routes.get('/favicon.ico', (c) => c.body(null, 204));

  /** Whoever is logged in and on the roster sees what `show` makes; everybody else the way in. */
  const viewed =
    (current: Current, show: (c: Context, w: Words, who: Who) => Promise<Shown>) => async (c: Context) => {
      const { openId } = (await sessions.session.read(c)) ?? {};
      const who = openId === undefined ? null : await whoIs(app, openId, now());
      const w = languageOf(c, who?.person.locale);
      if (!who) {
        sessions.session.forget(c);
        const { pathname, search } = new URL(c.req.url);
        const login = `${origin}/login?to=${encodeURIComponent(`${pathname}${search}`)}`;
        return c.html(welcomePage(c, w, { login }), current === 'progress' ? 200 : 401);
      }
      const viewer = frameOf(w, who, current);
      const shown = await show(c, w, who);
      if ('refusal' in shown)
        return c.html(messagePage(c, w, { text: w.refusal(shown.refusal), viewer }), 403);
      return c.html(page(c, w, { title: shown.title, viewer, body: shown.body }));
    };

  routes.get(
    '/',
    viewed('progress', async (c, w, who) => {
      const view = await progressView(app, { who, unitId: unitOf(c) }, now());
      if (!view.ok) return { refusal: view.refusal };
      return { title: view.value.unit.name, body: progressBody(w, view.value) };
    }),
  );
  routes.get(
    '/ledger',
    viewed('ledger', async (c, w, who) => {
      const view = await ledgerPage(app, { who, unitId: unitOf(c), ...readFilter(c.req.query()) }, now());
      if (!view.ok) return { refusal: view.refusal };
      return { title: w.pages.ledger, body: ledgerBody(w, view.value) };
    }),
  );
  routes.get(
    '/queues',
    viewed('queues', async (_, w, who) => {
      const view = await queuesView(app, who, now());
      if (!view.ok) return { refusal: view.refusal };
      const momentOf = (at: Date) => w.moment(localDateOf(at, app.timeZone), localTimeOf(at, app.timeZone));
      return { title: w.pages.queues, body: queuesBody(w, view.value, momentOf) };
    }),
  );
  return routes;
}

type Shown = { title: string; body: PageFrame['body'] } | { refusal: Refusal };

/** The unit that an address names, if it can be one's id. */
const unitOf = (c: Context): string | null => {
  const given = c.req.query('unit');
  return given && /^[0-9a-f-]{36}$/.test(given) ? given : null;
};

function frameOf(w: Words, who: Who, current: Current): NonNullable<PageFrame['viewer']> {
  const office = who.actor.roles.includes('office');
  const links = [
    { page: 'progress' as const, to: '/', text: w.pages.progress },
    { page: 'ledger' as const, to: '/ledger', text: w.pages.ledger },
    ...(office ? [{ page: 'queues' as const, to: '/queues', text: w.pages.queues }] : []),
  ];
  return {
    name: who.person.name,
    links: links.map(({ page: one, to, text }) => ({
      to,
      text,
      ...(one === current ? { current: true } : {}),
    })),
  };
}

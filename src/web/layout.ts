import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import { NONCE, type SecureHeadersVariables, secureHeaders } from 'hono/secure-headers';
import type { Words } from '../cards/words/index.ts';
import { styleSheet } from './style.ts';

/** HTML whose inserted values are escaped, as `html` of hono makes it. */
export type Html = ReturnType<typeof html>;

const language = { 'zh-cn': 'zh-CN', 'zh-tw': 'zh-TW', en: 'en' } as const;

/**
 * Nothing from outside, no script at all, in nobody's frame, kept by no cache, told to no other site. Forms go to us
 * alone.
 */
export const pageHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: [NONCE],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'no-referrer',
  // The program does not know whether all of its host speaks https; the proxy before it does.
  strictTransportSecurity: false,
});

export interface PageFrame {
  title: string;
  /** Who is logged in, and the pages they may open; absent before the login. */
  viewer?: { name: string; links: { to: string; text: string; current?: boolean }[] };
  body: Html | Html[];
}

/** A whole page. */
export function page(c: Context, w: Words, { title, viewer, body }: PageFrame): Html {
  const nonce = (c as Context<{ Variables: SecureHeadersVariables }>).get('secureHeadersNonce') ?? '';
  return html`<!doctype html>
<html lang="${language[w.locale]}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="robots" content="noindex" />
<title>${title} · ${w.pages.name}</title>
<style nonce="${nonce}">${raw(styleSheet)}</style>
</head>
<body>
${viewer ? bar(w, viewer) : ''}
<main>${body}</main>
</body>
</html>`;
}

function bar(w: Words, viewer: NonNullable<PageFrame['viewer']>): Html {
  return html`<header>
<strong>${w.pages.name}</strong>
<nav>${viewer.links.map(({ to, text, current }) =>
    current ? html`<a href="${to}" aria-current="page">${text}</a>` : html`<a href="${to}">${text}</a>`,
  )}</nav>
<form method="post" action="/logout"><span>${viewer.name}</span><button>${w.pages.logout}</button></form>
</header>`;
}

/** A short page with one thing to say; `login` adds a button. */
export function messagePage(
  c: Context,
  w: Words,
  of: { text: string; login?: string; viewer?: PageFrame['viewer'] },
): Html {
  return page(c, w, {
    title: w.pages.refused,
    ...(of.viewer ? { viewer: of.viewer } : {}),
    body: html`<section class="short"><h1>${w.pages.name}</h1><p>${of.text}</p>
${of.login ? html`<p><a class="button" href="${of.login}">${w.pages.again}</a></p>` : ''}</section>`,
  });
}

/** What the page is, for whoever is not logged in, with one button. */
export function welcomePage(c: Context, w: Words, of: { login: string }): Html {
  return page(c, w, {
    title: w.pages.progress,
    body: html`<section class="short"><h1>${w.pages.name}</h1><p>${w.pages.about}</p><p>${w.pages.aboutOthers}</p>
<p><a class="button" href="${of.login}">${w.pages.login}</a></p>
<p class="note">${w.pages.loginNote}</p></section>`,
  });
}

/** The pages that a login may lead to. */
const pages = new Set(['/', '/ledger', '/queues']);

/** A page of ours with its query, from whatever was asked for; the first page for everything else. */
export function ownPath(asked: string | undefined): string {
  const base = 'http://here.invalid';
  if (!asked?.startsWith('/') || !URL.canParse(asked, base)) return '/';
  const { origin, pathname, search } = new URL(asked, base);
  return origin === base && pages.has(pathname) ? `${pathname}${search}` : '/';
}

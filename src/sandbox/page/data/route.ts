import { useEffect, useState } from 'preact/hooks';

/** Where the page is: whose eyes, which conversation. Lives in the hash so that links and tests can jump. */
export interface Route {
  as: string | null;
  chat: string | null;
}

/** Reads `#/as/<open_id>/chat/<chat_id>`; a foreign hash is the start. */
export function readRoute(hash: string): Route {
  const match = /^#\/as\/([^/]+)(?:\/chat\/([^/]+))?/.exec(hash);
  const part = (index: number) => (match?.[index] ? decodeURIComponent(match[index]) : null);
  return { as: part(1), chat: part(2) };
}

/** The hash of a route. */
export function writeRoute({ as, chat }: Route): string {
  if (!as) return '#/';
  return `#/as/${encodeURIComponent(as)}${chat ? `/chat/${encodeURIComponent(chat)}` : ''}`;
}

export const go = (route: Route): void => {
  location.hash = writeRoute(route);
};

export function useRoute(): Route {
  const [route, setRoute] = useState(() => readRoute(location.hash));
  useEffect(() => {
    const follow = () => setRoute(readRoute(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
}

import { Hono } from 'hono';

/**
 * The routes of a server that listens before everything behind it stands: the platform's stand-in lives on the same
 * address, which is only known then. Until `open` it answers 503.
 */
export function createFront() {
  let inner: Hono | null = null;
  const routes = new Hono();
  routes.all('*', (context) =>
    inner
      ? inner.fetch(context.req.raw, context.env)
      : context.json({ error: 'The service is starting.' }, 503),
  );
  return {
    routes,
    open(parts: readonly Hono[]): void {
      const opened = new Hono();
      for (const part of parts) opened.route('/', part);
      opened.notFound((context) => context.json({ error: 'There is nothing at this address.' }, 404));
      inner = opened;
    },
  };
}

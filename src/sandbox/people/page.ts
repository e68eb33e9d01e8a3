import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';

/** The chat page's static files: index.html at /sandbox, the rest below it. */
export function mountPage(app: Hono, pageDir: string): void {
  const strip = (path: string): string => path.replace(/^\/sandbox\/?/, '/');
  app.get('/sandbox', serveStatic({ root: pageDir, rewriteRequestPath: () => '/index.html' }));
  app.get('/sandbox/*', serveStatic({ root: pageDir, rewriteRequestPath: strip }));
  app.get('/sandbox', (c) => c.text('The chat page is not built yet: run "npm run build".', 404));
}

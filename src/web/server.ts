import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';

export interface ServerOptions {
  /** Mounted at `/`, in order. */
  routes: readonly Hono[];
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** Hears of what a route threw; the caller only gets a plain 500. */
  onError: (error: unknown) => void;
}

export interface WebServer {
  /** For WebSocket upgrades. */
  server: Server;
  /** `http://HOST:PORT` with the port really taken. */
  url: string;
  port: number;
  /** Takes no more requests, gives those under way `graceMs` (default 5000), then cuts. */
  close(graceMs?: number): Promise<void>;
}

/** Listens and serves. Throws a sentence when the address is taken or not ours. */
export async function createServer({ routes, host, port, onError }: ServerOptions): Promise<WebServer> {
  const app = new Hono();
  for (const route of routes) app.route('/', route);
  app.notFound((context) => context.json({ error: 'There is nothing at this address.' }, 404));
  app.onError((error, context) => {
    onError(error);
    return context.json({ error: 'Something went wrong here; the log says more.' }, 500);
  });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const listening = once(server, 'listening');
  server.listen(port, host);
  await listening.catch((error: NodeJS.ErrnoException) => {
    throw new Error(explain(error, host, port), { cause: error });
  });
  const taken = (server.address() as AddressInfo).port;
  return {
    server,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    port: taken,
    async close(graceMs = 5000) {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      // Sockets that became WebSockets are out of the server's own sight.
      const cut = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, graceMs);
      await closed;
      clearTimeout(cut);
    },
  };
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} of ${host} is taken. Stop the other program, or set PORT.`;
  if (error.code === 'EACCES') return `Port ${port} needs more rights. Set PORT to a number above 1023.`;
  return `Cannot listen on ${host}, port ${port} (${error.code ?? error.message}). Check HOST and PORT.`;
}

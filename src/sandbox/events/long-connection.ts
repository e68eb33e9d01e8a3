import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { freshId } from '../credentials.ts';
import type { Envelope } from './envelope.ts';
import { decodeFrame, encodeFrame, type Frame } from './frame.ts';
import type { Pushed, Transport } from './transport.ts';

const socketPath = '/sandbox/ws';
const maxConnections = 50;
const service = 1;
const answerSchema = z.object({ code: z.number(), data: z.string().optional() });

/** What the platform tells the client about its heartbeat and reconnecting; seconds. */
export interface ClientConfig {
  PingInterval: number;
  ReconnectCount: number;
  ReconnectInterval: number;
  ReconnectNonce: number;
}

interface Connection {
  socket: WebSocket;
  /** Events are sent only after the first ping: earlier frames are lost in the client. */
  pinged: boolean;
}

/**
 * Long connections of the app: each event goes to one of them, chosen at random, and is answered by a frame
 * (https://open.feishu.cn/document/server-docs/event-subscription-guide/event-subscription-configure-/request-url-configuration-case).
 */
export function createLongConnection(config: ClientConfig, fragmentBytes: number) {
  const tickets = new Set<string>();
  const connections = new Set<Connection>();
  const waiting = new Map<string, (pushed: Pushed) => void>();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1_048_576 });
  const attached = new Map<Server, (request: IncomingMessage, socket: Duplex, head: Buffer) => void>();

  function welcome(socket: WebSocket): void {
    const connection: Connection = { socket, pinged: false };
    connections.add(connection);
    socket.on('message', (bytes: Buffer) => read(connection, bytes));
    socket.on('close', () => connections.delete(connection));
    socket.on('error', () => socket.terminate());
  }

  function read(connection: Connection, bytes: Buffer): void {
    let frame: Frame;
    try {
      frame = decodeFrame(bytes);
    } catch {
      connection.socket.terminate();
      return;
    }
    if (frame.method === 0 && frame.headers.type === 'ping') {
      connection.pinged = true;
      send(connection, {
        method: 0,
        service,
        headers: { type: 'pong' },
        payload: Buffer.from(JSON.stringify(config)),
      });
    } else if (frame.method === 1) {
      waiting.get(frame.headers.message_id ?? '')?.(answerOf(frame.payload));
    }
  }

  function answerOf(payload: Buffer): Pushed {
    try {
      const answer = answerSchema.parse(JSON.parse(payload.toString('utf8')));
      if (answer.code !== 200) return { ok: false, reason: 'bad-status' };
      const data = answer.data ? Buffer.from(answer.data, 'base64').toString('utf8') : '{}';
      return { ok: true, body: JSON.parse(data) };
    } catch {
      return { ok: false, reason: 'bad-body' };
    }
  }

  function send(connection: Connection, frame: Frame): void {
    connection.socket.send(encodeFrame(frame), () => {});
  }

  function push(envelope: Envelope, limitMs: number): Promise<Pushed> {
    const ready = [...connections].filter(
      ({ pinged, socket }) => pinged && socket.readyState === socket.OPEN,
    );
    const chosen = ready[Math.floor(Math.random() * ready.length)];
    if (!chosen) return Promise.resolve({ ok: false, reason: 'unreachable' });
    const payload = Buffer.from(JSON.stringify(envelope));
    const sum = Math.max(1, Math.ceil(payload.length / fragmentBytes));
    const message_id = freshId('ws');
    const trace_id = randomBytes(8).toString('hex');
    return new Promise((resolve) => {
      const done = (pushed: Pushed): void => {
        clearTimeout(timer);
        waiting.delete(message_id);
        resolve(pushed);
      };
      const timer = setTimeout(() => done({ ok: false, reason: 'timeout' }), limitMs);
      waiting.set(message_id, done);
      for (let seq = 0; seq < sum; seq += 1) {
        const part = payload.subarray(seq * fragmentBytes, (seq + 1) * fragmentBytes);
        const headers = { type: 'event', message_id, sum: String(sum), seq: String(seq), trace_id };
        send(chosen, { method: 1, service, headers, payload: part });
      }
    });
  }

  return {
    transport: { push } satisfies Transport,
    connected: () => [...connections].filter(({ pinged }) => pinged).length,
    /** The answer of the endpoint that hands out connections. `data` is an object in every case: the client unpacks it blindly. */
    endpoint(origin: string) {
      if (connections.size >= maxConnections)
        return { code: 1000040350, msg: 'the number of connections exceeded the limit', data: {} };
      const ticket = randomBytes(12).toString('hex');
      tickets.add(ticket);
      // device_id stands first: the client reads service_id by parsing the whole URL as a query.
      const query = `device_id=${randomBytes(8).toString('hex')}&service_id=${service}&ticket=${ticket}`;
      const URL = `${origin.replace(/^http/, 'ws')}${socketPath}?${query}`;
      return { code: 0, msg: 'ok', data: { URL, ClientConfig: config } };
    },
    /** Takes the upgrades of this path on a server; others are left to other listeners. */
    attach(server: Server): void {
      const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
        const [path, query] = (request.url ?? '').split('?');
        if (path !== socketPath) return;
        const ticket = new URLSearchParams(query).get('ticket') ?? '';
        if (!tickets.delete(ticket)) {
          socket.end('HTTP/1.1 403 Forbidden\r\nhandshake-status: 403\r\nhandshake-msg: bad ticket\r\n\r\n');
          return;
        }
        sockets.handleUpgrade(request, socket, head, welcome);
      };
      server.on('upgrade', onUpgrade);
      attached.set(server, onUpgrade);
    },
    /** Cuts every connection without a goodbye. */
    kill(): number {
      const count = connections.size;
      for (const { socket } of connections) socket.terminate();
      return count;
    },
    close(): void {
      for (const [server, onUpgrade] of attached) server.off('upgrade', onUpgrade);
      attached.clear();
      for (const { socket } of connections) socket.terminate();
      for (const done of [...waiting.values()]) done({ ok: false, reason: 'unreachable' });
      sockets.close();
    },
  };
}

export type LongConnection = ReturnType<typeof createLongConnection>;

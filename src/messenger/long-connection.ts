import { setTimeout as pause } from 'node:timers/promises';
import { type EventDispatcher, LoggerLevel, WSClient } from '@larksuiteoapi/node-sdk';
import { createHttp } from './http.ts';
import { type Log, redactedSdkLogger } from './log.ts';
import { platformOrigin } from './origin.ts';

type ConnectionState = 'connecting' | 'connected' | 'waiting' | 'stopped';

const standing = new Set<string>(['connecting', 'connected']);

export type LongConnection = {
  state(): ConnectionState;
  /** Takes no more events, waits for those at work so that they are still acknowledged, and closes. */
  stop(): Promise<void>;
};

export type LongConnectionOptions = {
  /** `cli_` and 16 hex digits; the SDK silently does nothing with any other. */
  appId: string;
  appSecret: string;
  domain: string;
  log: Log;
  /**
   * Gets the whole envelope {schema, header, event}. What it resolves to travels back in the acknowledgement (the
   * answer to a card action); when it rejects, the platform pushes again. It has 3 seconds.
   */
  onEvent: (raw: unknown) => Promise<unknown>;
  /** Seconds without any word after a ping before the connection counts as dead; without it, half-open sockets live on. */
  pingTimeoutS?: number;
  /** Milliseconds to wait before the attempt-th connection in a row, from 0. */
  backoff?: (attempt: number) => number;
  /** How often to look whether the socket is still there, and how long a connection must live to count as good. */
  watchMs?: number;
  steadyMs?: number;
};

/** At once for a dropped socket (the platform drops them all day), slower and slower when nothing answers. */
const gentle = (attempt: number) => Math.min(500 * 2 ** attempt, 60_000) * (0.5 + Math.random() / 2);

/**
 * Events over the platform's long connection, for good: whatever happens, a new connection is made until `stop`.
 *
 * The SDK's client is used for one connection at a time, its own reconnecting switched off: it ends for good at an
 * answer such as "system busy" or "too many connections", waits up to 150 s after a first failure, and tells
 * nobody that a socket was lost. So the state is looked at, and every connection is a fresh client.
 * https://open.feishu.cn/document/server-docs/event-subscription-guide/event-subscription-configure-/request-url-configuration-case
 */
export function startLongConnection(options: LongConnectionOptions): LongConnection {
  const {
    appId,
    appSecret,
    log,
    onEvent,
    pingTimeoutS = 30,
    backoff = gentle,
    watchMs = 250,
    steadyMs = 10_000,
  } = options;
  const origin = platformOrigin(options.domain);
  const stopping = new AbortController();
  const atWork = new Set<Promise<unknown>>();
  let state: ConnectionState = 'connecting';

  async function take(raw: unknown): Promise<unknown> {
    // Refusing makes the platform push again, to another process or to the next one.
    if (stopping.signal.aborted) throw new Error('stopping');
    const work = onEvent(raw);
    atWork.add(work);
    try {
      return await work;
    } finally {
      atWork.delete(work);
    }
  }

  // The stock dispatcher flattens the envelope, and a card's token then hides the header's. The client only ever
  // calls `invoke` with the parsed envelope, so this is all of a dispatcher that it needs.
  const door = { invoke: take } as unknown as EventDispatcher;

  /** One connection from its beginning to its end; resolves when it is gone. */
  async function live(): Promise<void> {
    let failure: Error | undefined;
    const client = new WSClient({
      appId,
      appSecret,
      domain: origin,
      httpInstance: createHttp(origin),
      autoReconnect: false,
      handshakeTimeoutMs: 15_000,
      wsConfig: { pingTimeout: pingTimeoutS },
      logger: redactedSdkLogger(log, 'long-connection'),
      loggerLevel: LoggerLevel.warn,
      onReady: () => {
        state = 'connected';
        log.info({}, 'long connection stands');
      },
      onError: (error) => {
        failure = error;
      },
    });
    try {
      await client.start({ eventDispatcher: door });
      while (!failure && standing.has(client.getConnectionStatus().state)) {
        await pause(watchMs, undefined, { signal: stopping.signal });
      }
      log.info({ reason: failure?.message ?? 'the socket closed' }, 'long connection lost');
    } finally {
      if (stopping.signal.aborted) await finishWork();
      client.close({ force: !stopping.signal.aborted });
    }
  }

  /** The platform waits 3 seconds for an acknowledgement; the SDK sends it in the turn after the handler's end. */
  async function finishWork(): Promise<void> {
    await Promise.race([Promise.allSettled(atWork), pause(3_000, undefined, { ref: false })]);
    await pause(0);
  }

  async function supervise(): Promise<void> {
    let attempt = 0;
    while (!stopping.signal.aborted) {
      state = 'connecting';
      const since = performance.now();
      try {
        await live();
      } catch (error) {
        if (stopping.signal.aborted) break;
        log.error({ reason: error instanceof Error ? error.message : 'unknown' }, 'long connection failed');
      }
      attempt = performance.now() - since >= steadyMs ? 0 : attempt + 1;
      state = 'waiting';
      await pause(backoff(Math.max(attempt - 1, 0)), undefined, { signal: stopping.signal }).catch(() => {});
    }
    state = 'stopped';
  }

  const supervised = supervise();
  return {
    state: () => state,
    async stop() {
      stopping.abort();
      await supervised;
    },
  };
}

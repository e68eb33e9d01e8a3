import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Context, Hono } from 'hono';
import { z } from 'zod';
import type { Limit } from '../limits.ts';
import { Refusal } from '../refusal.ts';
import type { Platform } from './platform.ts';

/** The tier of nearly every API used here (https://open.feishu.cn/document/server-docs/api-call-guide/frequency-control). */
const usualLimits: Limit[] = [
  { max: 50, windowMs: 1000 },
  { max: 1000, windowMs: 60_000 },
];

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Call {
  c: Context;
  param: (name: string) => string;
  query: (name: string) => string | undefined;
  queries: (name: string) => string[];
  /** The JSON body checked against a schema; a mismatch is refused with 99992402, or with the code that is given. */
  body: <T>(schema: z.ZodType<T>, code?: number) => Promise<T>;
}

export interface Reply {
  /** Sits under `data`. */
  data?: unknown;
  /** Sits beside `code`, for the few old endpoints that answer so. */
  top?: Record<string, unknown>;
  /** Raw bytes instead of JSON. */
  bytes?: { name: string; type: string; body: Buffer };
}

interface RouteOptions {
  open?: boolean;
  limits?: Limit[];
}

/** Registers one API behind the platform's gateway: log id, faults, access token, frequency limits, record. */
export function api(
  app: Hono,
  platform: Platform,
  method: Method,
  path: string,
  handle: (call: Call) => Promise<Reply> | Reply,
  options: RouteOptions = {},
): void {
  app.on(method, [`/open-apis${path}`], async (c) => {
    const { faults, record, clocks } = platform;
    const asked = c.req.path;
    const entry = { uuid: undefined as string | undefined, receive_id: undefined as string | undefined };
    let answer: Response;
    let code = 0;
    try {
      await wait(faults.slowMs(asked));
      guard(platform, c, `${method} ${path}`, options);
      const reply = await handle(callOf(c, entry));
      answer = render(c, reply);
    } catch (error) {
      const refusal = toRefusal(error);
      code = refusal.code;
      if (code === 99991400 || code === 230020) record.counts.rate_limited += 1;
      const body = refusal.error
        ? { code, error: refusal.error, error_description: refusal.message }
        : { code, msg: refusal.message };
      answer = c.json(body, refusal.status as 400, refusal.headers);
    }
    answer.headers.set(
      'X-Tt-Logid',
      `${clocks.now().getTime()}${randomBytes(8).toString('hex').toUpperCase()}`,
    );
    record.call({
      at: clocks.now().toISOString(),
      method,
      path: asked,
      status: answer.status,
      code,
      ...(entry.uuid ? { uuid: entry.uuid } : {}),
      ...(entry.receive_id ? { receive_id: entry.receive_id } : {}),
    });
    if (faults.use('drop_before_answer_next', asked)) return cut(c);
    return answer;
  });
}

function guard(platform: Platform, c: Context, key: string, options: RouteOptions): void {
  const { faults, limiter, tokens } = platform;
  const asked = c.req.path;
  if (faults.use('server_error_next', asked)) throw new Refusal(2200, 'Internal Error', 500);
  if (faults.use('rate_limit_next', asked)) throw tooOften(usualLimits[0]?.max ?? 50, 1000);
  if (!options.open) {
    if (faults.use('bad_token_next', asked)) throw new Refusal(99991663);
    if (!tokens.accepts(c.req.header('authorization'))) throw new Refusal(99991663);
  }
  const taken = limiter.take(`api:${key}`, options.limits ?? usualLimits);
  if (!taken.ok) throw tooOften(taken.limit.max, taken.resetMs);
}

function tooOften(limit: number, resetMs: number): Refusal {
  return new Refusal(99991400, undefined, 429, {
    'x-ogw-ratelimit-limit': String(limit),
    'x-ogw-ratelimit-reset': String(Math.max(1, Math.ceil(resetMs / 1000))),
  });
}

function callOf(c: Context, entry: { uuid: string | undefined; receive_id: string | undefined }): Call {
  return {
    c,
    param: (name) => c.req.param(name) ?? '',
    query: (name) => c.req.query(name),
    queries: (name) => c.req.queries(name) ?? [],
    async body(schema, code = 99992402) {
      const raw: unknown = await c.req.json().catch(() => {
        throw new Refusal(code, 'The request body is not JSON.');
      });
      const told = z
        .object({ uuid: z.string().optional(), receive_id: z.string().optional() })
        .safeParse(raw);
      entry.uuid = told.data?.uuid;
      entry.receive_id = told.data?.receive_id;
      const parsed = schema.safeParse(raw);
      if (parsed.success) return parsed.data;
      const issue = parsed.error.issues[0];
      throw new Refusal(
        code,
        `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'field validation failed'}`,
      );
    },
  };
}

function render(c: Context, reply: Reply): Response {
  if (reply.bytes) {
    return c.body(new Uint8Array(reply.bytes.body), 200, {
      'content-type': reply.bytes.type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(reply.bytes.name)}`,
    });
  }
  if (reply.top) return c.json({ code: 0, msg: 'ok', ...reply.top });
  return c.json({ code: 0, msg: 'success', data: reply.data ?? {} });
}

function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  return new Refusal(2200, `Internal Error: ${error instanceof Error ? error.message : 'unknown'}`, 500);
}

/** The work was done, the caller never hears of it. */
function cut(c: Context): Response {
  const env = c.env as { incoming?: { socket?: { destroy(): void } } } | undefined;
  env?.incoming?.socket?.destroy();
  return c.body(null, 504);
}

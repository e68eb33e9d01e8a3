import { Client, withTenantToken } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import { type Answer, classify, type PlatformFault } from './errors.ts';
import { createHttp } from './http.ts';
import { type Log, silentSdkLogger } from './log.ts';
import { platformOrigin } from './origin.ts';
import { createTokens, type Token } from './token.ts';

/** What an SDK call needs besides its payload: the token of this attempt. */
type Auth = ReturnType<typeof withTenantToken>;
type Ask = (sdk: Client, auth: Auth) => Promise<unknown>;

/**
 * One call of one interface.
 *
 * @param api the interface's name, as quota and log know it
 * @param ask makes the request; called a second time with a fresh token when the first was refused
 * @param shape the part of the answer's body we rely on
 */
export type Call = <T>(api: string, ask: Ask, shape: z.ZodType<T>) => Promise<Answer<T>>;

export type CallReport = { api: string; outcome: 'ok' | PlatformFault['kind']; ms: number };

export type CallOptions = {
  appId: string;
  appSecret: string;
  domain: string;
  log: Log;
  /** Real time, not the campaign's. */
  now?: () => Date;
  timeoutMs?: number;
  /** Told of every call, for counters. */
  onCall?: (report: CallReport) => void;
};

/** Codes that mean "another token, please", with whatever HTTP status they come. */
const tokenRefused = new Set<number | string>([99991661, 99991663, 99991664]);

const outcomeCode = z.object({ code: z.number() });

/** Calls of the platform that never throw: an answer of the promised shape, or a classified fault. */
export function createCall(options: CallOptions): Call {
  const { appId, appSecret, log, now = () => new Date(), onCall = () => {} } = options;
  const origin = platformOrigin(options.domain);
  const http = createHttp(origin, options.timeoutMs);
  const tokens = createTokens({ http, origin, appId, appSecret, now });
  // The SDK's own token would win over ours unless its cache is off.
  const sdk = new Client({
    appId,
    appSecret,
    domain: origin,
    httpInstance: http,
    disableTokenCache: true,
    logger: silentSdkLogger,
  });

  async function attempt<T>(ask: Ask, shape: z.ZodType<T>): Promise<Answer<T> & { token?: Token }> {
    let token: Token | undefined;
    try {
      token = await tokens.get();
      const body = await ask(sdk, withTenantToken(token.text));
      return { ...judged(body, shape), token };
    } catch (error) {
      return { ok: false, fault: classify(error), ...(token === undefined ? {} : { token }) };
    }
  }

  return async (api, ask, shape) => {
    const startedAt = performance.now();
    let answer = await attempt(ask, shape);
    if (!answer.ok && answer.token !== undefined && tokenRefused.has(answer.fault.code)) {
      tokens.drop(answer.token);
      answer = await attempt(ask, shape);
    }
    const ms = Math.round(performance.now() - startedAt);
    onCall({ api, outcome: answer.ok ? 'ok' : answer.fault.kind, ms });
    if (answer.ok) return { ok: true, value: answer.value };
    const { kind, code, advice } = answer.fault;
    log.warn({ api, kind, code, advice, ms }, 'the platform refused a call');
    return { ok: false, fault: answer.fault };
  };
}

function judged<T>(body: unknown, shape: z.ZodType<T>): Answer<T> {
  if (body === null || body === undefined) return { ok: false, fault: classify(body) };
  const outcome = outcomeCode.safeParse(body);
  if (outcome.success && outcome.data.code !== 0) return { ok: false, fault: classify(body) };
  const read = shape.safeParse(body);
  return read.success ? { ok: true, value: read.data } : { ok: false, fault: misshapen(read.error) };
}

function misshapen(error: z.ZodError): PlatformFault {
  const where = error.issues[0]?.path.join('.') ?? '';
  return {
    kind: 'give-up',
    code: 'unexpected-answer',
    advice: 'The platform answered in a form we do not know; a newer version may be needed.',
    message: `unexpected answer at "${where}"`,
    answered: true,
  };
}

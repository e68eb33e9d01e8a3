import { isAxiosError } from 'axios';
import { z } from 'zod';

/**
 * What to do about an error of the platform:
 * - `retry-now`: it may never have arrived; the same call with the same `uuid` is safe at once
 * - `retry-later`: wait `retryAfterMs`, or a growing pause when it is absent
 * - `refresh-token`: the token was refused although it was renewed and tried again: wait, look at the app
 * - `give-up`: the same call will be refused again; `advice` says what a human can do
 */
type FaultKind = 'retry-now' | 'retry-later' | 'refresh-token' | 'give-up';

export type PlatformFault = {
  kind: FaultKind;
  /** The platform's code, an HTTP status as `http-503`, or a word of ours: `timeout`, `unreachable` … */
  code: number | string;
  advice: string;
  /** From the answer's `x-ogw-ratelimit-reset` or `retry-after`, or the pause known for this code. */
  retryAfterMs?: number;
  /** The platform's own words, for the log and the operator. Holds no content of ours. */
  message: string;
  /** False when no answer came, or an error of the platform's own (5xx): it may have been done all the same. */
  answered: boolean;
};

export type Answer<T> = { ok: true; value: T } | { ok: false; fault: PlatformFault };

type Entry = { kind: FaultKind; advice: string; doc: string; pauseMs?: number };

const generic = 'https://open.feishu.cn/document/server-docs/api-call-guide/generic-error-code';
const rates = 'https://open.feishu.cn/document/server-docs/api-call-guide/frequency-control';
const send = 'https://open.feishu.cn/document/server-docs/im-v1/message/create';
const patch = 'https://open.feishu.cn/document/server-docs/im-v1/message-card/patch';
const batch = 'https://open.feishu.cn/document/server-docs/im-v1/batch_message/send-messages-in-batches';
const urgent = 'https://open.feishu.cn/document/server-docs/im-v1/buzz-messages/urgent_app';
const delayed = 'https://open.feishu.cn/document/server-docs/im-v1/message-card/delay-update-message-card';
const token =
  'https://open.feishu.cn/document/server-docs/authentication-management/access-token/tenant_access_token_internal';
const drive = 'https://open.feishu.cn/document/server-docs/docs/drive-v1/media/introduction';
const docx = 'https://open.feishu.cn/document/server-docs/docs/docs/docx-v1/document/raw_content';
const wiki = 'https://open.feishu.cn/document/server-docs/docs/wiki-v2/space-node/get_node';
const login = 'https://open.feishu.cn/document/authentication-management/access-token/get-user-access-token';
const slash =
  'https://open.feishu.cn/document/mcp_open_tools/agent-best-practices/agent-supports-slash-commands';

const giveUp = (doc: string, advice: string): Entry => ({ kind: 'give-up', advice, doc });
const later = (doc: string, advice: string, pauseMs?: number): Entry => ({
  kind: 'retry-later',
  advice,
  doc,
  ...(pauseMs === undefined ? {} : { pauseMs }),
});

/**
 * The one table of the platform's codes, each with the page it stands on (general list:
 * https://open.feishu.cn/document/server-docs/api-call-guide/generic-error-code).
 * A code that is missing here is decided by its HTTP status.
 */
export const faultTable: Readonly<Record<number, Entry>> = {
  1500: later(generic, 'The platform had an internal error.'),
  10003: giveUp(token, 'Check LARK_APP_ID: the platform does not know it.'),
  10014: giveUp(token, 'Check LARK_APP_SECRET: it does not belong to this app.'),
  99991400: later(rates, 'Too many requests for this interface.', 1_000),
  99991661: { kind: 'refresh-token', advice: 'The call carried no token.', doc: generic },
  99991663: { kind: 'refresh-token', advice: 'The tenant token was refused.', doc: generic },
  99991664: { kind: 'refresh-token', advice: 'The app token was refused.', doc: generic },
  99991672: giveUp(
    generic,
    'A permission is missing: add it in the developer console and release a version.',
  ),
  99991679: giveUp(generic, 'A permission of the user is missing: add it in the developer console.'),

  20002: giveUp(login, 'Check LARK_APP_SECRET: it does not belong to this app.'),
  20003: giveUp(login, 'The login code is unknown: log in again.'),
  20004: giveUp(login, 'The login code expired after five minutes: log in again.'),
  20008: giveUp(login, 'This person is not in the organisation any more.'),
  20010: giveUp(login, 'This person is outside the range the app is available to.'),
  20024: giveUp(login, 'The login code belongs to another app.'),
  20049: giveUp(login, 'The login was begun in another browser: log in again.'),
  20050: later(login, 'The platform had an internal error.'),
  20065: giveUp(login, 'The login code was used already: log in again.'),
  20066: giveUp(login, 'This person’s account is not active.'),
  20069: giveUp(login, 'The app is not enabled: release a version.'),
  20071: giveUp(login, 'The address after the login is another one than at its begin: check PUBLIC_URL.'),
  20072: later(login, 'The platform is not available at the moment.'),

  230001: giveUp(send, 'A parameter is wrong.'),
  230002: giveUp(send, 'The bot is not in this group: add it again.'),
  230006: giveUp(send, 'The bot ability is not switched on for this app.'),
  230011: giveUp(patch, 'The message was recalled.'),
  230013: giveUp(send, 'This person is outside the range the app is available to.'),
  230017: giveUp(send, 'The file or picture belongs to another app.'),
  230018: giveUp(send, 'The group settings forbid it (for example mentioning everybody).'),
  230019: giveUp(send, 'The topic is gone.'),
  230020: later(
    rates,
    'Too many messages to this chat or person, or too many updates of this message.',
    1_000,
  ),
  230022: giveUp(send, 'The platform refused the words as sensitive.'),
  230023: giveUp(urgent, 'This person has too many unread urgent messages.'),
  230024: giveUp(urgent, 'The quota of urgent messages is used up.'),
  230025: giveUp(send, 'The message is too large: a card holds 30 KB, a text 150 KB.'),
  230027: giveUp(send, 'A permission is missing, or the group is external.'),
  230028: giveUp(send, 'The organisation’s data loss prevention refused the message.'),
  230029: giveUp(send, 'This person left the organisation.'),
  230031: giveUp(patch, 'The message is older than 14 days: send a new one.'),
  230034: giveUp(send, 'The receiver’s id is wrong.'),
  230035: giveUp(send, 'The bot may not speak in this group.'),
  230038: giveUp(send, 'Private messages to another organisation are not possible.'),
  230049: later(send, 'The same message is being sent at this moment.', 1_000),
  230053: giveUp(send, 'This person blocked the bot.'),
  230054: giveUp(send, 'This type of message is not allowed here.'),
  230055: giveUp(send, 'The file is of another type than the message says.'),
  230075: giveUp(send, 'The chat is encrypted.'),
  230099: giveUp(send, 'The card is not well formed.'),
  230110: giveUp(patch, 'The message was deleted.'),
  232009: giveUp(send, 'The group is dissolved.'),

  11232: later(rates, 'Too many messages.', 1_000),
  11233: later(rates, 'Too many messages.', 1_000),
  11235: giveUp(batch, 'The group settings forbid mentioning everybody.'),
  11247: later(batch, 'The day’s quota of batch messages is used up.', 3_600_000),

  10002: giveUp(delayed, 'The card is not well formed.'),
  11311: giveUp(delayed, 'The card is not well formed.'),
  200000: giveUp(delayed, 'The message was recalled.'),
  200310: giveUp(delayed, 'The card belongs to another app.'),
  300020: giveUp(delayed, 'The callback’s token is unknown.'),
  300030: giveUp(delayed, 'The callback’s token expired after 30 minutes.'),
  300040: giveUp(delayed, 'The callback’s token was used twice already.'),
  300090: giveUp(delayed, 'A card of its own for each viewer needs their open ids.'),

  131005: giveUp(wiki, 'The page of the wiki is not there.'),
  131006: giveUp(wiki, 'The app may not read this page of the wiki: share it with the bot.'),
  1770002: giveUp(docx, 'The document is not there.'),
  1770003: giveUp(docx, 'The document was deleted.'),
  1770032: giveUp(docx, 'The app may not read this document: share it with the bot.'),

  1061045: later(drive, 'The drive accepts one upload at a time.', 1_000),
  1062507: giveUp(drive, 'The folder holds too many documents.'),
  40000000: giveUp(slash, 'The command exists already, or a parameter is wrong.'),
};

/** An error the platform reported in a body that came with HTTP 200. */
const refusal = z.object({ code: z.number(), msg: z.string().default('') });

/**
 * Classifies whatever a call ended in: an HTTP error, a body whose code is not 0, the `null` that the SDK's
 * upload helpers make of a refusal, a network error. Pure and total.
 */
export function classify(error: unknown): PlatformFault {
  if (error === null || error === undefined) {
    return fault(
      'give-up',
      'no-result',
      'The platform refused an upload without a reason.',
      'empty answer',
      true,
    );
  }
  if (isAxiosError(error)) {
    if (!error.response) return unanswered(error.code ?? '', error.message);
    return refused(bodyOf(error.response.data), error.response.status, error.response.headers as Headers);
  }
  const body = refusal.safeParse(error);
  if (body.success) return refused(body.data, 200, {});
  return fault(
    'give-up',
    'unexpected',
    'An error of our own; see the log.',
    error instanceof Error ? error.message : '',
    true,
  );
}

type Headers = Record<string, unknown>;

function refused(raw: unknown, status: number, headers: Headers): PlatformFault {
  const body = refusal.safeParse(raw);
  const code = body.success ? body.data.code : `http-${status}`;
  const message = body.success ? body.data.msg : `HTTP ${status}`;
  const entry = typeof code === 'number' ? faultTable[code] : undefined;
  const { kind, advice, pauseMs } = entry ?? byStatus(status);
  const kindHere = status === 429 ? 'retry-later' : kind;
  const retryAfterMs = kindHere === 'retry-later' ? (pauseOf(headers) ?? pauseMs) : undefined;
  return fault(kindHere, code, advice, message, status < 500, retryAfterMs);
}

function byStatus(status: number): { kind: FaultKind; advice: string; pauseMs?: number } {
  if (status === 429) return { kind: 'retry-later', advice: 'Too many requests.', pauseMs: 1_000 };
  if (status >= 500) return { kind: 'retry-later', advice: 'The platform is not well at the moment.' };
  return {
    kind: 'give-up',
    advice: 'The platform refused the call; look its code up on the page of the interface.',
  };
}

const neverArrived = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
/** The request could not be built, or the answer was larger than we take. */
const ours = new Set(['ERR_BAD_REQUEST', 'ERR_INVALID_URL', 'ERR_BAD_OPTION', 'ERR_BAD_RESPONSE']);
const tooLate = new Set(['ECONNABORTED', 'ETIMEDOUT']);

function unanswered(code: string, message: string): PlatformFault {
  if (neverArrived.has(code)) {
    return fault(
      'retry-later',
      'unreachable',
      'The platform cannot be reached: check network and LARK_DOMAIN.',
      message,
      false,
    );
  }
  if (ours.has(code)) {
    return fault('give-up', code, 'The call could not be made, or its answer was too large.', message, false);
  }
  const word = tooLate.has(code) ? 'timeout' : 'no-answer';
  return fault('retry-now', word, 'No answer came; the call may have been done.', message, false);
}

function fault(
  kind: FaultKind,
  code: number | string,
  advice: string,
  message: string,
  answered: boolean,
  retryAfterMs?: number,
): PlatformFault {
  return { kind, code, advice, message, answered, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

/** Seconds in the header, milliseconds here (https://open.feishu.cn/document/server-docs/api-call-guide/frequency-control). */
function pauseOf(headers: Headers): number | undefined {
  for (const name of ['x-ogw-ratelimit-reset', 'retry-after']) {
    const seconds = Number(headers[name] ?? Number.NaN);
    if (Number.isFinite(seconds) && seconds >= 0) return Math.max(seconds * 1_000, 100);
  }
  return undefined;
}

/** A download's refusal arrives as bytes. */
function bodyOf(data: unknown): unknown {
  if (!(data instanceof ArrayBuffer) && !ArrayBuffer.isView(data)) return data;
  try {
    return JSON.parse(Buffer.from(data as ArrayBuffer).toString('utf8'));
  } catch {
    return null;
  }
}

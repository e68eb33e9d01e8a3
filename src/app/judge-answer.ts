import type { OutboxJob } from '../store/outbox.ts';
import type { Answer, Fault } from './platform.ts';

/** What becomes of a message after an answer of the platform. */
export type Verdict =
  | { becomes: 'sent'; messageId: string | null; unreachable: string[] }
  /** Again after `afterMs` real milliseconds; `surely` when it was certainly not sent. `pauseAll`: nobody may use the interface until then. */
  | { becomes: 'waiting'; afterMs: number; surely: boolean; pauseAll: boolean; reason: string }
  | { becomes: 'dropped'; reason: string; gone: string[] }
  /** The card to be refreshed can never be again. */
  | { becomes: 'card-is-gone' }
  /** The message to be answered is gone: say it without the reference. */
  | { becomes: 'plain' }
  | { becomes: 'unknown'; reason: string };

/** Refused for the whole interface, not for one chat. */
const rateOfInterface = new Set<number | string>([99991400, 11232, 11233, 11247, 'http-429']);
/** The operator can mend these; until then no message is at fault and none is lost. */
const appIsMisconfigured = new Set<number | string>([10003, 10014, 99991672, 230006]);
/** Recalled, deleted, topic gone. */
const messageIsGone = new Set<number | string>([230011, 230110, 230019]);
/** Recalled, deleted, older than 14 days. */
const cardIsGone = new Set<number | string>([230011, 230110, 230031]);
const personLeft = 230029;
const beingSent = 230049;

/** What may be asked again without being done twice, and is of no use any more after some hours. */
const repeatables = new Set<OutboxJob['do']>([
  'patch',
  'patch-message',
  'react',
  'calendar-event',
  'task',
  'task-update',
  'calendar-change',
  'calendar-cancel',
]);

const LONGEST_PAUSE_MS = 300_000;
/** A refresh or reaction that failed so often over some hours is of no use any more. */
const TRIES_OF_A_REFRESH = 50;

/** Decides by the answer alone; `attempts` counts this one. */
export function judgeAnswer(
  job: OutboxJob,
  answer: Answer<
    | { messageId?: string; batchId?: string; eventId?: string; guid?: string; invalidOpenIds?: string[] }
    | unknown
  >,
  attempts: number,
): Verdict {
  if (answer.ok) {
    const { messageId, batchId, eventId, guid, invalidOpenIds } = (answer.value ?? {}) as {
      messageId?: string;
      batchId?: string;
      eventId?: string;
      guid?: string;
      invalidOpenIds?: string[];
    };
    return {
      becomes: 'sent',
      messageId: messageId ?? batchId ?? eventId ?? guid ?? null,
      unreachable: invalidOpenIds ?? [],
    };
  }
  const { fault } = answer;
  const reason = `${fault.code}: ${fault.advice}`;
  if (appIsMisconfigured.has(fault.code)) return pause(LONGEST_PAUSE_MS, fault, reason);
  if (fault.kind === 'give-up') return givenUp(job, fault, reason);
  if (job.do === 'batch-card' && !surelyNotSent(fault)) return { becomes: 'unknown', reason };
  const repeatable = repeatables.has(job.do);
  if (repeatable && attempts >= TRIES_OF_A_REFRESH) return { becomes: 'dropped', reason, gone: [] };
  const growing = Math.min(
    LONGEST_PAUSE_MS,
    (fault.kind === 'retry-now' ? 250 : 1_000) * 2 ** (attempts - 1),
  );
  return pause(fault.retryAfterMs ?? growing, fault, reason);
}

const pause = (afterMs: number, fault: Fault, reason: string): Verdict => ({
  becomes: 'waiting',
  afterMs,
  surely: surelyNotSent(fault),
  pauseAll: rateOfInterface.has(fault.code),
  reason,
});

function givenUp(job: OutboxJob, fault: Fault, reason: string): Verdict {
  const { code } = fault;
  if (job.do === 'reply-card' && messageIsGone.has(code)) return { becomes: 'plain' };
  if ((job.do === 'patch' || job.do === 'patch-message') && cardIsGone.has(code))
    return { becomes: 'card-is-gone' };
  if (code === 'unexpected-answer') return { becomes: 'unknown', reason };
  const gone = code === personLeft && 'to' in job && 'openId' in job.to ? [job.to.openId] : [];
  return { becomes: 'dropped', reason, gone };
}

/** An error of the platform's own (5xx) may come after the deed, and so may silence; a refusal with a reason not. */
function surelyNotSent({ answered, code }: Fault): boolean {
  if (code === 'unreachable') return true;
  if (code === beingSent || code === 1500 || /^http-5/.test(String(code))) return false;
  return answered;
}

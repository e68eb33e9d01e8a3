import { CARD_IS_GONE, type ClaimedMessage, claimOutbox, recoverOutbox } from '../store/outbox.ts';
import { markDropped, markHeldBack, markRetry, markSent, markUnknown } from '../store/outbox-mark.ts';
import { nextOutboxAt, waitingMessages } from '../store/outbox-view.ts';
import type { Db } from '../store/schema.ts';
import { judgeAnswer, type Verdict } from './judge-answer.ts';
import type { Platform, Quota } from './platform.ts';
import { routeOf } from './route-message.ts';

export interface CourierPorts {
  db: Db;
  platform: Platform;
  quota: Quota;
  /** Campaign milliseconds per real one: pauses are real, `not_before` is the campaign's. */
  speed: number;
  /** Waits real milliseconds, or less when the courier is to stop. */
  pause(ms: number): Promise<void>;
  /** Aborted when the courier is to stop: nothing new is begun. */
  stopping: AbortSignal;
  /** Hears of errors of our own, never of content. */
  onError(error: unknown, key: string): void;
}

export interface Delivered {
  sent: number;
  dropped: number;
  unknown: number;
  /** Put back, to be tried again. */
  putBack: number;
  /** Waiting in all, later ones included. */
  waiting: number;
  /** The earliest instant after now at which something may go. */
  nextAt: Date | null;
  /** People who left the organisation: never to be written to again. */
  gone: string[];
  /** Receivers of a batch whom the platform did not know or may not reach. */
  unreachable: string[];
}

const ROWS_A_ROUND = 50;
/** Calls under way at once: at 0.2 s each this fills the platform's 50 a second. */
const LANES = 10;
/** Longest real wait for room in the quota before a message is put back and others get their turn. */
const PATIENCE_MS = 1_200;

/**
 * One round of the courier: takes what may go now, sends it within the platform's limits, notes each fate.
 * Messages to one person or chat go one after the other. Everything noted is fenced: a courier that was replaced
 * while it slept changes nothing.
 */
export async function deliverOnce(ports: CourierPorts, fence: number, now: Date): Promise<Delivered> {
  const recovered = await recoverOutbox(ports.db, fence);
  const claimed = await claimOutbox(ports.db, { limit: ROWS_A_ROUND, fence, now });
  const round: Round = {
    sent: 0,
    dropped: 0,
    unknown: recovered.unknown,
    putBack: 0,
    gone: [],
    unreachable: [],
  };
  const queues = byTarget(claimed);
  const lane = async () => {
    for (let queue = queues.shift(); queue; queue = queues.shift())
      await deliverInOrder(ports, queue, now, round);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return { ...round, waiting: await waitingMessages(ports.db), nextAt: await nextOutboxAt(ports.db, now) };
}

type Round = Omit<Delivered, 'waiting' | 'nextAt'>;

function byTarget(messages: ClaimedMessage[]): ClaimedMessage[][] {
  const queues = new Map<string, ClaimedMessage[]>();
  for (const message of messages) {
    const target = routeOf(message).target ?? message.id;
    queues.set(target, [...(queues.get(target) ?? []), message]);
  }
  return [...queues.values()];
}

/** Once a message is put back, those after it to the same receiver are too, so that they cannot overtake it. */
async function deliverInOrder(
  ports: CourierPorts,
  queue: ClaimedMessage[],
  now: Date,
  round: Round,
): Promise<void> {
  let blocked = false;
  for (const message of queue) {
    try {
      if (blocked || ports.stopping.aborted) await putBack(ports, message, now, round);
      else blocked = !(await deliver(ports, message, now, round));
    } catch (error) {
      // Left in 'sending': the next round takes it again under the same uuid.
      ports.onError(error, message.key);
      blocked = true;
    }
  }
}

/** False when the message was put back. */
async function deliver(
  ports: CourierPorts,
  message: ClaimedMessage,
  now: Date,
  round: Round,
): Promise<boolean> {
  const route = routeOf(message);
  if ('impossible' in route) {
    if (await markDropped(ports.db, message, route.impossible)) round.dropped += 1;
    return true;
  }
  const delay = await roomInQuota(ports, route);
  if (delay > 0) {
    await putBack(ports, message, later(ports, now, delay), round);
    return false;
  }
  const verdict = judgeAnswer(message.job, await route.call(ports.platform), message.attempts);
  if (verdict.becomes !== 'plain') return note(ports, message, route.api, verdict, now, round);
  const plain = { ...message, job: { ...message.job, do: 'card' } as ClaimedMessage['job'] };
  return deliver(ports, plain, now, round);
}

async function note(
  { db, ...ports }: CourierPorts,
  message: ClaimedMessage,
  api: string,
  verdict: Exclude<Verdict, { becomes: 'plain' }>,
  now: Date,
  round: Round,
): Promise<boolean> {
  switch (verdict.becomes) {
    case 'sent':
      round.unreachable.push(...verdict.unreachable);
      if (await markSent(db, message, verdict.messageId, now)) round.sent += 1;
      return true;
    case 'waiting': {
      const { afterMs, surely, reason } = verdict;
      if (verdict.pauseAll) ports.quota.penalise(api, afterMs);
      if (await markRetry(db, message, { notBefore: later(ports, now, afterMs), reason, surely }))
        round.putBack += 1;
      return false;
    }
    case 'unknown':
      if (await markUnknown(db, message, verdict.reason)) round.unknown += 1;
      return true;
    case 'card-is-gone':
      if (await markDropped(db, message, CARD_IS_GONE)) round.dropped += 1;
      return true;
    case 'dropped':
      round.gone.push(...verdict.gone);
      if (await markDropped(db, message, verdict.reason)) round.dropped += 1;
      return true;
  }
}

async function putBack(
  ports: CourierPorts,
  message: ClaimedMessage,
  until: Date,
  round: Round,
): Promise<void> {
  if (await markHeldBack(ports.db, message, until)) round.putBack += 1;
}

/** Waits its turn for a while; milliseconds still missing afterwards, 0 when the call is counted and may go. */
async function roomInQuota(ports: CourierPorts, call: { api: string; target?: string }): Promise<number> {
  let waited = 0;
  for (;;) {
    const delay = ports.quota.delayFor(call);
    if (delay === 0) return 0;
    if (waited + delay > PATIENCE_MS || ports.stopping.aborted) return delay;
    await ports.pause(delay);
    waited += delay;
  }
}

const later = ({ speed }: { speed: number }, now: Date, realMs: number) =>
  new Date(now.getTime() + Math.round(realMs * speed));

import { setTimeout as pause } from 'node:timers/promises';
import type { Receiver } from '../../handlers/receive.ts';
import type { Messenger } from '../messenger/client.ts';
import { normalize } from '../messenger/normalize/index.ts';
import type { Metrics } from '../web/metrics.ts';
import type { Log } from './log.ts';

const firstPauseMs = 500;
const longestPauseMs = 30_000;

/**
 * The one door by which events come in, whatever the transport. It opens once the bot knows its own open id, by
 * which its mention is told from others; until then the platform is asked to push again.
 */
export function createDoor(of: { receiver: Receiver; messenger: Messenger; metrics: Metrics; log: Log }) {
  const { receiver, messenger, metrics, log } = of;
  let self: string | null = null;
  return {
    async take(raw: unknown): Promise<unknown> {
      if (self === null) throw new Error('the bot does not know itself yet');
      const event = normalize(raw, self);
      if (!event) return {};
      metrics.eventReceived(event.kind);
      return receiver.receive(event);
    },
    /** Asks the platform who the bot is; when it does not answer, goes on asking in the background. */
    async open(): Promise<void> {
      for (let waitMs = firstPauseMs; self === null; waitMs = Math.min(waitMs * 2, longestPauseMs)) {
        const answer = await messenger.botInfo();
        if (answer.ok) self = answer.value.openId;
        else {
          log.error({ advice: answer.fault.advice }, 'the platform does not say who the bot is');
          await pause(waitMs);
        }
      }
    },
    async check(): Promise<void> {
      if (self === null) throw new Error('the platform has not answered yet');
    },
  };
}

import { concernsUs } from '../src/app/concerns-us.ts';
import { createForgetfulSet } from '../src/app/forgetful-set.ts';
import type { App } from '../src/app/ports.ts';
import { finishEvent, noteEvent, noteFailure } from '../src/app/receive-events.ts';
import type { InboundEvent } from '../src/messenger/inbound.ts';
import { isAnonymous, submittedForm } from './anonymous.ts';
import { failedAnswer, handleEvent } from './index.ts';

export interface Receiver {
  /**
   * Takes an event from either transport. A card press is handled before the answer (3 s at most); everything
   * else is noted first and handled after the acknowledgement, in order within a chat. What people say to each other
   * in a group is not noted at all.
   * @returns the body of the callback's answer
   */
  receive(event: InboundEvent): Promise<object>;
  /** Handles an event that was noted earlier and not finished: after a crash, or after a failure. */
  handleAgain(event: InboundEvent): Promise<void>;
  /** Closes an event that cannot be handled again: a press whose process died. */
  giveUp(eventId: string): Promise<void>;
  /** Resolves when everything received so far is handled. */
  settled(): Promise<void>;
}

/** How many anonymous messages are remembered, in memory only, against a second push. */
const remembered = 2000;

export function createReceiver(ports: {
  app: App;
  now: () => Date;
  /** Gets what went wrong; never called with anything of an anonymous matter but its outcome. */
  onFailure: (error: unknown, what: { kind: string; anonymous: boolean }) => void;
}): Receiver {
  const { app, now } = ports;
  const inOrder = createLanes();
  const isNew = createForgetfulSet(remembered);
  const spentForms = createForgetfulSet(remembered);

  const run = async (event: InboundEvent): Promise<object> => {
    try {
      const answer = await handleEvent({ app, now: now() }, event);
      await finishEvent(app, event.eventId, now());
      return answer;
    } catch (error) {
      ports.onFailure(error, { kind: event.kind, anonymous: false });
      await noteFailure(app, event.eventId, error, now());
      return failedAnswer();
    }
  };

  const runUnrecorded = async (event: InboundEvent): Promise<object> => {
    try {
      return await handleEvent({ app, now: now() }, event);
    } catch (error) {
      ports.onFailure(error, { kind: event.kind, anonymous: true });
      return failedAnswer();
    }
  };

  /**
   * An anonymous form serves once: a second tap would store the words twice and put another receipt in the place of
   * the one that nobody has read yet. A refused form may be mended and sent again.
   */
  const runOnce = async (event: InboundEvent): Promise<object> => {
    const form = submittedForm(event);
    if (form === undefined) return runUnrecorded(event);
    if (!spentForms(form)) return {};
    const answer = await runUnrecorded(event);
    if (!('card' in answer)) spentForms.forget(form);
    return answer;
  };

  return {
    async receive(event) {
      if (isAnonymous(event)) {
        const key = event.kind === 'message' ? event.messageId : event.eventId;
        if (!isNew(key)) return {};
        if (event.kind === 'card-action') return runOnce(event);
        inOrder(event.kind, () => runUnrecorded(event));
        return {};
      }
      if (event.kind === 'message' && !(await concernsUs(app, event))) return {};
      if ((await noteEvent(app, event, now())) === 'seen') return {};
      if (event.kind === 'card-action') return run(event);
      inOrder('chatId' in event ? event.chatId : event.kind, () => run(event));
      return {};
    },
    async handleAgain(event) {
      await run(event);
    },
    async giveUp(eventId) {
      await finishEvent(app, eventId, now());
    },
    settled: inOrder.settled,
  };
}

/** One line of work a chat: messages of one chat are handled in the order in which they came. */
function createLanes() {
  const lanes = new Map<string, Promise<unknown>>();
  const enter = (lane: string, task: () => Promise<unknown>) => {
    const turn = (lanes.get(lane) ?? Promise.resolve()).then(task);
    lanes.set(lane, turn);
    void turn.finally(() => {
      if (lanes.get(lane) === turn) lanes.delete(lane);
    });
  };
  return Object.assign(enter, {
    settled: async () => {
      while (lanes.size > 0) await Promise.all(lanes.values());
    },
  });
}

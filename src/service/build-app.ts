import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createBoxLimit, createFormLimit } from '../app/box-limit.ts';
import { createGreetings } from '../app/greetings.ts';
import type { App, Queued, Wake } from '../app/ports.ts';
import { createSurveyMarks } from '../app/survey-marks.ts';
import type { Config } from '../config/config.ts';
import { STATUTORY } from '../domain/workday.ts';
import type { Messenger } from '../messenger/client.ts';
import type { Store } from './open-store.ts';
import { loginBy, type Pages } from './pages.ts';
import { readDocuments } from './read-documents.ts';

/** Tries of a card that is sent past the outbox, within the patience of somebody who pressed a button. */
const directTries = 3;
const directPauseMs = 400;

/** So many words a person and day that nobody honest meets the limit, and nobody floods the box. */
const opinionsADay = 10;
/** So many receipt codes a person and day: enough to mistype, far too few to find one of 10^16. */
const receiptsADay = 30;

/** The use cases' ports over a real store and, when there is one, a real messenger. */
export function buildApp(
  config: Config,
  store: Store,
  outside: { messenger: Messenger | null; wake: Wake; pages?: Pages; queued?: Queued },
): App {
  const { messenger, wake, pages, queued } = outside;
  const notConnected = { ok: false as const, advice: null };
  return {
    db: store.db,
    timeZone: config.timeZone,
    workdays: STATUTORY,
    officers: new Set(config.officers),
    seal: store.seal,
    directory: {
      async findPeople(by) {
        if (!messenger) return notConnected;
        const answer = await messenger.findPeople(by);
        return answer.ok ? answer : { ok: false, advice: answer.fault.advice };
      },
      async members(chatId) {
        if (!messenger) return notConnected;
        const answer = await messenger.listMembers(chatId);
        return answer.ok
          ? { ok: true, value: answer.value.map((member) => member.openId) }
          : { ok: false, advice: answer.fault.advice };
      },
      async taskCompletedAt(guid) {
        if (!messenger) return notConnected;
        const answer = await messenger.taskCompletedAt(guid);
        return answer.ok ? answer : { ok: false, advice: answer.fault.advice };
      },
    },
    documents: readDocuments(messenger),
    async sendUnrecorded(openId, card) {
      const uuid = randomUUID();
      for (let tries = 1; messenger && tries <= directTries; tries += 1) {
        const answer = await messenger.sendCard({ to: { openId }, card: { ...card }, uuid });
        if (answer.ok) return true;
        if (answer.fault.kind === 'give-up') return false;
        await pause(Math.min(answer.fault.retryAfterMs ?? directPauseMs, 1_000));
      }
      return false;
    },
    mayStillSpeak: createBoxLimit(opinionsADay),
    mayTryReceipt: createBoxLimit(receiptsADay),
    greetings: createGreetings(),
    marks: createSurveyMarks(),
    formLimit: createFormLimit(),
    wake,
    queued: queued ?? null,
    login: messenger && pages ? loginBy(messenger, pages) : null,
    pages: pages?.link ?? null,
  };
}

/** For commands that run beside a service or without one: its sweep finds the rows within a minute. */
export const wakeNobody: Wake = { courier: () => {}, due: () => {} };

import { done, type Refusal } from '../domain/refusal.ts';
import type { CheckInPhrase, UnclearReason } from '../say/check-in.ts';
import { keyOfMessage } from '../store/outbox-view.ts';
import { unitByChat } from '../store/roster.ts';
import { correctOwnHours, recordOwnStudy } from './own-study.ts';
import type { App } from './ports.ts';
import { checkIn, newestOpenSession, undoCheckIn } from './sessions.ts';
import { whoIs } from './who.ts';

/** What came of words: taken (answered by a reaction), not for us, or a private hint is due. */
export type WordsOutcome =
  | { kind: 'taken'; emoji: string }
  | { kind: 'ignored' }
  | { kind: 'hint'; hint: { refusal: Refusal } | { heard: string; unclear: UnclearReason } };

const taken: WordsOutcome = { kind: 'taken', emoji: 'DONE' };

/**
 * Acts on a check-in said in plain words. "签到" means the session whose card is answered, else the unit's
 * newest open one. Hours said in answer to an open session's card are a check-in; anywhere else own study.
 */
export async function checkInByWords(
  app: App,
  said: {
    openId: string;
    phrase: CheckInPhrase;
    heard: string;
    chatId: string | null;
    parentId: string | null;
    addressed: boolean;
    cause: string;
  },
  now: Date,
): Promise<WordsOutcome> {
  const { openId, phrase } = said;
  const parentKey = said.parentId === null ? null : await keyOfMessage(app.db, said.parentId);
  if (!said.addressed && parentKey === null) return { kind: 'ignored' };
  const answered = parentKey?.startsWith('session:') ? parentKey.slice('session:'.length) : null;

  switch (phrase.kind) {
    case 'unclear':
      return { kind: 'hint', hint: { heard: said.heard, unclear: phrase.reason } };
    case 'present':
      return settle(await present(app, said, answered, null, now));
    case 'study':
      if (answered !== null) return settle(await present(app, said, answered, phrase.hours, now));
      return settle(
        await recordOwnStudy(
          app,
          { openId, hours: phrase.hours, topic: phrase.topic ?? null, on: null, cause: said.cause },
          now,
        ),
      );
    case 'correct': {
      if ('present' in phrase) {
        const session = answered ?? (await sessionHere(app, said, now));
        return settle(
          session === null ? noSession : await undoCheckIn(app, { openId, sessionId: session }, now),
        );
      }
      const hours = phrase.hours === 0 ? null : phrase.hours;
      return settle(await correctOwnHours(app, { openId, recordId: null, hours }, now));
    }
  }
}

const noSession = { ok: false, refusal: { why: 'no-session-today' } } as const;

async function present(
  app: App,
  said: { openId: string; chatId: string | null },
  answered: string | null,
  claimed: number | null,
  now: Date,
) {
  const session = answered ?? (await sessionHere(app, said, now));
  if (session === null) return noSession;
  const outcome = await checkIn(app, { openId: said.openId, sessionId: session, claimed }, now);
  return outcome.ok ? done(null) : outcome;
}

async function sessionHere(
  app: App,
  said: { openId: string; chatId: string | null },
  now: Date,
): Promise<string | null> {
  const bound = said.chatId === null ? undefined : await unitByChat(app.db, said.chatId);
  const unitId = bound?.id ?? (await whoIs(app, said.openId, now))?.unit.id;
  return unitId ? newestOpenSession(app.db, unitId) : null;
}

const settle = (outcome: { ok: true } | { ok: false; refusal: Refusal }): WordsOutcome =>
  outcome.ok ? taken : { kind: 'hint', hint: { refusal: outcome.refusal } };

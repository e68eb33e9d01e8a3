import { randomInt, randomUUID } from 'node:crypto';
import { opinionForm } from '../cards/actions.ts';
import { boxCard } from '../cards/box.ts';
import type { OpinionFormView } from '../cards/opinion-form.ts';
import type { OpinionView } from '../cards/opinions.ts';
import type { FollowUpView } from '../cards/receipt.ts';
import { addMonths, localDateOf } from '../domain/local-date.ts';
import { type Area, type Channel, kindOfTarget, type Target } from '../domain/opinions.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { appendAudit } from '../store/audit.ts';
import { feedbackTo } from '../store/opinion-feedback.ts';
import {
  additionsTo,
  addReply,
  opinionById,
  opinionByReceipt,
  pourOpinion,
  releasedOpinions,
  repliesTo,
  type StoredOpinion,
} from '../store/opinions.ts';
import { peopleByIds, unitById } from '../store/roster.ts';
import { idFrom } from './identity.ts';
import { openRoundFor } from './opinion-rounds.ts';
import { isOffered, targetNames, targetOptions } from './opinion-targets.ts';
import type { App } from './ports.ts';
import { authorise, type Who, whoIs } from './who.ts';

/** How long a receipt opens its answer; the words themselves follow their own retention. */
const receiptMonths = 12;

/**
 * Stores what somebody said. Who said it ends here: the open id is used to see that the person belongs to the
 * organisation and is then forgotten. Nothing else is written in or beside this transaction (section 7).
 * @returns the receipt code, shown once and stored only as a keyed hash
 */
export async function submitOpinion(
  app: App,
  asked: {
    openId: string;
    unitId: string;
    words: string;
    area: Area;
    target: Target;
    /** The round whose form this is; null for the box. */
    roundId: string | null;
  },
  now: Date,
): Promise<Outcome<{ code: string; until: string }>> {
  const who = await authorise(app, asked.openId, 'speak', null, now);
  if (!who.ok) return who;
  const day = localDateOf(now, app.timeZone);
  if (!app.mayStillSpeak(asked.openId, day)) return refused({ why: 'too-often' });
  const unit = await unitById(app.db, asked.unitId);
  if (!unit?.active) return refused({ why: 'gone' });
  const form = opinionForm.safeParse({ words: asked.words, area: asked.area, target: asked.target });
  if (!form.success)
    return refused(
      asked.words.trim() === '' ? { why: 'words-missing' } : { why: 'words-too-long', most: 1000 },
    );

  if (!(await isOffered(app.db, unit, form.data.target))) return refused({ why: 'gone' });
  const { roundId } = asked;
  if (roundId !== null) {
    const open = await openRoundFor(app, { openId: asked.openId, roundId }, now);
    if (!open.ok) return open;
    if (open.value.unit.id !== unit.id || open.value.round.target !== form.data.target)
      return refused({ why: 'gone' });
    if (!app.formLimit.take(asked.openId, roundId)) return refused({ why: 'form-returned' });
  }

  const code = newCode();
  const until = addMonths(day, receiptMonths);
  try {
    await pourOpinion(app.db, {
      id: randomUUID(),
      unit_id: unit.id,
      day,
      area: form.data.area,
      target: form.data.target,
      words_sealed: app.seal.close(form.data.words),
      channel: roundId === null ? 'box' : 'form',
      round_id: roundId,
      adds_to: null,
      receipt_hash: app.seal.hash(code),
      receipt_until: until,
    });
  } catch (error) {
    if (roundId !== null) app.formLimit.giveBack(asked.openId, roundId);
    throw error;
  }
  return done({ code, until });
}

/** An opinion as shown: the words as written, the day only. */
export interface ShownOpinion extends OpinionView {
  unitId: string;
  released: boolean;
}

/**
 * Opens an opinion by its receipt, for whoever holds the code. Nothing of the opening is kept; so many tries a person
 * and day, counted in memory, that no code is found by trying.
 */
export async function openReceipt(
  app: App,
  asked: { openId: string; code: string },
  now: Date,
): Promise<Outcome<ShownOpinion>> {
  if (!app.mayTryReceipt(asked.openId, localDateOf(now, app.timeZone))) return refused({ why: 'too-often' });
  return opinionOf(app, asked.code, now);
}

async function opinionOf(app: App, code: string, now: Date): Promise<Outcome<ShownOpinion>> {
  const opinion = await opinionByReceipt(app.db, app.seal.hash(code), localDateOf(now, app.timeZone));
  if (!opinion) return refused({ why: 'unknown-receipt' });
  const [shown] = await showOpinions(app, [opinion], { toAuthor: true });
  return done(shown as ShownOpinion);
}

/** The unknown author adds words to an opinion, by its receipt. */
export async function addToOpinion(
  app: App,
  asked: { openId: string; code: string; words: string },
  now: Date,
): Promise<Outcome<ShownOpinion>> {
  const opened = await openReceipt(app, asked, now);
  if (!opened.ok) return opened;
  if (asked.words.trim() === '') return refused({ why: 'words-missing' });
  const { id, unitId } = opened.value;
  const opinion = await opinionById(app.db, id);
  if (!opinion) return refused({ why: 'gone' });
  await pourOpinion(app.db, {
    id: randomUUID(),
    unit_id: unitId,
    day: localDateOf(now, app.timeZone),
    area: opinion.area,
    target: opinion.target,
    words_sealed: app.seal.close(asked.words),
    channel: opinion.channel,
    round_id: null,
    adds_to: id,
    receipt_hash: null,
    receipt_until: null,
  });
  return opinionOf(app, asked.code, now);
}

/** What the holder of the receipt sees of an opinion. */
export function followUpOf(opinion: ShownOpinion): FollowUpView {
  const answered = opinion.replies.some((reply) => reply.from === 'official');
  return { ...opinion, state: answered ? 'answered' : opinion.released ? 'released' : 'waiting' };
}

/** The form for the private chat of somebody of the organisation, over the given unit. */
export async function boxFormView(
  app: App,
  openId: string,
  unitId: string,
  now: Date,
): Promise<Outcome<OpinionFormView>> {
  const who = await authorise(app, openId, 'speak', null, now);
  if (!who.ok) return who;
  const unit = await unitById(app.db, unitId);
  if (!unit?.active) return refused({ why: 'gone' });
  return done({
    unit: { id: unit.id, name: unit.name },
    open: true,
    round: null,
    targets: await targetOptions(app.db, unit),
  });
}

/** The box's card for a group, posted by an official. */
export async function boxForGroup(
  app: App,
  openId: string,
  unitId: string,
  now: Date,
): Promise<Outcome<ReturnType<typeof boxCard>>> {
  const who = await authorise(app, openId, 'post-box', unitId, now);
  if (!who.ok) return who;
  const unit = await unitById(app.db, unitId);
  if (!unit) return refused({ why: 'gone' });
  return done(boxCard({ unit: { id: unit.id, name: unit.name }, until: null, open: true }));
}

/** Released opinions that an official may read: of the unit, byte for byte as written, in an order that means nothing. */
export async function readOpinions(
  app: App,
  asked: { openId: string; unitId: string },
  now: Date,
): Promise<Outcome<ShownOpinion[]>> {
  const who = await authorise(app, asked.openId, 'read-opinions', asked.unitId, now);
  if (!who.ok) return who;
  return done(await showOpinions(app, await releasedOpinions(app.db, [asked.unitId])));
}

/** Those in charge of the unit may answer, and whoever an opinion was handed to as what it is about (S11). */
async function mayAnswer(app: App, openId: string, opinion: StoredOpinion, now: Date): Promise<Outcome<Who>> {
  const official = await authorise(app, openId, 'answer-opinions', opinion.unit_id, now);
  if (official.ok) return official;
  const who = await whoIs(app, openId, now);
  const handed = who ? await feedbackTo(app.db, who.person.id) : [];
  return who && handed.some((row) => row.opinion_id === opinion.id) ? done(who) : official;
}

/** One released opinion, for whoever means to answer it. */
export async function readOpinion(
  app: App,
  asked: { openId: string; opinionId: string },
  now: Date,
): Promise<Outcome<ShownOpinion>> {
  const opinion = await opinionById(app.db, asked.opinionId);
  if (!opinion?.released_on) return refused({ why: 'gone' });
  const who = await mayAnswer(app, asked.openId, opinion, now);
  if (!who.ok) return who;
  const [shown] = await showOpinions(app, [opinion]);
  return done(shown as ShownOpinion);
}

/** An official, or whom it is about, answers a released opinion; the author reads it by the receipt and is never notified. */
export async function answerOpinion(
  app: App,
  asked: { openId: string; opinionId: string; words: string; cause: string },
  now: Date,
): Promise<Outcome<ShownOpinion>> {
  const opinion = await opinionById(app.db, asked.opinionId);
  if (!opinion?.released_on) return refused({ why: 'gone' });
  const who = await mayAnswer(app, asked.openId, opinion, now);
  if (!who.ok) return who;
  if (asked.words.trim() === '') return refused({ why: 'words-missing' });
  const id = idFrom(asked.cause);
  const before = (await repliesTo(app.db, [opinion.id])).find((one) => one.id === id);
  if (before && app.seal.open(before.words_sealed) !== asked.words)
    return refused({ why: 'changed-meanwhile' });
  await app.db.transaction().execute(async (tx) => {
    const added = await addReply(tx, {
      id,
      opinion_id: opinion.id,
      day: localDateOf(now, app.timeZone),
      words_sealed: app.seal.close(asked.words),
      author_id: who.value.person.id,
    });
    if (!added) return;
    await appendAudit(
      tx,
      {
        actor: who.value.person.id,
        act: 'answer-opinion',
        unitId: opinion.unit_id,
        detail: { opinion: opinion.id },
      },
      now,
    );
  });
  const [shown] = await showOpinions(app, [opinion]);
  return done(shown as ShownOpinion);
}

/** Opinions opened for a card or a paper, with what was answered to them. */
export async function showOpinions(
  app: App,
  opinions: StoredOpinion[],
  { toAuthor } = { toAuthor: false },
): Promise<ShownOpinion[]> {
  const ids = opinions.map((opinion) => opinion.id);
  const answers = await repliesTo(app.db, ids);
  const additions = (await additionsTo(app.db, ids)).filter(
    (addition) => toAuthor || addition.released_on !== null,
  );
  const names = new Map(
    (
      await peopleByIds(
        app.db,
        answers.map((answer) => answer.author_id),
      )
    ).map((one) => [one.id, one.name]),
  );
  const people = await targetNames(
    app.db,
    opinions.map((opinion) => opinion.target),
  );
  const said = (row: { day: string; words_sealed: Buffer }) => ({
    day: row.day,
    words: app.seal.open(row.words_sealed),
  });
  return opinions.map((opinion) => ({
    id: opinion.id,
    unitId: opinion.unit_id,
    area: opinion.area as Area,
    target: kindOfTarget(opinion.target),
    person: people.get(opinion.target) ?? null,
    channel: opinion.channel as Channel,
    ...said(opinion),
    replies: [
      ...additions
        .filter((addition) => addition.adds_to === opinion.id)
        .map((addition) => ({ from: 'author' as const, by: null, ...said(addition) })),
      ...answers
        .filter((answer) => answer.opinion_id === opinion.id)
        .map((answer) => ({
          from: 'official' as const,
          by: names.get(answer.author_id) ?? null,
          ...said(answer),
        })),
    ].sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0)),
    released: opinion.released_on !== null,
  }));
}

/** Sixteen digits, grouped by the card that shows them. */
const newCode = () => Array.from({ length: 16 }, () => randomInt(10)).join('');

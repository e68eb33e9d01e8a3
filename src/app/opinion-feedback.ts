import type { FeedbackView } from '../cards/opinion-feedback.ts';
import { feedbackToldCard } from '../cards/opinion-feedback.ts';
import { pagesOfOpinions } from '../cards/opinions.ts';
import { localDateOf } from '../domain/local-date.ts';
import { personOfTarget } from '../domain/opinions.ts';
import { afterQuiet } from '../domain/ping.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import {
  feedbackOf,
  feedbackTo,
  handOver,
  markRead,
  type StoredFeedback,
} from '../store/opinion-feedback.ts';
import { sortingsOf } from '../store/opinion-issues.ts';
import { opinionsByIds, releasedOpinions, type StoredOpinion } from '../store/opinions.ts';
import { listUnits, peopleByIds, type Unit } from '../store/roster.ts';
import type { Db, Tx } from '../store/schema.ts';
import { pingRules } from './arm-calendar.ts';
import { showOpinions } from './box.ts';
import { type CampaignNow, campaignNow } from './campaign-now.ts';
import { isReachable, peopleOfTarget } from './opinion-targets.ts';
import type { App } from './ports.ts';
import { settlePings } from './settle-pings.ts';
import { tellPeople } from './tell-people.ts';
import { whoIs } from './who.ts';

/**
 * Hands every released opinion to those it is about (S11; 001, part 3(2)4), with the work of the day: all of a morning
 * together, in the order of random ids. Where sorting found another target than the author had named, that one gets the
 * words too; a single member only once `atLeast` are about them, or the unit's window has closed. Who has read the words as
 * one target's has read them as the other's.
 */
export async function handOutFeedback(
  app: App,
  tx: Tx,
  of: { campaign: CampaignNow; atLeast: number; closedUnits: readonly string[] },
  now: Date,
): Promise<void> {
  const today = localDateOf(now, app.timeZone);
  const units = new Map((await listUnits(tx)).map((unit) => [unit.id, unit]));
  const fresh: StoredFeedback[] = [];
  const pending = await notHandedOut(tx, units, of);
  const before = new Map(
    (
      await feedbackOf(
        tx,
        pending.map(({ opinion }) => opinion.id),
      )
    ).map((row) => [`${row.opinion_id} ${row.person_id}`, row.read_on]),
  );
  for (const { opinion, target, unit } of pending) {
    for (const person of await peopleOfTarget(tx, unit, target))
      fresh.push({
        opinion_id: opinion.id,
        person_id: person.id,
        target,
        delivered_on: today,
        read_on: before.get(`${opinion.id} ${person.id}`) ?? null,
      });
  }
  const handed = (await handOver(tx, fresh)).filter(
    (row) => !before.has(`${row.opinion_id} ${row.person_id}`),
  );
  const counts = new Map<string, number>();
  for (const { person_id } of handed) counts.set(person_id, (counts.get(person_id) ?? 0) + 1);
  const notBefore = afterQuiet(now, pingRules(app, of.campaign));
  for (const person of await peopleByIds(tx, [...counts.keys()])) {
    const card = feedbackToldCard({ count: counts.get(person.id) ?? 0 });
    await tellPeople(tx, [person], { key: `feedback:${today}`, card, notBefore }, now);
  }
}

interface Pending {
  opinion: StoredOpinion;
  target: string;
  unit: Unit;
}

async function notHandedOut(
  tx: Db,
  units: ReadonlyMap<string, Unit>,
  of: { atLeast: number; closedUnits: readonly string[] },
): Promise<Pending[]> {
  const ids = [...units.keys()];
  const opinions = await releasedOpinions(tx, ids);
  const sorted = new Map((await sortingsOf(tx, ids)).map((one) => [one.opinion_id, one.target]));
  const concerning = new Map<string, number>();
  for (const one of opinions)
    for (const target of new Set([one.target, sorted.get(one.id) ?? one.target]))
      concerning.set(target, (concerning.get(target) ?? 0) + 1);
  const handed = await stillHanded(
    tx,
    opinions.map(({ id }) => id),
  );
  return opinions
    .flatMap((opinion) => {
      const unit = units.get(opinion.unit_id);
      const also = sorted.get(opinion.id);
      const ripe =
        also !== undefined &&
        also !== opinion.target &&
        (personOfTarget(also) === null ||
          (concerning.get(also) ?? 0) >= of.atLeast ||
          of.closedUnits.includes(opinion.unit_id));
      const targets = [opinion.target, ...(ripe ? [also] : [])];
      return unit ? targets.map((target) => ({ opinion, target, unit })) : [];
    })
    .filter(({ opinion, target }) => !handed.has(`${opinion.id} ${target}`));
}

/** What somebody has read, or can still read. */
async function stillHanded(tx: Db, opinionIds: readonly string[]): Promise<Set<string>> {
  const rows = await feedbackOf(tx, opinionIds);
  const people = await peopleByIds(tx, [...new Set(rows.map((row) => row.person_id))]);
  const reachable = new Set(people.filter(isReachable).map(({ id }) => id));
  return new Set(
    rows
      .filter((row) => row.read_on !== null || reachable.has(row.person_id))
      .map((row) => `${row.opinion_id} ${row.target}`),
  );
}

/** What was handed to one person, a page of originals at a time, the unread first. */
export async function feedbackView(
  app: App,
  asked: { openId: string; page: number },
  now: Date,
): Promise<Outcome<FeedbackView>> {
  const who = await whoIs(app, asked.openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  const rows = await feedbackTo(app.db, who.person.id);
  const ids = [...new Set(rows.map((row) => row.opinion_id))];
  const read = new Set(rows.filter((row) => row.read_on !== null).map((row) => row.opinion_id));
  const opinions = new Map(
    (await showOpinions(app, await opinionsByIds(app.db, ids))).map((one) => [one.id, one]),
  );
  const pages = pagesOfOpinions(
    ids.flatMap((id) => {
      const opinion = opinions.get(id);
      return opinion ? [{ ...opinion, read: read.has(id) }] : [];
    }),
  );
  const page = Math.min(pages.length, Math.max(1, asked.page));
  return done({
    opinions: pages[page - 1] ?? [],
    unread: ids.filter((id) => !read.has(id)).length,
    page,
    pages: pages.length,
  });
}

/** How many of the opinions handed to somebody they have not read. */
export async function unreadFeedback(db: Db, personId: string): Promise<{ all: number; unread: number }> {
  const rows = await feedbackTo(db, personId);
  const count = (some: readonly StoredFeedback[]) => new Set(some.map((row) => row.opinion_id)).size;
  return { all: count(rows), unread: count(rows.filter((row) => row.read_on === null)) };
}

/** Notes that somebody has read what was handed to them; what was not, stays unread. */
export async function readFeedback(
  app: App,
  asked: { openId: string; opinionIds: readonly string[] },
  now: Date,
): Promise<Outcome<null>> {
  const who = await whoIs(app, asked.openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  const mine = new Set((await feedbackTo(app.db, who.person.id)).map((row) => row.opinion_id));
  if (!asked.opinionIds.every((id) => mine.has(id))) return refused({ why: 'gone' });
  const day = localDateOf(now, app.timeZone);
  await markRead(app.db, { personId: who.person.id, opinionIds: asked.opinionIds, day });
  const campaign = await campaignNow(app.db);
  const units = new Set((await opinionsByIds(app.db, asked.opinionIds)).map((one) => one.unit_id));
  if (campaign) for (const unitId of units) await settlePings(app, campaign, unitId, now);
  return done(null);
}

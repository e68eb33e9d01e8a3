import type { TalkView } from '../cards/talk.ts';
import { talk as talkKind } from '../domain/kinds/talk.ts';
import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { mayFile } from '../domain/rights.ts';
import { type TalkKind, talkKinds } from '../domain/talk.ts';
import { fileRecord, type NewRecord, recordById, type StoredRecord } from '../store/records.ts';
import { type Person, peopleByIds, peopleCalled, personByOpenId, unitPath } from '../store/roster.ts';
import { talksOfPair, talksOfPerson } from '../store/talks.ts';
import { type CampaignNow, campaignNow } from './campaign-now.ts';
import { askOther, putInForce, waitingForMe } from './confirm.ts';
import { idFrom } from './identity.ts';
import { peopleAround } from './people-around.ts';
import type { App } from './ports.ts';
import { settlePings } from './settle-pings.ts';
import { type Who, whoIs } from './who.ts';

/** How the other of a talk is named: chosen in the form, mentioned, or by the name on the roster. */
export type Other = { id: string } | { openId: string; name: string } | { name: string };

export interface TalkOpened {
  person: string;
  state: 'asked' | 'confirmed' | 'already';
}

/**
 * Files a talk (S12): that is the word of the one who files; the other is asked in private. Two people talk once a day;
 * when both file the same talk, each has confirmed the other's.
 * @param kind null takes the one that follows from what the two are
 * @param on the day of the talk; null is today
 */
export async function openTalk(
  app: App,
  asked: { openId: string; other: Other; kind: TalkKind | null; on: string | null },
  now: Date,
): Promise<Outcome<TalkOpened>> {
  const ready = await mayTalk(app, asked.openId, now);
  if (!ready.ok) return ready;
  const { who, campaign } = ready.value;
  const found = await findOther(app, who, asked.other);
  if (!found.ok) return found;
  const other = found.value;
  if (other.id === who.person.id) return refused({ why: 'talk-alone' });
  const today = localDateOf(now, app.timeZone);
  const on = asked.on ?? today;
  if (on > today) return refused({ why: 'future-date', date: on });
  const fitting = talkKinds(who.person, other);
  const kind = asked.kind ?? fitting[0];
  if (kind === undefined || !fitting.includes(kind)) return refused({ why: 'talk-kind', person: other.name });
  const state = await app.db.transaction().execute(async (tx): Promise<TalkOpened['state']> => {
    const pair = [who.person.id, other.id].sort() as [string, string];
    const before = await talksOfPair(tx, { campaignId: campaign.id, pair, day: on });
    const id = idFrom(
      ['talk', campaign.id, on, ...pair, before.filter((one) => one.state === 'withdrawn').length].join(' '),
    );
    const record: NewRecord = {
      id,
      campaignId: campaign.id,
      kind: 'talk',
      unitId: who.unit.id,
      personId: who.person.id,
      parentId: null,
      payload: { with: other.id, kind, talk: id, askedOn: today },
      occurredOn: on,
      state: 'open',
      filedBy: who.person.id,
    };
    const filed = await fileRecord(tx, record, now);
    const stored = (await recordById(tx, id)) as StoredRecord;
    if (filed) {
      await askOther(app, tx, { campaign, record: stored, other }, now);
      return 'asked';
    }
    if (stored.state !== 'open') return 'already';
    if (stored.person_id === who.person.id) return 'asked';
    await putInForce(tx, { record: stored, other: who.person }, now);
    return 'confirmed';
  });
  if (state === 'confirmed')
    for (const unitId of new Set([who.unit.id, other.unit_id])) await settlePings(app, campaign, unitId, now);
  app.wake.courier();
  return done({ person: other.name, state });
}

/** The form, and how the person's talks stand: what waits for whom, what is confirmed, with whom there was none yet. */
export async function talkView(app: App, openId: string, now: Date): Promise<Outcome<TalkView>> {
  const ready = await mayTalk(app, openId, now);
  if (!ready.ok) return ready;
  const { who, campaign } = ready.value;
  const around = await peopleAround(app, who);
  const own = await talksOfPerson(app.db, campaign.id, who.person.id);
  const talkedWith = new Set(own.map(({ payload }) => String(payload.with)));
  const names = new Map(
    (await peopleByIds(app.db, [...talkedWith])).map((person) => [person.id, person.name]),
  );
  const row = (one: StoredRecord) => ({
    record: one.id,
    person: names.get(String(one.payload.with)) ?? '',
    on: one.occurred_on,
    kind: one.payload.kind as TalkKind,
  });
  const waiting = await waitingForMe(app.db, campaign.id, who.person.id);
  return done({
    people: around.map(({ id, name }) => ({ id, name })),
    today: localDateOf(now, app.timeZone),
    notYet: around
      .filter((person) => person.roles.includes('member') && !talkedWith.has(person.id))
      .map(({ name }) => name),
    waiting: waiting.filter((one) => one.kind === 'talk'),
    asked: own.filter((one) => one.state === 'open').map(row),
    held: own.filter((one) => one.state === 'filed').map(row),
  });
}

async function mayTalk(
  app: App,
  openId: string,
  now: Date,
): Promise<Outcome<{ who: Who; campaign: CampaignNow }>> {
  const who = await whoIs(app, openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  const path = await unitPath(app.db, who.unit.id);
  const allowed = mayFile(who.actor, talkKind.filedBy, path, who.standsUnder);
  if (!allowed.ok) return refused({ why: 'no-right', roles: allowed.roles });
  const campaign = await campaignNow(app.db);
  return campaign ? done({ who, campaign }) : refused({ why: 'no-campaign' });
}

/** Of several who bear a name, the one in the person's own unit is meant. */
async function findOther(app: App, who: Who, other: Other): Promise<Outcome<Person>> {
  if ('id' in other) {
    const [person] = await peopleByIds(app.db, [other.id]);
    return person?.active ? done(person) : refused({ why: 'gone' });
  }
  if ('openId' in other) {
    const person = await personByOpenId(app.db, other.openId);
    return person?.active ? done(person) : refused({ why: 'not-on-roster', person: shortened(other.name) });
  }
  const called = await peopleCalled(app.db, other.name);
  const near = called.filter((person) => person.unit_id === who.unit.id);
  const [person, second] = near.length > 0 ? near : called;
  if (!person) return refused({ why: 'not-on-roster', person: shortened(other.name) });
  return second ? refused({ why: 'namesakes', person: shortened(other.name) }) : done(person);
}

const shortened = (typed: string) => (typed.length > 20 ? `${typed.slice(0, 20)}…` : typed);

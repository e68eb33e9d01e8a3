import { type PublicationView, publicationCard, publicationWaitsCard } from '../cards/publication.ts';
import type { KindName } from '../domain/kind-names.ts';
import { kindOf } from '../domain/kinds/index.ts';

import type { Circle, Published as PublishedResult } from '../domain/kinds/published.ts';
import { localDateOf } from '../domain/local-date.ts';
import { afterQuiet } from '../domain/ping.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { enqueue } from '../store/outbox.ts';
import { countReading } from '../store/readings.ts';
import { recordById } from '../store/records.ts';
import {
  listUnits,
  type Person,
  peopleByIds,
  peopleOf,
  peopleWithRole,
  type Unit,
  unitByChat,
  unitPath,
  unitTree,
} from '../store/roster.ts';
import type { Db, Tx } from '../store/schema.ts';
import { pingRules } from './arm-calendar.ts';
import { campaignNow } from './campaign-now.ts';
import type { App } from './ports.ts';
import { firstResponsible, standingUnder } from './standing-under.ts';
import { tellCircle } from './tell-circle.ts';
import { tellPeople } from './tell-people.ts';
import { whoIs } from './who.ts';

/** A record as it is published, filed just now or approved later. */
interface Published {
  id: string;
  kind: string;
  payload: Readonly<Record<string, unknown>>;
}

/**
 * Publishes a record that has come into force, outside the quiet hours: in the unit's group, or in private to those it
 * is for; an announcement in every group of the tree under the office (S16, S20, S32, S34). Nobody learns who read it.
 */
export async function publish(
  app: App,
  tx: Tx,
  of: { record: Published; unit: Unit; author: Person },
  now: Date,
): Promise<void> {
  const { record, unit, author } = of;
  const campaign = await campaignNow(tx);
  const notBefore = campaign ? afterQuiet(now, pingRules(app, campaign)) : now;
  const circle = (record.payload.circle ?? 'groups') as Circle | 'groups';
  const inGroups = circle === 'groups' ? await unitsUnder(tx, author) : circle === 'group' ? [unit] : [];
  for (const one of inGroups.filter(({ chat_id }) => chat_id !== null)) {
    const card = publicationCard(await viewOf(tx, record, one, 0));
    const job = { do: 'card' as const, to: { chatId: one.chat_id as string }, card };
    await enqueue(tx, [{ key: groupKey(record.id, one.id), job, notBefore }], now);
  }
  if (inGroups.length > 0) return;
  const masses = await peopleOf(tx, [unit.id], 'mass');
  const members = circle === 'everybody' ? await peopleOf(tx, [unit.id], 'member') : [];
  const card = publicationCard(await viewOf(tx, record, unit, null));
  await tellCircle(tx, [...members, ...masses], { key: `published:${record.id}`, card, notBefore }, now);
}

/** Those who may approve it hear that something waits: the first responsible persons over the unit and the office, or for a report the office alone. */
export async function tellApprovers(
  app: Pick<App, 'timeZone'>,
  tx: Tx,
  of: { record: Published; unit: Unit; author: Person },
  now: Date,
): Promise<void> {
  const { record, unit, author } = of;
  const approve =
    kindOf(record.kind as KindName)?.review === 'receipt'
      ? []
      : await firstResponsible(tx, await unitPath(tx, unit.id), localDateOf(now, app.timeZone));
  const all = [...approve, ...(await peopleWithRole(tx, 'office'))];
  const people = all.filter(
    (person, at) => person.id !== author.id && all.findIndex(({ id }) => id === person.id) === at,
  );
  const card = publicationWaitsCard({
    kind: record.kind as KindName,
    unit: { id: unit.id, name: unit.name },
    by: author.name,
  });
  await tellPeople(tx, people, { key: `approve:${record.id}`, card }, now);
}

/**
 * Counts somebody among the readers, once: kept as a keyed hash of record and reader. The group's card shows the
 * new count.
 */
export async function readPublication(
  app: App,
  asked: { openId: string; recordId: string; chatId: string | null },
  now: Date,
): Promise<Outcome<{ readers: number }>> {
  const who = await whoIs(app, asked.openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  const record = await recordById(app.db, asked.recordId);
  if (!record || !kindOf(record.kind as KindName)?.published || record.state !== 'filed')
    return refused({ why: 'gone' });
  const readers = await countReading(app.db, record.id, app.seal.hash(`${record.id} ${asked.openId}`));
  const unit = asked.chatId === null ? undefined : await unitByChat(app.db, asked.chatId);
  if (unit) {
    const card = publicationCard(await viewOf(app.db, record, unit, readers));
    const key = groupKey(record.id, unit.id);
    await enqueue(app.db, [{ key: `${key}:refresh`, job: { do: 'patch', of: key, card } }], now);
    app.wake.courier();
  }
  return done({ readers });
}

const groupKey = (recordId: string, unitId: string) => `published:${recordId}:in:${unitId}`;

/** Units that have a group, below the one over which the author's office stands. */
async function unitsUnder(db: Db, author: Person): Promise<Unit[]> {
  const [top = author.unit_id] = await standingUnder(db, author);
  const tree = await unitTree(db, top);
  return (await listUnits(db)).filter((unit) => tree.includes(unit.id) && unit.active);
}

async function viewOf(
  db: Db,
  { id, kind, payload }: Published,
  unit: Unit,
  readers: number | null,
): Promise<PublicationView> {
  return {
    record: id,
    kind: kind as KindName,
    unit: { id: unit.id, name: unit.name },
    head: await headOf(db, kind, payload),
    words: String(payload.words ?? ''),
    readers,
  };
}

async function headOf(
  db: Db,
  kind: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<PublicationView['head']> {
  if (kind === 'announcement') return String(payload.title ?? '');
  if (kind === 'publication') {
    const level = payload.of as PublishedResult;
    return (w) => w.publicity.results[level];
  }
  if (kind !== 'citation') return null;
  const name = (await peopleByIds(db, [String(payload.member)]))[0]?.name ?? '';
  return (w) => w.publicity.praised(name);
}

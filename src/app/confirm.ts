import { type ConfirmView, confirmAskCard } from '../cards/confirm.ts';
import type { KindName } from '../domain/kind-names.ts';
import { kindOf, kinds } from '../domain/kinds/index.ts';
import { addDays } from '../domain/local-date.ts';
import { afterQuiet } from '../domain/ping.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { confirmDays, type TalkKind } from '../domain/talk.ts';
import { dropOpen, dropUnanswered, waitingFor } from '../store/confirmations.ts';
import { fileRecord, lockRecord, recordById, reviseRecord, type StoredRecord } from '../store/records.ts';
import { type Person, personById, unitById } from '../store/roster.ts';
import type { Db, Tx } from '../store/schema.ts';
import { pingRules } from './arm-calendar.ts';
import { type CampaignNow, campaignNow } from './campaign-now.ts';
import { idFrom } from './identity.ts';
import type { App } from './ports.ts';
import { settlePings } from './settle-pings.ts';
import { tellPeople } from './tell-people.ts';
import { whoIs } from './who.ts';

/** Kinds that count only once another person said so. */
export const confirmedKinds: readonly KindName[] = kinds
  .filter((kind) => kind.confirmed !== undefined)
  .map((kind) => kind.name);

/** Asks the other of a record that was just filed, in private and outside the quiet hours; once for each record. */
export async function askOther(
  app: App,
  tx: Tx,
  asked: { campaign: CampaignNow; record: StoredRecord; other: Person },
  now: Date,
): Promise<void> {
  const { campaign, record, other } = asked;
  const card = confirmAskCard(await confirmView(tx, record));
  const notBefore = afterQuiet(now, pingRules(app, campaign));
  await tellPeople(tx, [other], { key: `confirm:${record.id}`, card, notBefore }, now);
}

async function confirmView(db: Db, record: StoredRecord): Promise<ConfirmView> {
  return {
    record: record.id,
    kind: record.kind as ConfirmView['kind'],
    by: (await personById(db, record.person_id as string))?.name ?? '',
    unit: (await unitById(db, record.unit_id))?.name ?? '',
    on: record.occurred_on,
    talk: (record.payload.kind as TalkKind | undefined) ?? null,
  };
}

/** What waits for this person's word. */
export async function waitingForMe(db: Db, campaignId: string, personId: string): Promise<ConfirmView[]> {
  const views: ConfirmView[] = [];
  for (const record of await waitingFor(db, { campaignId, personId, kinds: confirmedKinds }))
    views.push(await confirmView(db, record));
  return views;
}

/** The one who is named says yes; twice is once. A talk then stands for both, each where they take part. */
export async function confirmRecord(
  app: App,
  asked: { openId: string; recordId: string },
  now: Date,
): Promise<Outcome<ConfirmView>> {
  const found = await addressed(app, asked, now);
  if (!found.ok) return found;
  const { person, record } = found.value;
  await app.db.transaction().execute(async (tx) => {
    await lockRecord(tx, record.id);
    const current = await recordById(tx, record.id);
    if (current?.state === 'open') await putInForce(tx, { record: current, other: person }, now);
  });
  const campaign = await campaignNow(app.db);
  for (const unitId of new Set([record.unit_id, person.unit_id]))
    if (campaign) await settlePings(app, campaign, unitId, now);
  return done(await confirmView(app.db, record));
}

/** The other side of a talk is a record of its own, so that a member's talks are found wherever they began. */
export async function putInForce(
  tx: Tx,
  { record, other }: { record: StoredRecord; other: Person },
  now: Date,
): Promise<void> {
  const { id, version, payload } = record;
  await reviseRecord(tx, { id, version, payload, state: 'filed', savedBy: other.id, reason: null }, now);
  if (kindOf(record.kind as KindName)?.confirmed !== 'by-both') return;
  await fileRecord(
    tx,
    {
      id: idFrom(`${id} ${other.id}`),
      campaignId: record.campaign_id,
      kind: record.kind,
      unitId: other.unit_id,
      personId: other.id,
      parentId: id,
      payload: { ...payload, with: record.person_id },
      occurredOn: record.occurred_on,
      state: 'filed',
      filedBy: other.id,
    },
    now,
  );
}

/** The one who is named says no: nothing is left of it, and nobody is told. */
export async function declineRecord(
  app: App,
  asked: { openId: string; recordId: string },
  now: Date,
): Promise<Outcome<null>> {
  const found = await addressed(app, asked, now);
  if (!found.ok) return found;
  return (await app.db.transaction().execute((tx) => dropOpen(tx, asked.recordId)))
    ? done(null)
    : refused({ why: 'changed-meanwhile' });
}

/** Either side takes back what was confirmed; before that, the one who filed it. */
export async function withdrawConfirmed(
  app: App,
  asked: { openId: string; recordId: string },
  now: Date,
): Promise<Outcome<null>> {
  const who = await whoIs(app, asked.openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  const named = await recordById(app.db, asked.recordId);
  const record = named?.parent_id ? await recordById(app.db, named.parent_id) : named;
  if (!record || !confirmedKinds.some((kind) => kind === record.kind)) return refused({ why: 'gone' });
  if (record.person_id !== who.person.id && record.payload.with !== who.person.id)
    return refused({ why: 'not-for-you' });
  if (record.state === 'open' && record.person_id !== who.person.id) return refused({ why: 'not-for-you' });
  const other = await personById(app.db, String(record.payload.with));
  await app.db.transaction().execute(async (tx) => {
    await lockRecord(tx, record.id);
    if (await dropOpen(tx, record.id)) return;
    const mirror = idFrom(`${record.id} ${record.payload.with}`);
    for (const id of [record.id, mirror]) {
      const one = await recordById(tx, id);
      if (one?.state !== 'filed') continue;
      const { version, payload } = one;
      const change = { id, version, payload, state: 'withdrawn', savedBy: who.person.id, reason: null };
      await reviseRecord(tx, change, now);
    }
  });
  const campaign = await campaignNow(app.db);
  for (const unitId of new Set([record.unit_id, ...(other ? [other.unit_id] : [])]))
    if (campaign) await settlePings(app, campaign, unitId, now);
  return done(null);
}

/** What nobody confirmed within its days is dropped without a word. */
export const dropStale = (tx: Tx, today: string): Promise<void> =>
  dropUnanswered(tx, { kinds: confirmedKinds, before: addDays(today, -confirmDays) });

/** The record that a card asks about, for the one whom it asks. */
async function addressed(
  app: App,
  asked: { openId: string; recordId: string },
  now: Date,
): Promise<Outcome<{ person: Person; record: StoredRecord }>> {
  const who = await whoIs(app, asked.openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  const record = await recordById(app.db, asked.recordId);
  if (!record || record.state === 'withdrawn' || !confirmedKinds.some((kind) => kind === record.kind))
    return refused({ why: 'gone' });
  if (record.payload.with !== who.person.id) return refused({ why: 'not-for-you' });
  return done({ person: who.person, record });
}

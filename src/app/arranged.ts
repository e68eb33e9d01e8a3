import type { Arranged } from '../cards/me.ts';
import { isInForce } from '../domain/kinds/kind.ts';
import { recordsOfKind, recordsOfPerson, recordsOfUnit, type StoredRecord } from '../store/records.ts';
import { peopleByIds, unitById } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import type { Who } from './who.ts';

/**
 * What was arranged for one person: who brings study to whose door (S7), contact points with the visits of the stage,
 * for both sides (S28), who helps whom (S35), and the leave that they entered (S29).
 * @param since the day on which the stage of the person's unit was opened
 */
export async function arrangedFor(
  db: Db,
  of: { campaignId: string; who: Who; since: string; today: string },
): Promise<Arranged[]> {
  return [
    ...(await partners(db, of)),
    ...(await contactPoints(db, of)),
    ...(await help(db, of)),
    ...(await leaves(db, of)),
  ];
}

type Of = Parameters<typeof arrangedFor>[1];

/** The newest record for each person stands. */
const standing = (records: readonly StoredRecord[]): StoredRecord[] => [
  ...new Map(records.map((record) => [record.person_id, record])).values(),
];

async function partners(db: Db, { campaignId, who }: Of): Promise<Arranged[]> {
  const all = standing(await recordsOfUnit(db, campaignId, who.unit.id, 'door-partner'));
  const own = all.filter(({ payload }) => [payload.member, payload.partner].includes(who.person.id));
  const names = await namesOf(
    db,
    own.flatMap(({ payload }) => [String(payload.member), String(payload.partner)]),
  );
  return own.map(({ payload }) =>
    payload.member === who.person.id
      ? { of: 'my-partner', person: names.get(String(payload.partner)) ?? '' }
      : { of: 'partner-of', person: names.get(String(payload.member)) ?? '', unit: who.unit.id },
  );
}

async function contactPoints(db: Db, { campaignId, who, since }: Of): Promise<Arranged[]> {
  const answers = who.actor.roles.includes('secretary');
  if (!who.person.leader && !answers) return [];
  const all = standing(await recordsOfKind(db, campaignId, 'contact-assignment'));
  const visits = (await recordsOfKind(db, campaignId, 'contact-point')).filter(
    (one) => isInForce({ state: one.state as 'filed' }) && one.occurred_on >= since,
  );
  const visitsOf = ({ person_id, payload }: StoredRecord) =>
    visits.filter((one) => one.person_id === person_id && one.payload.unit === payload.unit).length;
  const mine = all.filter((one) => one.person_id === who.person.id);
  const ours = answers ? all.filter((one) => one.payload.unit === who.unit.id) : [];
  const names = await namesOf(
    db,
    ours.map((one) => one.person_id as string),
  );
  const rows: Arranged[] = [];
  for (const one of mine) {
    const point = (await unitById(db, String(one.payload.unit)))?.name ?? '';
    rows.push({ of: 'contact-point', point, visits: visitsOf(one), unit: who.unit.id });
  }
  return [
    ...rows,
    ...ours.map((one) => ({
      of: 'contact-of' as const,
      person: names.get(one.person_id as string) ?? '',
      visits: visitsOf(one),
    })),
  ];
}

/** Who helps whom, for the two of them (S35). */
async function help(db: Db, { campaignId, who }: Of): Promise<Arranged[]> {
  const all = standing(await recordsOfUnit(db, campaignId, who.unit.id, 'help-note'));
  const own = all.filter(({ payload }) => [payload.member, payload.helper].includes(who.person.id));
  const names = await namesOf(
    db,
    own.flatMap(({ payload }) => [String(payload.member), String(payload.helper)]),
  );
  return own.map(({ payload }) =>
    payload.helper === who.person.id
      ? { of: 'helper-of', person: names.get(String(payload.member)) ?? '', unit: who.unit.id }
      : { of: 'helped-by', person: names.get(String(payload.helper)) ?? '' },
  );
}

async function leaves(db: Db, { campaignId, who, today }: Of): Promise<Arranged[]> {
  if (!who.person.roles.includes('first')) return [];
  const entered = await recordsOfPerson(db, campaignId, who.person.id, ['leave']);
  return entered
    .filter(({ payload }) => String(payload.to) >= today)
    .map(({ payload }) => ({ of: 'leave', from: String(payload.from), to: String(payload.to) }));
}

async function namesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  return new Map((await peopleByIds(db, [...new Set(ids)])).map(({ id, name }) => [id, name]));
}

import { digestCard } from '../cards/digest.ts';
import { type Card, inLanguage } from '../cards/kit.ts';
import type { Locale } from '../cards/words/index.ts';
import type { MeasuredDuty } from '../domain/duty.ts';
import { isOwedBy } from '../domain/duty.ts';
import { addDays, localDateOf } from '../domain/local-date.ts';
import { workdaysBetween } from '../domain/workday.ts';
import { askedAgain, waitingSince } from '../store/confirmations.ts';
import { enqueue } from '../store/outbox.ts';
import {
  listUnits,
  type Person,
  peopleByIds,
  peopleOf,
  takeDigest,
  type Unit,
  unitPath,
  unitTree,
} from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { answeringForId } from './answering.ts';
import type { CampaignNow } from './campaign-now.ts';
import { confirmedKinds } from './confirm.ts';
import { bodyOver } from './leading-body.ts';
import { openItem } from './me-view.ts';
import type { App } from './ports.ts';
import { firstResponsible, standingUnder } from './standing-under.ts';
import { loadUnitDuties, type UnitDuties } from './unit-duties.ts';
import { isWeekDay, weekOf } from './week.ts';
import { withDeputies } from './with-deputies.ts';

/** From this many people on, equal content goes out as one batch (200 a request at most). */
const batchFrom = 3;
const batchMost = 200;

/** Reads units once while one moment is handled. */
export type Reader = (unitId: string) => Promise<UnitDuties | null>;

export function readUnits(db: Db, campaign: CampaignNow, today: string): Reader {
  const known = new Map<string, Promise<UnitDuties | null>>();
  return (unitId) => {
    const loading = known.get(unitId) ?? loadUnitDuties(db, campaign, unitId, today);
    known.set(unitId, loading);
    return loading;
  };
}

/**
 * Sends today's digest to those of `people` who have something open and had none today. Equal digests are grouped.
 * @returns how many got one
 */
export async function sendDigests(
  app: App,
  tx: Db,
  told: { campaign: CampaignNow; people: readonly Person[]; read: Reader; late: boolean; notBefore: Date },
  now: Date,
): Promise<number> {
  const today = localDateOf(told.notBefore, app.timeZone);
  const reachable = told.people.filter(
    (person) =>
      person.open_id !== null && person.active && (person.digest_on === null || person.digest_on < today),
  );
  const cards = new Map<string, { card: Card; people: Person[] }>();
  const waiting = {
    campaignId: told.campaign.id,
    personIds: reachable.map(({ id }) => id),
    kinds: confirmedKinds,
    day: today,
  };
  const confirm = await waitingSince(tx, waiting);
  for (const person of await withDeputies(tx, reachable, today)) {
    const composed = await composeDigest(app, tx, {
      ...told,
      person,
      today,
      confirm: confirm.get(person.id) ?? 0,
    });
    if (!composed) continue;
    const card = inLanguage(composed, person.locale as Locale | null);
    const content = JSON.stringify(card);
    const group = cards.get(content) ?? { card, people: [] };
    group.people.push(person);
    cards.set(content, group);
  }
  const taken = await takeDigest(
    tx,
    [...cards.values()].flatMap(({ people }) => people.map((person) => person.id)),
    today,
  );
  await askedAgain(tx, { ...waiting, personIds: [...taken].filter((id) => confirm.has(id)) });
  for (const { card, people } of cards.values()) {
    await queueDigest(
      tx,
      { card, people: people.filter((person) => taken.has(person.id)), today, notBefore: told.notBefore },
      now,
    );
  }
  return taken.size;
}

async function queueDigest(
  tx: Db,
  of: { card: Card; people: Person[]; today: string; notBefore: Date },
  now: Date,
): Promise<void> {
  const { card, people, today, notBefore } = of;
  if (people.length < batchFrom) {
    const messages = people.map((person) => ({
      key: `digest:${today}:${person.id}`,
      job: { do: 'card' as const, to: { openId: person.open_id as string }, card },
      notBefore,
    }));
    await enqueue(tx, messages, now);
    return;
  }
  for (let from = 0; from < people.length; from += batchMost) {
    const some = people.slice(from, from + batchMost);
    const key = `digest:${today}:${some[0]?.id}:batch`;
    await enqueue(
      tx,
      [
        {
          key,
          job: { do: 'batch-card', openIds: some.map((person) => person.open_id as string), card },
          notBefore,
        },
      ],
      now,
    );
  }
}

interface Asked {
  campaign: CampaignNow;
  person: Person;
  today: string;
  read: Reader;
  late: boolean;
  /** What waits for this person's word for the second time. */
  confirm: number;
}

/** Everything open for one person in every role they hold; null when there is nothing to say. */
async function composeDigest(app: App, db: Db, asked: Asked): Promise<Card | null> {
  const { person, today, read, late, campaign } = asked;
  const unit = await read(person.unit_id);
  const holds = (role: string) => person.roles.includes(role);
  const [stands = person.unit_id] = await standingUnder(db, person);
  const after = campaign.template.pings.afterWorkdays;
  const overdueBy = (duty: MeasuredDuty, workdays: number | undefined) =>
    workdays !== undefined &&
    duty.dueOn < today &&
    workdaysBetween(duty.dueOn, today, app.workdays) >= workdays;

  const inBranch = unit?.open.filter((duty) => isOwedBy(duty, person.id, unit.answering)) ?? [];
  const ownOpen = [...inBranch, ...(await owedInBody(db, { person, read, but: inBranch }))];
  const asSecretary =
    holds('secretary') && unit ? unit.open.filter((duty) => overdueBy(duty, after.secretary)) : [];
  const firstUnits = holds('first')
    ? await overdueUnits(
        db,
        stands,
        today,
        read,
        // What they answer for themselves stands among their own items.
        (duty, { answering }) =>
          overdueBy(duty, after.unit) && (duty.requirement.per === 'member' || !answering.has(person.id)),
      )
    : [];
  const watched = holds('supervisor')
    ? await overdueUnits(db, stands, today, read, (duty) => overdueBy(duty, after.supervisors))
    : [];
  const own = firstUnits.find((one) => one.unit.id === person.unit_id);

  return digestCard({
    week: isWeekDay(app, today) ? await weekOf(db, { campaign, person, read, today }) : null,
    own:
      ownOpen.length === 0 && asked.confirm === 0
        ? null
        : {
            ...sorted(ownOpen, today),
            name: null,
            confirm: asked.confirm,
            late,
            mayStudy: ownOpen.some((duty) => duty.requirement.kind === 'study-hour'),
          },
    secretary:
      asSecretary.length === 0 || !unit
        ? null
        : { unit: named(unit.unit), items: asSecretary.map((duty) => unitItem(duty, today, unit)), late },
    first: firstUnits.length === 1 && own ? { unit: own.unit, items: own.items, late } : null,
    supervisor:
      watched.length > 0
        ? { units: watched, late }
        : firstUnits.length > (own ? 1 : 0)
          ? { units: firstUnits, late }
          : null,
  });
}

/** What a leader owes as one of the leading body; what the branch asks for just the same is not said twice. */
async function owedInBody(
  db: Db,
  { person, read, but }: { person: Person; read: Reader; but: readonly MeasuredDuty[] },
): Promise<MeasuredDuty[]> {
  if (!person.leader) return [];
  const body = await bodyOver(db, person.unit_id);
  if (!body || body.id === person.unit_id) return [];
  const said = new Set(but.map((duty) => duty.key));
  const loaded = await read(body.id);
  return (
    loaded?.open.filter((duty) => isOwedBy(duty, person.id, loaded.answering) && !said.has(duty.key)) ?? []
  );
}

function sorted(open: readonly MeasuredDuty[], today: string) {
  const items = [...open].sort((one, other) =>
    one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0,
  );
  const tomorrow = addDays(today, 1);
  const part = (of: (due: string) => boolean) =>
    items.filter((duty) => of(duty.dueOn)).map((duty) => openItem(duty, today));
  return {
    overdue: part((due) => due < today),
    soon: part((due) => due >= today && due <= tomorrow),
    open: part((due) => due > tomorrow),
  };
}

async function overdueUnits(
  db: Db,
  rootId: string,
  today: string,
  read: Reader,
  counts: (duty: MeasuredDuty, unit: UnitDuties) => boolean,
) {
  const tree = await unitTree(db, rootId);
  const units = (await listUnits(db)).filter((unit) => tree.includes(unit.id));
  const rows = [];
  for (const unit of units) {
    const loaded = await read(unit.id);
    const late = loaded?.open.filter((duty) => counts(duty, loaded)) ?? [];
    if (loaded && late.length > 0)
      rows.push({ unit: named(unit), items: late.map((duty) => unitItem(duty, today, loaded)) });
  }
  return rows;
}

const unitItem = (duty: MeasuredDuty, today: string, { people }: UnitDuties) => {
  const names = new Map(people.map((member) => [member.id, member.name]));
  return {
    ...openItem(duty, today),
    item: duty.key,
    done: duty.measured.have,
    of: duty.measured.need,
    names: duty.measured.missing.map((id) => names.get(id) ?? ''),
  };
};

const named = ({ id, name }: Unit) => ({ id, name });

/**
 * The people whom a moment concerns, and whoever stands in for them on `today`; those of them who have done everything
 * get nothing.
 */
export async function audienceOf(
  db: Db,
  { audience, unitId, duty, today }: { audience: string; unitId: string; duty: MeasuredDuty; today: string },
): Promise<Person[]> {
  const path = await unitPath(db, unitId);
  const withRole = (people: readonly Person[], role: string) =>
    people.filter((person) => person.roles.includes(role));
  const { missing, turn = missing } = duty.measured;
  switch (audience) {
    case 'person':
      return [
        ...(duty.requirement.per === 'member' ? await peopleByIds(db, turn) : []),
        ...(duty.requirement.per !== 'member' || turn.length < missing.length
          ? await answeringForId(db, unitId, today)
          : []),
      ];
    case 'secretary':
      return withRole(await withDeputies(db, await peopleOf(db, [unitId]), today), 'secretary');
    case 'unit':
      return firstResponsible(db, path, today);
    case 'supervisors': {
      const units = (await listUnits(db)).filter(
        (unit) => unit.kind === 'supervision' && unit.parent_id !== null && path.includes(unit.parent_id),
      );
      const groups = await peopleOf(
        db,
        units.map((unit) => unit.id),
        'supervisor',
      );
      const among = withRole(await peopleOf(db, path), 'supervisor');
      return [...groups, ...among];
    }
    default:
      return [];
  }
}

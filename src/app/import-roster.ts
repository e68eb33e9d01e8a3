import { randomUUID } from 'node:crypto';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import type { PersonRow, Roster, UnitRow } from '../domain/roster.ts';
import { appendAudit } from '../store/audit.ts';
import type { Person, Unit } from '../store/roster.ts';
import { type PersonRowToSave, saveRoster, wholeRoster } from '../store/roster-import.ts';
import { handOver } from './hand-over.ts';
import type { App } from './ports.ts';

export interface RosterImport {
  units: { added: number; known: number };
  people: { added: number; known: number };
  /** People of the file whom the messenger does not know yet, by name in roster order: they can't be written to. */
  unreachable: string[];
  /** People already stored who are not in this file; they stay as they are. */
  notInFile: number;
}

/**
 * Takes a checked roster over: all of it or nothing, and the same file twice changes nothing. People without
 * an open id are looked up in the messenger by mobile or email (contract, Files).
 */
export async function importRoster(
  app: App,
  roster: Roster,
  { by, dry }: { by: string; dry: boolean },
  now: Date,
): Promise<Outcome<RosterImport>> {
  const found = await lookUp(app, roster.people);
  if (!found.ok)
    return refused(
      found.advice === null
        ? { why: 'not-connected' }
        : { why: 'platform-unreachable', advice: found.advice },
    );

  const known = await wholeRoster(app.db);
  const units = planUnits(roster.units, known.units);
  const unitIds = new Map(units.map((unit) => [unit.name, unit.id]));
  const people = planPeople(found.value, known.people, unitIds);
  const knownPeople = new Set(known.people.map((person) => person.id));
  const kept = new Set(people.map((person) => person.id));

  const result: RosterImport = {
    units: count(units, new Set(known.units.map((unit) => unit.id))),
    people: count(people, knownPeople),
    unreachable: people.filter((person) => person.open_id === null).map((person) => person.name),
    notInFile: known.people.filter((person) => person.active && !kept.has(person.id)).length,
  };
  if (dry) return done(result);

  await app.db.transaction().execute(async (tx) => {
    await saveRoster(tx, units, people);
    const detail = { units: units.length, people: people.length, added: result.people.added };
    const { seq } = await appendAudit(tx, { actor: by, act: 'import-roster', detail }, now);
    const untouched = known.people.filter((person) => !kept.has(person.id));
    const after = [...people, ...untouched];
    await handOver(app, tx, { before: known.people, after, key: String(seq) }, now);
  });
  app.wake.courier();
  return done(result);
}

async function lookUp(app: App, people: readonly PersonRow[]) {
  const unknown = people.filter((person) => person.openId === null);
  if (unknown.length === 0) return { ok: true as const, value: people };
  const mobiles = unknown.flatMap((person) => person.mobile ?? []);
  const emails = unknown.flatMap((person) => person.email ?? []);
  const found = await app.directory.findPeople({ mobiles, emails });
  if (!found.ok) return found;
  const byContact = new Map<string, string>();
  for (const { openId, mobile, email } of found.value) {
    if (mobile) byContact.set(mobile, openId);
    if (email) byContact.set(email, openId);
  }
  const openIdOf = (person: PersonRow) =>
    person.openId ?? byContact.get(person.mobile ?? '') ?? byContact.get(person.email ?? '') ?? null;
  return { ok: true as const, value: people.map((person) => ({ ...person, openId: openIdOf(person) })) };
}

function planUnits(rows: readonly UnitRow[], known: readonly Unit[]): Unit[] {
  const ids = new Map(known.map((unit) => [unit.name, unit.id]));
  for (const row of rows) if (!ids.has(row.name)) ids.set(row.name, randomUUID());
  const units = rows.map((row, position) => ({
    id: ids.get(row.name) as string,
    name: row.name,
    parent_id: row.parent === null ? null : (ids.get(row.parent) ?? null),
    kind: row.kind,
    batch: row.batch,
    leading_body: row.leadingBody,
    chat_id: row.chatId ?? known.find((unit) => unit.name === row.name)?.chat_id ?? null,
    position,
    active: true,
  }));
  return parentsFirst(units);
}

function parentsFirst(units: readonly Unit[]): Unit[] {
  const inFile = new Set(units.map((unit) => unit.id));
  const placed = new Set<string>();
  const ordered: Unit[] = [];
  while (ordered.length < units.length) {
    const ready = units.filter(
      (unit) =>
        !placed.has(unit.id) &&
        (unit.parent_id === null || placed.has(unit.parent_id) || !inFile.has(unit.parent_id)),
    );
    if (ready.length === 0) throw new Error('units form a circle; the roster check must refuse that');
    for (const unit of ready) placed.add(unit.id);
    ordered.push(...ready);
  }
  return ordered;
}

function planPeople(
  rows: readonly PersonRow[],
  known: readonly Person[],
  unitIds: Map<string, string>,
): PersonRowToSave[] {
  const byOpenId = new Map(known.map((person) => [person.open_id, person]));
  const byMobile = new Map(known.map((person) => [person.mobile, person]));
  const byEmail = new Map(known.map((person) => [person.email, person]));
  return rows.map((row, position) => {
    const before =
      (row.openId ? byOpenId.get(row.openId) : undefined) ??
      (row.mobile ? byMobile.get(row.mobile) : undefined) ??
      (row.email ? byEmail.get(row.email) : undefined);
    const unitId = unitIds.get(row.unit) as string;
    return {
      id: before?.id ?? randomUUID(),
      name: row.name,
      open_id: row.openId ?? before?.open_id ?? null,
      mobile: row.mobile,
      email: row.email,
      unit_id: unitId,
      home_unit_id: unitIds.get(row.homeUnit ?? row.unit) ?? unitId,
      placement: row.placement,
      roles: [...row.roles],
      leader: row.leader,
      locale: row.locale ?? before?.locale ?? null,
      active: before?.active ?? true,
      position,
    };
  });
}

const count = (rows: readonly { id: string }[], known: ReadonlySet<string>) => {
  const already = rows.filter((row) => known.has(row.id)).length;
  return { added: rows.length - already, known: already };
};

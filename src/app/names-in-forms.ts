import type { RecordFormView } from '../cards/record-form.ts';
import type { Kind, RowField } from '../domain/kinds/kind.ts';
import { listUnits, peopleOf, type Unit, unitTree } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { bodyOf } from './leading-body.ts';
import type { Who } from './who.ts';

/** What the fields of a form may name: members of the unit, leaders and units below the one over whose tree the filer stands. */
export async function namesFor(
  db: Db,
  { who, unit }: { who: Who; unit: Unit },
): Promise<Pick<RecordFormView, 'members' | 'leaders' | 'people' | 'units'>> {
  const tree = await unitTree(db, who.standsUnder[0] ?? unit.id);
  const named = <T extends { id: string; name: string }>(some: readonly T[]) =>
    some.map(({ id, name }) => ({ id, name }));
  const members = await peopleOf(db, [unit.id], 'member');
  const body = await bodyOf(db, unit);
  return {
    members: named(members),
    people: named([...members, ...body.filter((one) => !members.some(({ id }) => id === one.id))]),
    leaders: named((await peopleOf(db, tree, 'member')).filter((person) => person.leader)),
    units: named((await listUnits(db)).filter((one) => tree.includes(one.id) || one.kind === 'branch')),
  };
}

/** The first field that names somebody or something else than its form offers: forged, or moved meanwhile. */
export function unfitName(
  kind: Kind,
  payload: Readonly<Record<string, unknown>>,
  names: Pick<RecordFormView, 'members' | 'leaders' | 'people' | 'units'>,
): string | null {
  for (const field of kind.form ?? []) {
    if (field.as === 'rows') {
      const rows = (payload[field.name] ?? []) as Record<string, unknown>[];
      const unfit = rows.map((row) => field.of.find((one) => !fits(one, row, names)));
      const found = unfit.find((one) => one !== undefined);
      if (found) return found.name;
    } else if (!fits(field, payload, names)) return field.name;
  }
  return null;
}

function fits(
  field: RowField,
  values: Readonly<Record<string, unknown>>,
  names: Pick<RecordFormView, 'members' | 'leaders' | 'people' | 'units'>,
): boolean {
  const offered = { member: names.members, leader: names.leaders, person: names.people, unit: names.units };
  if (!(field.as in offered)) return true;
  const chosen = values[field.name];
  return chosen === undefined || offered[field.as as keyof typeof offered].some((one) => one.id === chosen);
}

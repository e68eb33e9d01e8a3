import { type Role, roles as roleOrder } from './rights.ts';
import {
  type FieldReader,
  fieldReader,
  known,
  oneOf,
  readEmail,
  readMobile,
  readOpenId,
  requiredText,
  type TableRow,
} from './roster-fields.ts';
import type { Problem } from './roster-problem.ts';
import {
  localeSpellings,
  type Placement,
  placementSpellings,
  type RosterLocale,
  readWord,
  roleSpellings,
  sameWord,
  yesNoSpellings,
} from './roster-spellings.ts';
import type { UnitOnLine } from './roster-units.ts';

/**
 * A person. `unit` is where they take part and, as a member, are counted, once; `homeUnit` holds their membership.
 * `roles` is a set in the order of `rights.ts`.
 */
export interface PersonRow {
  name: string;
  openId: string | null;
  mobile: string | null;
  email: string | null;
  unit: string;
  homeUnit: string;
  placement: Placement;
  roles: readonly Role[];
  leader: boolean;
  locale: RosterLocale | null;
}

/** A person with their line. */
export interface PersonOnLine extends PersonRow {
  line: number;
}

/** The people of the file, faulty fields left empty. Every fault is added to `problems`. */
export function readPeople(
  rows: readonly TableRow[],
  units: readonly UnitOnLine[],
  problems: Problem[],
): PersonOnLine[] {
  const byName = new Map(units.map((unit) => [sameWord(unit.name), unit]));
  const seen = {
    open_id: new Map<string, number>(),
    mobile: new Map<string, number>(),
    email: new Map<string, number>(),
  };
  return rows.map((row) => {
    const reader = fieldReader('people', row, problems);
    const name = requiredText(row, reader, 'name');
    const contacts = { open_id: readOpenId(reader), mobile: readMobile(reader), email: readEmail(reader) };
    if (['open_id', 'mobile', 'email'].every((field) => reader.text(field) === ''))
      reader.refuse('open_id', 'no-contact');
    for (const field of ['open_id', 'mobile', 'email'] as const)
      refuseSecond(reader, field, contacts[field], seen[field], row.line);
    const unit = findUnit(reader, 'unit', requiredText(row, reader, 'unit'), byName);
    const home = findUnit(reader, 'home_unit', reader.text('home_unit'), byName);
    const placement = oneOf(reader, 'placement', placementSpellings, 'home');
    const roles = readRoles(row, reader);
    if (home && unit && home !== unit && readWord(reader.text('placement'), placementSpellings) === 'home')
      reader.refuse('placement', 'home-without-reason', home.name);
    if (unit && unit.kind !== 'branch' && roles.includes('member'))
      reader.refuse('unit', 'member-outside-branch', unit.name);
    return {
      line: row.line,
      name,
      openId: contacts.open_id,
      mobile: contacts.mobile,
      email: contacts.email,
      unit: unit?.name ?? '',
      homeUnit: (home ?? unit)?.name ?? '',
      placement,
      roles,
      leader: oneOf(reader, 'leader', yesNoSpellings, false),
      locale: oneOf(reader, 'locale', localeSpellings, null),
    };
  });
}

function findUnit(reader: FieldReader, field: string, name: string, byName: ReadonlyMap<string, UnitOnLine>) {
  const unit = byName.get(sameWord(name));
  if (name !== '' && !unit) reader.refuse(field, 'unknown-unit', name);
  return unit;
}

/** Two lines with one contact are one person twice. */
function refuseSecond(
  reader: FieldReader,
  field: string,
  value: string | null,
  seen: Map<string, number>,
  line: number,
) {
  if (value === null) return;
  const first = seen.get(value);
  if (first === undefined) seen.set(value, line);
  else reader.refuse(field, 'duplicate-person', value, first);
}

function readRoles(row: TableRow, reader: FieldReader): Role[] {
  const words = requiredText(row, reader, 'roles')
    .split(/[|｜、;；/,，]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const found = words.map((word) => readWord(word, roleSpellings));
  found.forEach((role, at) => {
    if (role === undefined) reader.refuse('roles', 'unknown-word', words[at], known(roleSpellings));
  });
  return roleOrder.filter((role) => found.includes(role));
}

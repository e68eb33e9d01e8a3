import type { TableRow } from './roster-fields.ts';
import { type PersonOnLine, type PersonRow, readPeople } from './roster-people.ts';
import { type Problem, problem, type RosterFile } from './roster-problem.ts';
import { readUnits, type UnitOnLine, type UnitRow } from './roster-units.ts';

export type { TableRow } from './roster-fields.ts';
export type { PersonRow } from './roster-people.ts';
export {
  describeProblem,
  type LocalText,
  type Problem,
  type ProblemCode,
  type RosterFile,
} from './roster-problem.ts';
export type { Placement, RosterLocale, UnitKind } from './roster-spellings.ts';
export type { UnitRow } from './roster-units.ts';

export interface Roster {
  units: UnitRow[];
  people: PersonRow[];
}

export type RosterReading =
  | { ok: true; roster: Roster; warnings: Problem[] }
  | { ok: false; problems: Problem[]; warnings: Problem[] };

const columns: Record<RosterFile, { required: readonly string[]; optional: readonly string[] }> = {
  units: { required: ['unit', 'kind'], optional: ['parent', 'batch', 'leading_body', 'chat_id'] },
  people: {
    required: ['name', 'unit', 'roles'],
    optional: ['open_id', 'mobile', 'email', 'home_unit', 'placement', 'leader', 'locale'],
  },
};

/**
 * Checks the two roster tables (contract, Files) as a whole: all of it is taken or nothing, and every problem is
 * reported at once with line, field and mend. Each member stands on one line, in the branch where they take part
 * (001, 二; specification S2). Warnings do not refuse.
 */
export function readRoster(unitRows: readonly TableRow[], peopleRows: readonly TableRow[]): RosterReading {
  const problems = [...checkColumns('units', unitRows), ...checkColumns('people', peopleRows)];
  const units = readUnits(unitRows, problems);
  const people = readPeople(peopleRows, units, problems);
  const warnings = [
    ...unknownColumns('units', unitRows),
    ...unknownColumns('people', peopleRows),
    ...warn(units, people),
  ];
  if (problems.length > 0) return { ok: false, problems: inOrder(problems), warnings: inOrder(warnings) };
  const roster = { units: units.map(withoutLine), people: people.map(withoutLine) };
  return { ok: true, roster, warnings: inOrder(warnings) };
}

function withoutLine<Row extends { line: number }>({ line: _, ...row }: Row): Omit<Row, 'line'> {
  return row;
}

function inOrder(problems: Problem[]): Problem[] {
  const rank = (one: Problem) => (one.file === 'units' ? 0 : 1);
  return problems.sort((one, other) => rank(one) - rank(other) || one.line - other.line);
}

function checkColumns(file: RosterFile, rows: readonly TableRow[]): Problem[] {
  const [first] = rows;
  if (!first) return [problem({ file, line: 1, field: columns[file].required[0] ?? '' }, 'no-rows')];
  return columns[file].required
    .filter((column) => !(column in first.cells))
    .map((column) => problem({ file, line: 1, field: column }, 'missing-column', column));
}

function unknownColumns(file: RosterFile, [first]: readonly TableRow[]): Problem[] {
  const { required, optional } = columns[file];
  return Object.keys(first?.cells ?? {})
    .filter((column) => column !== '' && !required.includes(column) && !optional.includes(column))
    .map((column) => problem({ file, line: 1, field: column }, 'unknown-column', column));
}

function warn(units: readonly UnitOnLine[], people: readonly PersonOnLine[]): Problem[] {
  const warnings: Problem[] = [];
  const names = new Map<string, number>();
  const branches = new Set(units.filter((unit) => unit.kind === 'branch').map((unit) => unit.name));
  const at = (person: PersonOnLine, field: string) => ({ file: 'people' as const, line: person.line, field });
  for (const unit of units) {
    if (!branches.has(unit.name)) continue;
    const secretaries = people.filter(
      (person) => person.unit === unit.name && person.roles.includes('secretary'),
    );
    const [, second] = secretaries;
    if (secretaries.length === 0)
      warnings.push(problem({ file: 'units', line: unit.line, field: 'unit' }, 'no-secretary', unit.name));
    if (second)
      warnings.push(
        problem(
          at(second, 'roles'),
          'many-secretaries',
          unit.name,
          secretaries.map(({ name }) => name).join('、'),
        ),
      );
  }
  for (const person of people) {
    const key = `${person.unit}\n${person.name}`;
    const same = names.get(key);
    if (person.name !== '' && same !== undefined)
      warnings.push(problem(at(person, 'name'), 'namesake', person.name, same));
    names.set(key, same ?? person.line);
    if (!person.roles.includes('secretary')) continue;
    if (person.unit !== '' && !branches.has(person.unit))
      warnings.push(problem(at(person, 'roles'), 'secretary-outside-branch', person.unit));
    else if (!person.roles.includes('member'))
      warnings.push(problem(at(person, 'roles'), 'secretary-not-member', person.name));
  }
  return warnings;
}

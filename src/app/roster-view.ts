import type { RosterView } from '../cards/roster.ts';
import { leave } from '../domain/kinds/leave.ts';
import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { mayFile, roles } from '../domain/rights.ts';
import { listUnits, type Person, peopleOf, type Unit, unitPath, unitTree } from '../store/roster.ts';
import { leaveRegister } from './leave-register.ts';
import { deputiesShown, deputyRoles } from './name-deputy.ts';
import type { App } from './ports.ts';
import { allow, type Who } from './who.ts';

/** The roster of a unit and what lies below it: counts, and what must be checked. */
export async function rosterView(
  app: App,
  who: Who,
  unitId: string,
  now: Date,
): Promise<Outcome<RosterView>> {
  const allowed = await allow(app, who, 'see-roster', unitId);
  if (!allowed.ok) return allowed;
  const tree = await unitTree(app.db, unitId);
  const units = (await listUnits(app.db)).filter((unit) => tree.includes(unit.id));
  const unit = units.find((one) => one.id === unitId);
  if (!unit) return refused({ why: 'gone' });
  const people = await peopleOf(app.db, tree);
  const inUnit = (id: string, role: string) =>
    people.filter((person) => person.unit_id === id && person.roles.includes(role)).length;
  return done({
    unit: unit.name,
    people: people.length,
    leaders: people.filter((person) => person.leader).length,
    byRole: roles
      .map((role) => ({ role, count: people.filter((person) => person.roles.includes(role)).length }))
      .filter(({ count }) => count > 0),
    units: units
      .filter((one) => one.id !== unitId)
      .map((one) => ({ name: one.name, members: inUnit(one.id, 'member'), masses: inUnit(one.id, 'mass') })),
    problems: problemsOf(units, people),
    leaves: mayFile(who.actor, leave.seenBy, await unitPath(app.db, unitId), who.standsUnder).ok
      ? await leaveRegister(app, tree, localDateOf(now, app.timeZone))
      : [],
    deputies: await deputiesShown(app, unitId, localDateOf(now, app.timeZone)),
    mayName:
      who.unit.id === unitId && deputyRoles.some((role) => who.person.roles.includes(role)) ? unitId : null,
  });
}

function problemsOf(units: readonly Unit[], people: readonly Person[]): RosterView['problems'] {
  const unreachable = people
    .filter((person) => person.open_id === null)
    .map((person) => ({ of: 'unreachable' as const, name: person.name }));
  const groupless = units
    .filter((unit) => unit.kind === 'branch' && unit.chat_id === null)
    .map((unit) => ({ of: 'no-group' as const, name: unit.name }));
  const headless = units
    .filter(
      (unit) =>
        unit.kind === 'branch' &&
        !people.some((person) => person.unit_id === unit.id && person.roles.includes('secretary')),
    )
    .map((unit) => ({ of: 'no-secretary' as const, name: unit.name }));
  return [...headless, ...groupless, ...unreachable];
}

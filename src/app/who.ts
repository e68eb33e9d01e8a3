import { localDateOf } from '../domain/local-date.ts';
import type { Outcome } from '../domain/refusal.ts';
import { done, refused } from '../domain/refusal.ts';
import { type Actor, may, type Role, type Verb } from '../domain/rights.ts';
import { listUnits, type Person, personByOpenId, type Unit, unitById, unitPath } from '../store/roster.ts';
import { answersAsFirst } from './answering.ts';
import type { App } from './ports.ts';
import { standingUnder } from './standing-under.ts';
import { withDeputies } from './with-deputies.ts';

/** Somebody who acts: their row, their unit, and the units over whose tree their office stands. */
export interface Who {
  person: Person;
  unit: Unit;
  actor: Actor;
  standsUnder: string[];
  /** Whether they sit in a leading body, or stand in for a first responsible person who does. */
  leads: boolean;
}

/**
 * @param now gives a deputy the role for the days they stand in; null asks for the rights of the roster alone
 * @returns null when the roster does not know this person or they have left
 */
export async function whoIs(app: App, openId: string, now: Date | null): Promise<Who | null> {
  const person = (await personByOpenId(app.db, openId)) ?? (await firstOfficer(app, openId));
  if (!person?.active) return null;
  const unit = await unitById(app.db, person.unit_id);
  if (!unit) return null;
  const path = await unitPath(app.db, unit.id);
  const officer = app.officers.has(openId);
  const [acting] = now ? await withDeputies(app.db, [person], localDateOf(now, app.timeZone)) : [person];
  const held = acting?.roles ?? person.roles;
  const leader = acting?.leader ?? person.leader;
  const roles = (officer ? [...new Set([...held, 'office'])] : held) as Role[];
  const standing = await standingUnder(app.db, { ...person, roles: held, leader });
  const standsUnder = officer ? [...standing, ...path.slice(-1)] : standing;
  const answersFor = await answersAsFirst(app.db, { roles, standing });
  return {
    person,
    unit,
    actor: { id: person.id, unitId: unit.id, roles, answersFor },
    standsUnder,
    leads: leader,
  };
}

/** The one way to ask whether somebody may; every use case with a right begins with it. */
export async function allow(app: App, who: Who, verb: Verb, unitId: string): Promise<Outcome<Who>> {
  const answer = may(who.actor, verb, await unitPath(app.db, unitId), who.standsUnder);
  return answer.ok ? done(who) : refused({ why: 'no-right', roles: answer.roles });
}

/** `whoIs` and `allow` in one step, over the given unit or the person's own. */
export async function authorise(
  app: App,
  openId: string,
  verb: Verb,
  unitId: string | null,
  now: Date | null,
): Promise<Outcome<Who>> {
  const who = await whoIs(app, openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  return allow(app, who, verb, unitId ?? who.unit.id);
}

/** A first officer of the operator's list who stands on no roster: office rights over the whole organisation. */
async function firstOfficer(app: App, openId: string): Promise<Person | null> {
  const [root] = app.officers.has(openId)
    ? (await listUnits(app.db)).filter((unit) => unit.parent_id === null)
    : [];
  if (!root) return null;
  return {
    id: openId,
    name: openId,
    open_id: openId,
    mobile: null,
    email: null,
    unit_id: root.id,
    home_unit_id: root.id,
    placement: 'home',
    roles: ['office'],
    leader: false,
    locale: null,
    active: true,
    position: 0,
    greeted: false,
    digest_on: null,
  };
}

import { type DeputyFormView, deputyEndedCard, deputyNamedCard, deputyToldCard } from '../cards/deputy.ts';
import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { appendAudit } from '../store/audit.ts';
import { deputiesOf, deputyById, endDeputy, nameDeputy } from '../store/deputies.ts';
import { type Person, peopleByIds, peopleOf, personById, unitById } from '../store/roster.ts';
import { idFrom } from './identity.ts';
import type { App } from './ports.ts';
import { tellPeople } from './tell-people.ts';
import { authorise, type Who } from './who.ts';

/** Offices that somebody may stand in for. */
export const deputyRoles = ['secretary', 'first'] as const;
export type DeputyRole = (typeof deputyRoles)[number];

/** The form by which a secretary or first responsible person names a deputy of their own unit. */
export async function deputyForm(
  app: App,
  asked: { openId: string; unitId: string },
  now: Date,
): Promise<Outcome<DeputyFormView>> {
  const who = await mayName(app, asked);
  if (!who.ok) return who;
  const { person, unit } = who.value;
  const today = localDateOf(now, app.timeZone);
  return done({
    unit: { id: unit.id, name: unit.name },
    people: (await peopleOf(app.db, [unit.id], 'member'))
      .filter((one) => one.id !== person.id)
      .map(({ id, name }) => ({ id, name })),
    roles: ownRoles(person),
    today,
    deputies: await deputiesShown(app, unit.id, today),
  });
}

/**
 * Names a deputy for days of the campaign's calendar, the first and the last included. Only who holds the office by the
 * roster names one: a deputy names no further deputy. Both are told.
 */
export async function nameDeputyFor(
  app: App,
  asked: {
    openId: string;
    unitId: string;
    personId: string;
    role: DeputyRole;
    from: string;
    to: string;
    cause: string;
  },
  now: Date,
): Promise<Outcome<{ unit: string; person: string; role: DeputyRole; from: string; to: string }>> {
  const who = await mayName(app, asked);
  if (!who.ok) return who;
  const { person: by, unit } = who.value;
  const { role, from, to } = asked;
  if (!ownRoles(by).includes(role)) return refused({ why: 'no-right', roles: [role] });
  const person = await personById(app.db, asked.personId);
  if (!person) return refused({ why: 'gone' });
  const fits =
    person.active && person.id !== by.id && person.unit_id === unit.id && person.roles.includes('member');
  if (!fits || person.roles.includes(role)) return refused({ why: 'not-deputy', person: person.name });
  if (to < from || to < localDateOf(now, app.timeZone)) return refused({ why: 'bad-span' });
  const view = { unit: unit.name, person: person.name, role, from, to };
  await app.db.transaction().execute(async (tx) => {
    const id = idFrom(asked.cause);
    const deputy = { id, unitId: unit.id, role, personId: person.id, from, to, by: by.id };
    if (!(await nameDeputy(tx, deputy, now))) return;
    const detail = { deputy: id, person: person.id, role, from, to };
    await appendAudit(tx, { actor: by.id, act: 'name-deputy', unitId: unit.id, detail }, now);
    const asks = deputyToldCard({ ...view, by: by.name });
    await tellPeople(tx, [person], { key: `deputy:${id}`, card: asks }, now);
    await tellPeople(tx, [by], { key: `deputy-named:${id}`, card: deputyNamedCard(view) }, now);
  });
  app.wake.courier();
  return done(view);
}

/** Ends a deputy's time early, by who holds the office; both are told. */
export async function endDeputyEarly(
  app: App,
  asked: { openId: string; deputyId: string },
  now: Date,
): Promise<Outcome<{ unit: string; person: string; role: DeputyRole }>> {
  const deputy = await deputyById(app.db, asked.deputyId);
  const person = deputy ? await personById(app.db, deputy.person_id) : undefined;
  const unit = deputy ? await unitById(app.db, deputy.unit_id) : undefined;
  if (!deputy || !person || !unit) return refused({ why: 'gone' });
  const who = await mayName(app, { openId: asked.openId, unitId: unit.id });
  if (!who.ok) return who;
  const { person: by } = who.value;
  const role = deputy.role as DeputyRole;
  if (!ownRoles(by).includes(role)) return refused({ why: 'no-right', roles: [role] });
  const view = { unit: unit.name, person: person.name, role };
  const ended = await app.db.transaction().execute(async (tx) => {
    if (!(await endDeputy(tx, deputy.id, by.id))) return false;
    const detail = { deputy: deputy.id, person: person.id, role };
    await appendAudit(tx, { actor: by.id, act: 'end-deputy', unitId: unit.id, detail }, now);
    const told = { key: `deputy-ended:${deputy.id}`, card: deputyEndedCard(view) };
    await tellPeople(tx, [person, by], told, now);
    return true;
  });
  app.wake.courier();
  return ended ? done(view) : refused({ why: 'gone' });
}

/** Who stands in for whom in a unit, today or later. */
export async function deputiesShown(
  app: App,
  unitId: string,
  today: string,
): Promise<DeputyFormView['deputies']> {
  const deputies = await deputiesOf(app.db, unitId, today);
  const people = await peopleByIds(
    app.db,
    deputies.map((deputy) => deputy.person_id),
  );
  return deputies.map((deputy) => ({
    id: deputy.id,
    person: people.find((person) => person.id === deputy.person_id)?.name ?? '',
    role: deputy.role as DeputyRole,
    from: deputy.from_day,
    to: deputy.to_day,
  }));
}

const ownRoles = (person: Person): DeputyRole[] => deputyRoles.filter((role) => person.roles.includes(role));

/** A deputy names no deputies: the right is the roster's, and over one's own unit only. */
async function mayName(app: App, asked: { openId: string; unitId: string }): Promise<Outcome<Who>> {
  const who = await authorise(app, asked.openId, 'name-deputy', asked.unitId, null);
  if (!who.ok) return who;
  return who.value.unit.id === asked.unitId ? who : refused({ why: 'no-right', roles: [...deputyRoles] });
}

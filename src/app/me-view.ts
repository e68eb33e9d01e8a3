import type { MeView } from '../cards/me.ts';
import type { OpenItem } from '../cards/view.ts';
import { answersForUnit, isOwedBy, type MeasuredDuty } from '../domain/duty.ts';
import { kindOf } from '../domain/kinds/index.ts';
import { daysBetween, localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { studyHours } from '../store/campaign.ts';
import { listUnits, unitById, unitPath } from '../store/roster.ts';
import { campaignNow } from './campaign-now.ts';
import { hoursNeeded } from './my-hours.ts';
import type { App } from './ports.ts';
import { standingOf } from './standing.ts';
import { loadUnitDuties } from './unit-duties.ts';
import type { Who } from './who.ts';

/** What is asked of one person: as a member of the branch, and as one of the leading body. */
export async function meView(app: App, who: Who, now: Date): Promise<Outcome<MeView>> {
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const { person, unit } = who;
  const today = localDateOf(now, app.timeZone);
  const loaded = await loadUnitDuties(app.db, campaign, unit.id, today);
  const isMember = person.roles.includes('member');
  const hours = isMember ? ((await studyHours(app.db, campaign.id, [unit.id])).get(person.id) ?? 0) : null;
  const home = person.home_unit_id === unit.id ? undefined : await unitById(app.db, person.home_unit_id);
  return done({
    name: person.name,
    unit: unit.name,
    homeUnit: home?.name ?? null,
    stage: loaded ? standingOf(loaded.place, today) : null,
    hours: hours === null ? null : { have: hours, need: hoursNeeded(campaign.template) },
    open: loaded ? ownItems(loaded.open, who, today) : [],
    forms: loaded ? formsFor(loaded.open, who) : [],
    leader: person.leader ? await leadingDuty(app, who, today) : null,
  });
}

/** Items a person owes in a unit, in the order of their days. */
function ownItems(open: readonly MeasuredDuty[], who: Who, today: string): OpenItem[] {
  return open.filter((duty) => owes(duty, who)).map((duty) => openItem(duty, today));
}

function owes(duty: MeasuredDuty, { person }: Who): boolean {
  return isOwedBy(duty, { id: person.id, answersForUnit: answersForUnit(person) });
}

/** Kinds with a form that this person owes and may file here, each once. */
function formsFor(open: readonly MeasuredDuty[], who: Who): MeView['forms'] {
  const owed = open.filter((duty) => owes(duty, who));
  const kinds = [...new Set(owed.map((duty) => duty.requirement.kind))];
  return kinds
    .filter((kind) => {
      const declared = kindOf(kind);
      return declared?.form && who.actor.roles.some((role) => declared.filedBy.includes(role));
    })
    .map((kind) => ({ kind, unit: who.unit.id }));
}

export const openItem = (duty: MeasuredDuty, today: string): OpenItem => ({
  name: duty.title,
  due: duty.dueOn,
  overdueDays: Math.max(0, daysBetween(duty.dueOn, today)),
  why: duty.why,
});

/** A leader's second duty lies in the nearest unit above that has a leading body. */
async function leadingDuty(app: App, who: Who, today: string): Promise<MeView['leader']> {
  const path = await unitPath(app.db, who.unit.id);
  const units = await listUnits(app.db);
  const body = path.map((id) => units.find((unit) => unit.id === id)).find((unit) => unit?.leading_body);
  if (!body || body.id === who.unit.id) return null;
  const campaign = await campaignNow(app.db);
  const loaded = campaign ? await loadUnitDuties(app.db, campaign, body.id, today) : null;
  return {
    body: body.name,
    open: loaded
      ? loaded.open.filter((duty) => duty.requirement.per !== 'member').map((duty) => openItem(duty, today))
      : [],
  };
}

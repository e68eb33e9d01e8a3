import type { Arranged, MeView } from '../cards/me.ts';
import type { OpenItem } from '../cards/view.ts';
import { answersForUnit, isOwedBy, type MeasuredDuty } from '../domain/duty.ts';
import type { KindName } from '../domain/kind-names.ts';
import { kindOf, kinds } from '../domain/kinds/index.ts';
import { daysBetween, localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { concentratedStages, type Template } from '../domain/template.ts';
import { studyHours } from '../store/campaign.ts';
import { exemptionsOf } from '../store/gates.ts';
import { unitById } from '../store/roster.ts';
import { arrangedFor } from './arranged.ts';
import { type CampaignNow, campaignNow } from './campaign-now.ts';
import { bodyOver } from './leading-body.ts';
import { hoursNeeded } from './my-hours.ts';
import type { App } from './ports.ts';
import { standingOf } from './standing.ts';
import { loadUnitDuties } from './unit-duties.ts';
import type { Who } from './who.ts';
import { isRowId } from './with-deputies.ts';

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
  const open = loaded ? ownItems(loaded.open, who) : [];
  const stage = loaded?.facts.stage;
  const waived = (await exemptionsOf(app.db, campaign.id, isRowId(person.id) ? [person.id] : [])).filter(
    (one) => one.stage === stage,
  );
  const arranged = loaded
    ? await arrangedFor(app.db, {
        campaignId: campaign.id,
        who,
        since: localDateOf(loaded.place.run.stage_opened_at, app.timeZone),
        today,
      })
    : [];
  return done({
    name: person.name,
    unit: unit.name,
    homeUnit: home?.name ?? null,
    stage: loaded ? standingOf(loaded.place, today) : null,
    hours: hours === null ? null : { have: hours, need: hoursNeeded(campaign.template) },
    open: open.map((duty) => openItem(duty, today)),
    exempt: waived.map((one) => ({ name: requirementTitle(campaign.template, one), reason: one.reason })),
    arranged,
    forms: loaded ? formsFor(loaded.open, who, arranged) : [],
    leader: person.leader ? await leadingDuty(app, campaign, { who, today, said: open }) : null,
  });
}

/** Items a person owes in a unit, in the order of their days. */
function ownItems(open: readonly MeasuredDuty[], who: Who): MeasuredDuty[] {
  return open.filter((duty) => owes(duty, who));
}

const requirementTitle = (template: Template, waiver: { stage: number; requirement: string }) =>
  concentratedStages(template)
    .find((stage) => stage.number === waiver.stage)
    ?.requirements.find((one) => one.key === waiver.requirement)?.title ?? waiver.requirement;

/** By the roles they act in today: a deputy answers for the unit too. */
function owes(duty: MeasuredDuty, { person, actor }: Who): boolean {
  const acting = { roles: actor.roles, leader: person.leader };
  return isOwedBy(duty, { id: person.id, answersForUnit: answersForUnit(acting) });
}

/** Kinds with a form that this person owes, was given by an arrangement or is offered, and may file here, each once. */
function formsFor(open: readonly MeasuredDuty[], who: Who, arranged: readonly Arranged[]): MeView['forms'] {
  const owed = open.filter((duty) => owes(duty, who));
  const has = (of: Arranged['of']) => arranged.some((one) => one.of === of);
  const given: KindName[] = [
    ...(has('partner-of') ? (['door-teaching'] as const) : []),
    ...(has('contact-point') ? (['contact-point'] as const) : []),
    ...kinds.filter((kind) => kind.offered).map((kind) => kind.name),
  ];
  const owing = [...new Set([...owed.map((duty) => duty.requirement.kind), ...given])];
  return owing
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

/**
 * A leader's second duty, in the leading body over the branch: what the body owes as a whole and what is asked of the
 * leader there. The same thing asked in the branch stands there only.
 */
async function leadingDuty(
  app: App,
  campaign: CampaignNow,
  { who, today, said }: { who: Who; today: string; said: readonly MeasuredDuty[] },
): Promise<MeView['leader']> {
  const body = await bodyOver(app.db, who.unit.id);
  if (!body || body.id === who.unit.id) return null;
  const loaded = await loadUnitDuties(app.db, campaign, body.id, today);
  const here = new Set(said.map((duty) => duty.key));
  const open = loaded?.open.filter(
    (duty) =>
      !here.has(duty.key) &&
      (duty.requirement.per !== 'member' || duty.measured.missing.includes(who.person.id)),
  );
  return { body: body.name, open: (open ?? []).map((duty) => openItem(duty, today)) };
}

import type { Arranged, MeView } from '../cards/me.ts';
import type { OpenItem } from '../cards/view.ts';
import { isOwedBy, type MeasuredDuty } from '../domain/duty.ts';
import type { KindName } from '../domain/kind-names.ts';
import { kindOf, kinds } from '../domain/kinds/index.ts';
import { variantOf } from '../domain/kinds/kind.ts';
import { countItems } from '../domain/ledger-counts.ts';
import { daysBetween, localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { concentratedStages, type Template } from '../domain/template.ts';
import { studyHours } from '../store/campaign.ts';
import { exemptionsOf } from '../store/gates.ts';
import { unitById } from '../store/roster.ts';
import { arrangedFor } from './arranged.ts';
import { type CampaignNow, campaignNow } from './campaign-now.ts';
import { waitingForMe } from './confirm.ts';
import { bodyOver } from './leading-body.ts';
import { itemsOwned } from './ledger-items.ts';
import { hoursNeeded } from './my-hours.ts';
import type { App } from './ports.ts';
import { standingOf } from './standing.ts';
import { manualMakeUpView } from './tell-make-up.ts';
import { loadUnitDuties, type UnitDuties } from './unit-duties.ts';
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
  const open = loaded ? owed(loaded, who) : [];
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
  const body = await bodyOfLeader(app, campaign, { who, today });
  return done({
    name: person.name,
    unit: unit.name,
    homeUnit: home?.name ?? null,
    stage: loaded ? standingOf(loaded.place, today) : null,
    hours: hours === null ? null : { have: hours, need: hoursNeeded(campaign.template) },
    open: open.map((duty) => openItem(duty, today)),
    exempt: waived.map((one) => ({ name: requirementTitle(campaign.template, one), reason: one.reason })),
    arranged,
    waiting: isRowId(person.id) ? await waitingForMe(app.db, campaign.id, person.id) : [],
    ledger: await ownLedger(app, campaign.id, person.id, today),
    makeUps: loaded ? makeUpsOf(loaded, open) : [],
    forms: loaded ? formsFor(who, { open, body, arranged }) : [],
    leader: body ? leadingDuty(body, { who, today, said: open }) : null,
  });
}

/** Items a person owes in a unit, in the order of their days; a deputy answers for the unit too. */
const owed = ({ open, answering }: UnitDuties, { person }: Who): MeasuredDuty[] =>
  open.filter((duty) => isOwedBy(duty, person.id, answering));

/** Null for whoever owns nothing that is open. */
async function ownLedger(app: App, campaignId: string, personId: string, today: string) {
  const { open, overdue } = countItems(await itemsOwned(app.db, campaignId, personId), today);
  return open === 0 ? null : { open, overdue };
}

const requirementTitle = (template: Template, waiver: { stage: number; requirement: string }) =>
  concentratedStages(template)
    .find((stage) => stage.number === waiver.stage)
    ?.requirements.find((one) => one.key === waiver.requirement)?.title ?? waiver.requirement;

/** Make-ups of the unit that were arranged by hand, for one who answers for them. */
const makeUpsOf = ({ facts, unit }: UnitDuties, open: readonly MeasuredDuty[]): MeView['makeUps'] =>
  facts.records
    .filter(
      (record) =>
        record.kind === 'make-up' &&
        record.personId === null &&
        open.some((duty) => duty.record === record.id),
    )
    .map((record) => manualMakeUpView({ id: record.id, payload: { ...record.payload } }, unit.name));

/**
 * Kinds with a form that this person owes in branch or leading body, was given by an arrangement or is offered in their
 * branch, and what they answer for in the leading body; each once, as far as they may file it.
 */
function formsFor(
  who: Who,
  of: { open: readonly MeasuredDuty[]; body: UnitDuties | null; arranged: readonly Arranged[] },
): MeView['forms'] {
  const has = (one: Arranged['of']) => of.arranged.some((each) => each.of === one);
  const given: KindName[] = [
    ...(has('partner-of') ? (['door-teaching'] as const) : []),
    ...(has('contact-point') ? (['contact-point'] as const) : []),
    ...(has('helper-of') ? (['help-visit'] as const) : []),
    ...(who.actor.roles.includes('secretary') ? (['make-up'] as const) : []),
    ...kinds.filter((kind) => kind.offered).map((kind) => kind.name),
  ];
  // What a single record asks for is closed on its own card; its kind's form would make another. A revised draft is
  // sent as the first one was.
  const kindsOf = (open: readonly MeasuredDuty[]): Sort[] =>
    open
      .filter(({ record, requirement }) => record === undefined || !asksByItself(requirement.kind))
      .map(({ requirement: { kind, of } }) =>
        of !== undefined && kindOf(kind)?.variants?.of[of] ? { kind, of } : { kind },
      );
  const { body } = of;
  const asLeader = body ? body.open.filter((duty) => isAskedOf(duty, who.person.id)) : [];
  const here = eachOnce([...kindsOf([...of.open, ...asLeader]), ...given.map((kind) => ({ kind }))]).filter(
    (sort) => mayFileIn(who, sort, false),
  );
  const own = here.map((sort) => ({ ...sort, unit: who.unit.id, body: null }));
  if (!body) return own;
  const asked = body.open.filter((duty) => duty.requirement.per !== 'member');
  const answered = body.answering.has(who.person.id) ? eachOnce(kindsOf(asked)) : [];
  const there = answered.filter((sort) => mayFileIn(who, sort, true));
  return [...there.map((sort) => ({ ...sort, unit: body.unit.id, body: body.unit.name })), ...own];
}

/** Whether it is asked of this very person, as of each member. */
const isAskedOf = ({ requirement, measured }: MeasuredDuty, personId: string): boolean =>
  requirement.per === 'member' && measured.missing.includes(personId);

/** A kind, and which sort of it for a kind that has sorts. */
type Sort = { kind: KindName; of?: string };

const eachOnce = (sorts: readonly Sort[]): Sort[] => [
  ...new Map(sorts.map((sort) => [`${sort.kind} ${sort.of ?? ''}`, sort])).values(),
];

/** Whether each record of a kind is to be done by a day of its own, and not only once more beside what the stage asks. */
function asksByItself(kind: KindName): boolean {
  const asks = kindOf(kind)?.asks;
  return asks !== undefined && asks.beside === undefined;
}

/** Whether somebody in their roles files a kind by its form or command; one who answers for a unit does what its secretary may. What asks by itself is answered where it stands. */
function mayFileIn({ actor }: Who, { kind, of }: Sort, answers: boolean): boolean {
  const named = kindOf(kind);
  if ((!named?.form && !named?.command) || asksByItself(kind)) return false;
  if (named.variants && of === undefined) return false;
  const declared = variantOf(named, of);
  return (
    (answers && declared.filedBy.includes('secretary')) ||
    actor.roles.some((role) => declared.filedBy.includes(role))
  );
}

export const openItem = (duty: MeasuredDuty, today: string): OpenItem => ({
  name: duty.title,
  due: duty.dueOn,
  overdueDays: Math.max(0, daysBetween(duty.dueOn, today)),
  why: duty.why,
});

/** The unit in whose leading body somebody sits or stands in, when that is not their own. */
async function bodyOfLeader(
  app: App,
  campaign: CampaignNow,
  { who, today }: { who: Who; today: string },
): Promise<UnitDuties | null> {
  const body = who.leads ? await bodyOver(app.db, who.unit.id) : undefined;
  return body && body.id !== who.unit.id ? loadUnitDuties(app.db, campaign, body.id, today) : null;
}

/**
 * A leader's second duty, in the leading body over the branch: what the body owes as a whole and what is asked of the
 * leader there. The same thing asked in the branch stands there only.
 */
function leadingDuty(
  body: UnitDuties,
  { who, today, said }: { who: Who; today: string; said: readonly MeasuredDuty[] },
): MeView['leader'] {
  const here = new Set(said.map((duty) => duty.key));
  const open = body.open.filter(
    (duty) => !here.has(duty.key) && (duty.requirement.per !== 'member' || isAskedOf(duty, who.person.id)),
  );
  return { body: body.unit.name, open: open.map((duty) => openItem(duty, today)) };
}

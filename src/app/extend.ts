import {
  type ExtendView,
  extendAskCard,
  extendedCard,
  extendRefusedCard,
  type MovedDate,
} from '../cards/extend.ts';
import type { Override } from '../domain/calendar.ts';
import { type CalendarRefusal, shiftStages } from '../domain/calendar-refusals.ts';
import { addDays, localDateOf } from '../domain/local-date.ts';
import { type MovableDate, movableDates, titlesByKey } from '../domain/movable-dates.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import type { Words } from '../domain/template.ts';
import { appendAudit } from '../store/audit.ts';
import { askExtension, decideExtension, extensionById } from '../store/extensions.ts';
import { type Person, peopleWithRole, personById, unitById, unitPath } from '../store/roster.ts';
import type { Tx } from '../store/schema.ts';
import { actingSecretaries } from './answering.ts';
import { campaignNow, placeOf, type UnitPlace } from './campaign-now.ts';
import { idFrom } from './identity.ts';
import { moveDates } from './move-dates.ts';
import type { App } from './ports.ts';
import { standingUnder } from './standing-under.ts';
import { tellPeople } from './tell-people.ts';
import { allow, authorise, type Who } from './who.ts';

export interface ExtendAsked {
  openId: string;
  unitId: string;
  key: string;
  on: string;
  reason: string;
  cause: string;
}

/** Dates that the calendar's rules refuse, with the titles to say them by. */
export interface DatesRefused {
  ok: false;
  calendar: CalendarRefusal[];
  titles: Map<string, Words>;
}

export type Extended = { did: 'moved'; view: MovedDate; items: number } | { did: 'asked' };

/** The form to move a date: by the office, or as a request to it by the unit's secretary. */
export async function extendView(
  app: App,
  asked: { openId: string; unitId: string },
  now: Date,
): Promise<Outcome<ExtendView>> {
  const ready = await mayAsk(app, asked, now);
  if (!ready.ok) return ready;
  const { unit, dates, place, decides } = ready.value;
  return done({
    unit: { id: unit.id, name: unit.name },
    dates,
    months: place.campaign.template.concentrated.minimumMonths,
    decides,
  });
}

/**
 * The office moves one date of a unit with a reason; a secretary's wish goes to the office and moves nothing yet. Dates
 * that the rules refuse are not even asked for.
 */
export async function extendDate(
  app: App,
  asked: ExtendAsked,
  now: Date,
): Promise<Outcome<Extended> | DatesRefused> {
  const ready = await mayAsk(app, asked, now);
  if (!ready.ok) return ready;
  const { who, unit, place, dates, decides } = ready.value;
  const date = dates.find((one) => one.key === asked.key);
  if (!date) return refused({ why: 'gone' });
  const moves = movesFor(place, asked);
  const { template } = place.campaign;
  const tried = await moveDates(app, { unit: unit.name, moves, by: who.person.id, dry: !decides }, now);
  if (!tried.ok) return 'calendar' in tried ? { ...tried, titles: titlesByKey(template) } : tried;
  const view: MovedDate = { unit: unit.name, date, on: asked.on, reason: asked.reason };
  if (decides) {
    await tellSecretaries(app, { unitId: unit.id, but: who.person.id, view, key: asked.cause }, now);
    return done({ did: 'moved', view, items: new Set(tried.value.moved).size });
  }
  const id = idFrom(asked.cause);
  const office = await officeOver(app, unit.id);
  await app.db.transaction().execute(async (tx) => {
    const { key, on, reason } = asked;
    const wish = { id, campaignId: place.campaign.id, unitId: unit.id, key, date: on, reason };
    if (!(await askExtension(tx, { ...wish, by: who.person.id }, now))) return;
    const detail = { extension: id, key, date: on, reason };
    await appendAudit(tx, { actor: who.person.id, act: 'ask-extension', unitId: unit.id, detail }, now);
    const card = extendAskCard({ ...view, extension: id, by: who.person.name });
    await tellPeople(tx, office, { key: `extension:${id}`, card }, now);
  });
  app.wake.courier();
  return done({ did: 'asked' });
}

/** The office grants a secretary's wish, or refuses it with a comment; the secretary is told. */
export async function decideOnExtension(
  app: App,
  asked: { openId: string; extensionId: string; comment: string | null },
  now: Date,
): Promise<Outcome<{ view: MovedDate; items: number; by: string }> | DatesRefused> {
  const wish = await extensionById(app.db, asked.extensionId);
  const unit = wish ? await unitById(app.db, wish.unit_id) : undefined;
  if (!wish || !unit) return refused({ why: 'gone' });
  const who = await authorise(app, asked.openId, 'move-dates', unit.id, now);
  if (!who.ok) return who;
  const by = who.value.person;
  const campaign = await campaignNow(app.db);
  const place = campaign ? await placeOf(app.db, campaign, unit.id) : null;
  const date = place
    ? movableDates(place.campaign.template, place.calendar, {
        stage: place.run.stage,
        today: localDateOf(now, app.timeZone),
      }).find((one) => one.key === wish.key)
    : undefined;
  if (!place || !date) return refused({ why: 'gone' });
  const view: MovedDate = { unit: unit.name, date, on: wish.date, reason: wish.reason };
  const granted = asked.comment === null;
  const decide = async (tx: Tx): Promise<boolean> => {
    const decision = { id: wish.id, by: by.id, comment: asked.comment };
    const state = granted ? ('granted' as const) : ('refused' as const);
    if (!(await decideExtension(tx, { ...decision, state }, now))) return false;
    const detail = { extension: wish.id, comment: asked.comment };
    await appendAudit(tx, { actor: by.id, act: `${state}-extension`, unitId: unit.id, detail }, now);
    const asker = await personById(tx, wish.asked_by);
    const card = granted
      ? extendedCard(view, null)
      : extendRefusedCard({ ...view, by: by.name, comment: asked.comment ?? '' });
    if (asker) await tellPeople(tx, [asker], { key: `extension-decided:${wish.id}`, card }, now);
    return true;
  };
  if (!granted) {
    if (!(await app.db.transaction().execute(decide))) return refused({ why: 'changed-meanwhile' });
    app.wake.courier();
    return done({ view, items: 0, by: by.name });
  }
  const moves = movesFor(place, { key: wish.key, on: wish.date, reason: wish.reason });
  const moved = await moveDates(app, { unit: unit.name, moves, by: by.id, dry: false, within: decide }, now);
  if (!moved.ok)
    return 'calendar' in moved ? { ...moved, titles: titlesByKey(place.campaign.template) } : moved;
  app.wake.courier();
  return done({ view, items: new Set(moved.value.moved).size, by: by.name });
}

/** A late start moves the whole concentrated period; a stage ends where its successor begins: an own beginning that was set before moves along. */
function movesFor(
  place: UnitPlace,
  { key, on, reason }: { key: string; on: string; reason: string },
): Override[] {
  const [of = '', edge] = key.split('.');
  const { template, year } = place.campaign;
  if (edge === 'from')
    return shiftStages(template, { batch: place.run.batch, year, stage: of, from: on, reason });
  const at = place.calendar.stages.findIndex((stage) => stage.key === of);
  const next = place.calendar.stages[at + 1];
  const own = place.calendar.overrides.some((one) => next && one.key === `${next.key}.from`);
  if (edge !== 'to' || at < 0 || !next || !own) return [{ key, date: on, reason }];
  return [
    { key, date: on, reason },
    { key: `${next.key}.from`, date: addDays(on, 1), reason },
  ];
}

interface Ready {
  who: Who;
  unit: { id: string; name: string };
  place: UnitPlace;
  dates: MovableDate[];
  decides: boolean;
}

async function mayAsk(
  app: App,
  asked: { openId: string; unitId: string },
  now: Date,
): Promise<Outcome<Ready>> {
  const who = await authorise(app, asked.openId, 'ask-extension', asked.unitId, now);
  if (!who.ok) return who;
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const unit = await unitById(app.db, asked.unitId);
  const place = unit ? await placeOf(app.db, campaign, unit.id) : null;
  if (!unit || !place) return refused({ why: 'unit-missing', command: 'extend' });
  const decides = (await allow(app, who.value, 'move-dates', unit.id)).ok;
  const dates = movableDates(campaign.template, place.calendar, {
    stage: place.run.stage,
    today: localDateOf(now, app.timeZone),
  });
  return done({ who: who.value, unit, place, dates, decides });
}

/** The officers over whose tree the unit lies. */
async function officeOver(app: App, unitId: string): Promise<Person[]> {
  const path = await unitPath(app.db, unitId);
  const over: Person[] = [];
  for (const person of await peopleWithRole(app.db, 'office')) {
    const stands = await standingUnder(app.db, person);
    if (stands.some((id) => path.includes(id))) over.push(person);
  }
  return over;
}

async function tellSecretaries(
  app: App,
  told: { unitId: string; but: string; view: MovedDate; key: string },
  now: Date,
): Promise<void> {
  const acting = await actingSecretaries(app.db, told.unitId, localDateOf(now, app.timeZone));
  const people = acting.filter((person) => person.id !== told.but);
  const card = extendedCard(told.view, null);
  await tellPeople(app.db, people, { key: `extended:${told.key}`, card }, now);
  app.wake.courier();
}

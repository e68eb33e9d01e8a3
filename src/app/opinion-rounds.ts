import type { OpinionFormView } from '../cards/opinion-form.ts';
import type { RoundFormView } from '../cards/opinion-solicit.ts';
import { inviteCard } from '../cards/opinion-solicit.ts';
import { addDays, localDateOf } from '../domain/local-date.ts';
import { fewestInCircle, personOfTarget, type Target } from '../domain/opinions.ts';
import { afterQuiet } from '../domain/ping.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import type { Circle, Template } from '../domain/template.ts';
import { appendAudit } from '../store/audit.ts';
import { addRound, roundById, type StoredRound } from '../store/opinion-rounds.ts';
import { type Person, peopleOf, type Unit, unitById, unitTree } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { pingRules } from './arm-calendar.ts';
import { type CampaignNow, campaignNow } from './campaign-now.ts';
import { idFrom } from './identity.ts';
import { isOffered, isReachable, targetNames, targetOptions } from './opinion-targets.ts';
import type { App } from './ports.ts';
import { tellMany } from './tell-people.ts';
import { authorise, type Who } from './who.ts';

/** A round stands open for so many days unless another day is chosen. */
const usualDays = 7;

export const circlesOf = (template: Template): readonly Circle[] => template.circles ?? [];

/** The form that opens a round over a unit. */
export async function roundForm(
  app: App,
  asked: { openId: string; unitId: string },
  now: Date,
): Promise<Outcome<RoundFormView>> {
  const ready = await mayAskHere(app, asked, now);
  if (!ready.ok) return ready;
  const { unit, campaign } = ready.value;
  const here = circlesOf(campaign.template).filter((circle) => circle.among !== undefined);
  if (here.length === 0) return refused({ why: 'no-circles' });
  return done({
    unit: { id: unit.id, name: unit.name },
    circles: here.map(({ key, title }) => ({ key, title })),
    targets: await targetOptions(app.db, unit),
    until: addDays(localDateOf(now, app.timeZone), usualDays),
    fewest: fewestInCircle,
  });
}

/**
 * Opens a round of forms to a circle of the roster (S9): all of it gets the same words at once, outside the quiet hours.
 * The invitation is queued for all alike; the form itself is handed to whoever asks, and of that nothing is kept. One form
 * of the secretary's opens one round: pressed again it opens none, with other answers it is refused.
 */
export async function openRound(
  app: App,
  asked: { openId: string; unitId: string; circle: string; target: Target; to: string; cause: string },
  now: Date,
): Promise<Outcome<{ sent: number; circle: Circle['title'] }>> {
  const ready = await mayAskHere(app, asked, now);
  if (!ready.ok) return ready;
  const { who, unit, campaign } = ready.value;
  const today = localDateOf(now, app.timeZone);
  const circle = circlesOf(campaign.template).find((one) => one.key === asked.circle && one.among);
  if (!circle || !(await isOffered(app.db, unit, asked.target))) return refused({ why: 'gone' });
  const before = await roundById(app.db, idFrom(asked.cause));
  if (before)
    return before.circle === circle.key && before.target === asked.target && before.closes_on === asked.to
      ? done({ sent: before.sent, circle: circle.title })
      : refused({ why: 'changed-meanwhile' });
  if (asked.to < today) return refused({ why: 'past-date', date: asked.to });
  const people = (await peopleOfCircle(app.db, unit, circle)).filter(
    (person) => isReachable(person) && person.id !== personOfTarget(asked.target),
  );
  if (people.length < fewestInCircle) return refused({ why: 'circle-too-small', fewest: fewestInCircle });
  const round = {
    id: idFrom(asked.cause),
    campaign_id: campaign.id,
    unit_id: unit.id,
    circle: circle.key,
    target: asked.target,
    sent: people.length,
    opened_on: today,
    closes_on: asked.to,
    opened_by: who.person.id,
  };
  await app.db.transaction().execute(async (tx) => {
    if (!(await addRound(tx, round))) return;
    await appendAudit(
      tx,
      {
        actor: who.person.id,
        act: 'open-opinion-round',
        unitId: unit.id,
        detail: { round: round.id, circle: circle.key, sent: people.length },
      },
      now,
    );
    await invite(app, tx, { campaign, unit, round, people, again: false }, now);
  });
  app.wake.courier();
  return done({ sent: people.length, circle: circle.title });
}

/** Tells the whole circle once more in equal words: who has answered is not known, so nobody can be chased (section 7). */
export async function inviteAgain(
  app: App,
  asked: { openId: string; roundId: string },
  now: Date,
): Promise<Outcome<{ sent: number }>> {
  const round = await roundById(app.db, asked.roundId);
  if (!round) return refused({ why: 'gone' });
  const ready = await mayAskHere(app, { openId: asked.openId, unitId: round.unit_id }, now);
  if (!ready.ok) return ready;
  const { unit, campaign } = ready.value;
  if (round.closes_on < localDateOf(now, app.timeZone)) return refused({ why: 'box-closed' });
  const circle = circlesOf(campaign.template).find((one) => one.key === round.circle);
  if (!circle) return refused({ why: 'gone' });
  const people = (await peopleOfCircle(app.db, unit, circle)).filter(
    (person) => isReachable(person) && person.id !== personOfTarget(round.target),
  );
  await app.db
    .transaction()
    .execute((tx) => invite(app, tx, { campaign, unit, round, people, again: true }, now));
  app.wake.courier();
  return done({ sent: people.length });
}

async function invite(
  app: App,
  tx: Db,
  of: {
    campaign: CampaignNow;
    unit: Unit;
    round: Pick<StoredRound, 'id' | 'target' | 'closes_on'>;
    people: readonly Person[];
    again: boolean;
  },
  now: Date,
): Promise<void> {
  const { campaign, unit, round, people, again } = of;
  const names = await targetNames(tx, [round.target]);
  const card = inviteCard({
    round: round.id,
    unit: unit.name,
    target: round.target as Target,
    person: names.get(round.target) ?? null,
    until: round.closes_on,
    again,
  });
  const key = again
    ? `opinion-round:${round.id}:${localDateOf(now, app.timeZone)}`
    : `opinion-round:${round.id}`;
  await tellMany(tx, people, { key, card, notBefore: afterQuiet(now, pingRules(app, campaign)) }, now);
}

/**
 * The form of a round for somebody of its circle. Nothing of the opening is kept: it is answered past the outbox, and
 * the event is recorded nowhere (`handlers/anonymous.ts`).
 */
export async function formOfRound(
  app: App,
  asked: { openId: string; roundId: string },
  now: Date,
): Promise<Outcome<OpinionFormView>> {
  const open = await openRoundFor(app, asked, now);
  if (!open.ok) return open;
  const { round, unit } = open.value;
  const names = await targetNames(app.db, [round.target]);
  return done({
    unit: { id: unit.id, name: unit.name },
    open: true,
    round: round.id,
    targets: [{ value: round.target as Target, person: names.get(round.target) ?? null }],
  });
}

/** A round that is open to this person: they are of its circle, and its last day is not over. */
export async function openRoundFor(
  app: App,
  asked: { openId: string; roundId: string },
  now: Date,
): Promise<Outcome<{ round: StoredRound; unit: Unit }>> {
  const who = await authorise(app, asked.openId, 'speak', null, now);
  if (!who.ok) return who;
  const round = await roundById(app.db, asked.roundId);
  const unit = round ? await unitById(app.db, round.unit_id) : undefined;
  const campaign = await campaignNow(app.db);
  if (!round || !unit?.active || !campaign) return refused({ why: 'gone' });
  if (round.closes_on < localDateOf(now, app.timeZone)) return refused({ why: 'box-closed' });
  const circle = circlesOf(campaign.template).find((one) => one.key === round.circle);
  const among = circle ? await peopleOfCircle(app.db, unit, circle) : [];
  if (!among.some(({ id }) => id === who.value.person.id && id !== personOfTarget(round.target)))
    return refused({ why: 'not-in-circle' });
  return done({ round, unit });
}

/** Who of the roster, in the unit and below it, belongs to a circle. */
async function peopleOfCircle(db: Db, unit: Unit, circle: Circle): Promise<Person[]> {
  const tree = await unitTree(db, unit.id);
  switch (circle.among) {
    case 'members':
      return peopleOf(db, tree, 'member');
    case 'leaders':
      return (await peopleOf(db, tree, 'member')).filter((person) => person.leader);
    case 'masses':
      return peopleOf(db, tree, 'mass');
    case 'secretaries':
      return peopleOf(
        db,
        tree.filter((id) => id !== unit.id),
        'secretary',
      );
    case undefined:
      return [];
  }
}

interface Ready {
  who: Who;
  unit: Unit;
  campaign: CampaignNow;
}

/** Whether somebody may ask for opinions over a unit. */
export async function mayAskHere(
  app: App,
  asked: { openId: string; unitId: string },
  now: Date,
): Promise<Outcome<Ready>> {
  const who = await authorise(app, asked.openId, 'solicit-opinions', asked.unitId, now);
  if (!who.ok) return who;
  const unit = await unitById(app.db, asked.unitId);
  if (!unit) return refused({ why: 'gone' });
  const campaign = await campaignNow(app.db);
  return campaign ? done({ who: who.value, unit, campaign }) : refused({ why: 'no-campaign' });
}

import { randomUUID } from 'node:crypto';
import { deriveCalendar, type Override } from '../domain/calendar.ts';
import { type CalendarRefusal, calendarRefusals } from '../domain/calendar-refusals.ts';
import { dutiesOf } from '../domain/duty.ts';
import { instantOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { appendAudit } from '../store/audit.ts';
import { openedOn } from '../store/campaign.ts';
import { cancelDue, type DueWake } from '../store/due.ts';
import { unitByName } from '../store/roster.ts';
import type { Tx } from '../store/schema.ts';
import { armUnit } from './arm-calendar.ts';
import { campaignNow, placeOf } from './campaign-now.ts';
import type { App } from './ports.ts';
import { unknownUnit } from './unknown-unit.ts';

/**
 * Moves dates of one unit, with the reason that its calendar shows. Pings of what moved are armed anew; a
 * concentrated period under three months and dates outside the batch are refused (001, part 3; 003).
 */
export async function moveDates(
  app: App,
  asked: {
    unit: string;
    moves: readonly Override[];
    by: string;
    dry: boolean;
    /** What is decided together with the move; false moves nothing. */
    within?: (tx: Tx) => Promise<boolean>;
  },
  now: Date,
): Promise<Outcome<{ moved: string[]; moments: number }> | { ok: false; calendar: CalendarRefusal[] }> {
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const unit = await unitByName(app.db, asked.unit);
  if (!unit) return refused(await unknownUnit(app, asked.unit));
  const place = await placeOf(app.db, campaign, unit.id);
  if (!place) return refused({ why: 'not-in-campaign', unit: unit.name });

  const overrides = [...place.calendar.overrides, ...asked.moves];
  const batch = { batch: place.run.batch, year: campaign.year, overrides };
  const refusals = calendarRefusals(campaign.template, batch);
  if (refusals.length > 0) return { ok: false, calendar: refusals };

  const before = new Map(dutiesOf(campaign.template, place.calendar).map((duty) => [duty.key, duty.dueOn]));
  const after = { ...place, calendar: deriveCalendar(campaign.template, batch) };
  const moved = dutiesOf(campaign.template, after.calendar).filter(
    (duty) => before.get(duty.key) !== duty.dueOn,
  );
  if (asked.dry) return done({ moved: moved.map((duty) => duty.key), moments: 0 });

  const woken = await app.db.transaction().execute(async (tx): Promise<DueWake[] | null> => {
    if (asked.within && !(await asked.within(tx))) return null;
    for (const { key, date, reason } of asked.moves) {
      await tx
        .insertInto('calendar_override')
        .values({ id: randomUUID(), unit_id: unit.id, key, date, reason, set_by: asked.by, set_at: now })
        .execute();
    }
    const begins = after.calendar.stages[0]?.from;
    if (place.run.stage === 1 && begins !== undefined && begins !== place.calendar.stages[0]?.from)
      await openedOn(tx, {
        campaignId: campaign.id,
        unitId: unit.id,
        at: instantOf(begins, '00:00', app.timeZone),
      });
    for (const duty of moved) await cancelDue(tx, { unitId: unit.id, item: duty.key }, 'moved');
    await appendAudit(
      tx,
      { actor: asked.by, act: 'move-dates', unitId: unit.id, detail: { moves: asked.moves } },
      now,
    );
    return armUnit(app, tx, after, now);
  });
  if (woken === null) return refused({ why: 'changed-meanwhile' });
  app.wake.due(woken);
  return done({ moved: moved.map((duty) => duty.key), moments: woken.length });
}

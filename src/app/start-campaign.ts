import { randomUUID } from 'node:crypto';
import type { Override } from '../domain/calendar.ts';
import { type CalendarRefusal, calendarRefusals, shiftStages } from '../domain/calendar-refusals.ts';
import { addDays, instantOf, localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { batchOf, type Template } from '../domain/template.ts';
import { appendAudit } from '../store/audit.ts';
import { openedOn } from '../store/campaign.ts';
import { armDue, type DueWake } from '../store/due.ts';
import { listUnits, takesPart, type Unit } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { armUnit } from './arm-calendar.ts';
import { campaignNow, placeOf } from './campaign-now.ts';
import { dayRow } from './day-row.ts';
import type { App } from './ports.ts';
import { unknownUnit } from './unknown-unit.ts';

export interface StartAsked {
  template: Template;
  batch: number;
  /** One unit by name, or all of the batch. */
  unit: string | null;
  /** Of the batch only units among these ids; all when absent. */
  below?: readonly string[];
  /** A late start: the first stage begins on this day, and the rest of the concentrated period moves with it. */
  from: string | null;
  /** Year in which the campaign's first batch begins; the running campaign's own when there is one. */
  year: number | null;
  reason: string;
  by: string;
  dry: boolean;
}

export interface StartDone {
  campaign: string;
  year: number;
  units: string[];
  moments: number;
}

/** Starts a campaign for a batch: a snapshot of the template, each unit's calendar, and every moment on its row. */
export async function startCampaign(
  app: App,
  asked: StartAsked,
  now: Date,
): Promise<Outcome<StartDone> | { ok: false; calendar: CalendarRefusal[] }> {
  const running = await campaignNow(app.db);
  if (running && running.template.key !== asked.template.key) {
    return refused({ why: 'campaign-exists', title: running.template.title['zh-cn'] });
  }
  const template = running?.template ?? asked.template;
  const batch = batchOf(template, asked.batch);
  if (!batch) return refused({ why: 'bad-batch', batch: asked.batch });
  const year =
    running?.year ?? asked.year ?? Number(localDateOf(now, app.timeZone).slice(0, 4)) - batch.yearsAfterFirst;
  const units = await unitsToStart(app, asked);
  if (!units.ok) return units;

  const firstStage = template.stages[0]?.key ?? '';
  const overrides: Override[] = asked.from
    ? shiftStages(template, {
        batch: asked.batch,
        year,
        stage: firstStage,
        from: asked.from,
        reason: asked.reason,
      })
    : [];
  const refusals = calendarRefusals(template, { batch: asked.batch, year, overrides });
  if (refusals.length > 0) return { ok: false, calendar: refusals };

  const id = running?.id ?? `${template.key}-${year}`;
  const result = { campaign: id, year, units: units.value.map((unit) => unit.name) };
  if (asked.dry) return done({ ...result, moments: 0 });
  const woken: DueWake[] = [];
  await app.db.transaction().execute(async (tx) => {
    if (!running) {
      await tx
        .insertInto('campaign')
        .values({ id, template_key: template.key, template: JSON.stringify(template), year, started_at: now })
        .execute();
      woken.push(...(await armDue(tx, [dayRow(app, addDays(localDateOf(now, app.timeZone), 1))])));
    }
    for (const unit of units.value)
      woken.push(
        ...(await startUnit(app, tx, { id, unit, batch: asked.batch, overrides, by: asked.by }, now)),
      );
    const detail = {
      campaign: id,
      batch: asked.batch,
      units: units.value.length,
      from: asked.from,
      reason: asked.reason,
    };
    await appendAudit(tx, { actor: asked.by, act: 'start-campaign', detail }, now);
  });
  app.wake.due(woken);
  return done({ ...result, moments: woken.length });
}

async function unitsToStart(app: App, asked: StartAsked): Promise<Outcome<Unit[]>> {
  const units = (await listUnits(app.db)).filter(takesPart);
  if (asked.unit === null) {
    const batch = units.filter(
      (unit) => unit.batch === asked.batch && (asked.below?.includes(unit.id) ?? true),
    );
    return batch.length > 0 ? done(batch) : refused({ why: 'empty-batch', batch: asked.batch });
  }
  const unit = units.find((one) => one.name === asked.unit);
  return unit ? done([unit]) : refused(await unknownUnit(app, asked.unit));
}

/** A unit that runs already keeps its place. */
async function startUnit(
  app: App,
  tx: Db,
  of: { id: string; unit: Unit; batch: number; overrides: readonly Override[]; by: string },
  now: Date,
): Promise<DueWake[]> {
  const campaign = await campaignNow(tx);
  if (!campaign) throw new Error('the campaign was written a moment ago');
  const added = await tx
    .insertInto('unit_run')
    .values({ campaign_id: of.id, unit_id: of.unit.id, batch: of.batch, stage: 1, stage_opened_at: now })
    .onConflict((oc) => oc.doNothing())
    .returning('unit_id')
    .executeTakeFirst();
  if (!added) return [];
  for (const { key, date, reason } of of.overrides) {
    await tx
      .insertInto('calendar_override')
      .values({ id: randomUUID(), unit_id: of.unit.id, key, date, reason, set_by: of.by, set_at: now })
      .execute();
  }
  const place = await placeOf(tx, campaign, of.unit.id);
  if (!place) return [];
  const opensAt = instantOf(place.calendar.stages[0]?.from ?? '', '00:00', app.timeZone);
  await openedOn(tx, { campaignId: of.id, unitId: of.unit.id, at: opensAt });
  return armUnit(app, tx, place, now);
}

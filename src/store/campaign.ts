import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { CalendarOverrideTable, CampaignTable, Db, UnitRunTable } from './schema.ts';

export type StoredCampaign = Selectable<CampaignTable>;
export type UnitRun = Selectable<UnitRunTable>;
export type StoredOverride = Selectable<CalendarOverrideTable>;

/** The campaign that was started last: the one that commands speak of. */
export const currentCampaign = (db: Db): Promise<StoredCampaign | undefined> =>
  db.selectFrom('campaign').selectAll().orderBy('started_at', 'desc').limit(1).executeTakeFirst();

export const runsOf = (db: Db, campaignId: string): Promise<UnitRun[]> =>
  db
    .selectFrom('unit_run')
    .innerJoin('unit', 'unit.id', 'unit_run.unit_id')
    .selectAll('unit_run')
    .where('campaign_id', '=', campaignId)
    .orderBy('unit.position')
    .execute();

export const runOf = (db: Db, campaignId: string, unitId: string): Promise<UnitRun | undefined> =>
  db
    .selectFrom('unit_run')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .where('unit_id', '=', unitId)
    .executeTakeFirst();

export const overridesOf = (db: Db, unitIds: readonly string[]): Promise<StoredOverride[]> =>
  unitIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('calendar_override')
        .selectAll()
        .where('unit_id', 'in', [...unitIds])
        .orderBy('set_at')
        .execute();

/**
 * Study hours by person, from sessions and own study, counted once wherever they were earned.
 * @returns hours by person id; people without any are absent
 */
export async function studyHours(
  db: Db,
  campaignId: string,
  unitIds: readonly string[],
): Promise<Map<string, number>> {
  if (unitIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('record')
    .innerJoin('person', 'person.id', 'record.person_id')
    .select(['record.person_id', sql<string>`sum((payload ->> 'hours')::numeric)`.as('hours')])
    .where('campaign_id', '=', campaignId)
    .where('person.unit_id', 'in', [...unitIds])
    .where('record.kind', '=', 'study-hour')
    .where('record.state', '=', 'filed')
    .groupBy('record.person_id')
    .execute();
  return new Map(rows.map((row) => [row.person_id as string, Number(row.hours)]));
}

/** How many filed records of each kind these units have: by unit, then kind. */
export async function recordCounts(
  db: Db,
  campaignId: string,
  unitIds: readonly string[],
): Promise<Map<string, Map<string, number>>> {
  const counts = new Map<string, Map<string, number>>();
  if (unitIds.length === 0) return counts;
  const rows = await db
    .selectFrom('record')
    .select(({ fn }) => ['unit_id', 'kind', fn.countAll<string>().as('count')])
    .where('campaign_id', '=', campaignId)
    .where('unit_id', 'in', [...unitIds])
    .where('state', '=', 'filed')
    .groupBy(['unit_id', 'kind'])
    .execute();
  for (const row of rows) {
    const kinds = counts.get(row.unit_id) ?? new Map<string, number>();
    counts.set(row.unit_id, kinds.set(row.kind, Number(row.count)));
  }
  return counts;
}

import type { ExpressionBuilder, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Attendance } from '../domain/gate.ts';
import type { KindName } from '../domain/kind-names.ts';
import { kinds } from '../domain/kinds/index.ts';
import type { RecordFact, RecordState } from '../domain/kinds/kind.ts';
import type {
  CalendarOverrideTable,
  CampaignTable,
  Db,
  RecordTable,
  Schema,
  UnitRunTable,
} from './schema.ts';

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

/** Notes when a unit's stage begins: what happened before belongs to the stage before. */
export const openedOn = (
  db: Db,
  { campaignId, unitId, at }: { campaignId: string; unitId: string; at: Date },
) =>
  db
    .updateTable('unit_run')
    .set({ stage_opened_at: at })
    .where('campaign_id', '=', campaignId)
    .where('unit_id', '=', unitId)
    .execute();

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

/**
 * Records of a unit and of these people as the rules read them; study hours are summed apart, taken-back ones left
 * out. A person's record counts where they participate now, wherever it was filed.
 * @param stageAt the stage in which the unit stood at an instant
 */
export async function recordFacts(
  db: Db,
  of: { campaignId: string; unitId: string; personIds: readonly string[] },
  stageAt: (at: Date) => number,
): Promise<RecordFact[]> {
  const rows = await db
    .selectFrom('record')
    .select(['id', 'kind', 'person_id', 'state', 'occurred_on', 'filed_at', withoutLongWords])
    .where('campaign_id', '=', of.campaignId)
    .where((eb) => ofUnitOrPeople(eb, of))
    .where('kind', '!=', 'study-hour')
    .where('state', '!=', 'withdrawn')
    .orderBy('filed_at')
    .execute();
  return rows.map((row) => factOf(row, stageAt));
}

/** A member's analysis holds 4,000 characters and more, which no rule reads: they stay where they are. */
const withoutLongWords = sql<Record<string, unknown>>`case when kind in (${sql.join(
  kinds.filter((kind) => kind.long === true).map((kind) => kind.name),
)}) then payload - 'words' else payload end`.as('payload');

/** What the leading body above held for all its units (S14): its records of these kinds that carry `of: leading-body`. */
export async function bodyRecords(
  db: Db,
  of: { campaignId: string; bodyId: string; kinds: readonly KindName[] },
  stageAt: (at: Date) => number,
): Promise<RecordFact[]> {
  const rows = await db
    .selectFrom('record')
    .select(['id', 'kind', 'person_id', 'state', 'occurred_on', 'payload', 'filed_at'])
    .where('campaign_id', '=', of.campaignId)
    .where('unit_id', '=', of.bodyId)
    .where('kind', 'in', [...of.kinds])
    .where(sql`payload ->> 'of'`, '=', 'leading-body')
    .where('state', '!=', 'withdrawn')
    .orderBy('filed_at')
    .execute();
  return rows.map((row) => factOf(row, stageAt));
}

const factOf = (
  row: Pick<
    Selectable<RecordTable>,
    'id' | 'kind' | 'person_id' | 'state' | 'occurred_on' | 'payload' | 'filed_at'
  >,
  stageAt: (at: Date) => number,
): RecordFact => ({
  id: row.id,
  kind: row.kind as KindName,
  personId: row.person_id,
  state: row.state as RecordState,
  occurredOn: row.occurred_on,
  stage: stageAt(row.filed_at),
  payload: row.payload,
});

/** What a unit filed as a whole, and what is about these people. */
export const ofUnitOrPeople = (
  eb: ExpressionBuilder<Schema, 'record'>,
  { unitId, personIds }: { unitId: string; personIds: readonly string[] },
) => {
  const ofUnit = eb.and([eb('record.unit_id', '=', unitId), eb('record.person_id', 'is', null)]);
  return personIds.length === 0 ? ofUnit : eb.or([ofUnit, eb('record.person_id', 'in', [...personIds])]);
};

/** In which sessions these people were present or made up for it, by the sessions' kind and sort, whichever unit held them. */
export async function sessionPresence(
  db: Db,
  campaignId: string,
  personIds: readonly string[],
): Promise<Attendance[]> {
  if (personIds.length === 0) return [];
  const rows = await db
    .selectFrom('record')
    .innerJoin('record as session', 'session.id', 'record.parent_id')
    .select(['session.kind', 'record.person_id', sql<string | null>`session.payload ->> 'of'`.as('of')])
    .distinct()
    .where('record.campaign_id', '=', campaignId)
    .where('record.state', '=', 'filed')
    .where('session.state', '!=', 'withdrawn')
    .where('record.person_id', 'in', [...personIds])
    .where((eb) =>
      eb.or([
        eb('record.kind', '=', 'study-hour'),
        eb.and([eb('record.kind', '=', 'make-up'), eb(sql`record.payload ->> 'done'`, '=', 'done')]),
      ]),
    )
    .execute();
  const present = new Map<string, Attendance & { people: Set<string> }>();
  for (const { kind, of, person_id } of rows) {
    const key = `${kind} ${of ?? ''}`;
    const one = present.get(key) ?? { kind: kind as KindName, of, people: new Set() };
    present.set(key, one);
    one.people.add(person_id as string);
  }
  return [...present.values()];
}

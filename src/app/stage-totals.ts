import { isInForce, type RecordFact } from '../domain/kinds/kind.ts';
import { listUnits, peopleByIds, unitTree } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { loadUnitFacts } from './unit-facts.ts';

/** What a unit and all below it did in one stage, as (002) 一1 and 2 count it; every count is exact. */
export interface StageTotals {
  forms: { sent: number; returned: number };
  seminars: number;
  /** Opinions handed over. */
  opinions: number;
  /** Confirmed consultations: all, those of leaders, and those in which somebody outside the Party was heard. */
  consultations: { all: number; byLeaders: number; ofMasses: number };
  analyses: number;
}

/** Adds up the records of the stage over a unit's tree, each record once. */
export async function stageTotals(
  db: Db,
  of: { campaignId: string; unitId: string; stage: number; today: string },
): Promise<StageTotals> {
  const tree = await unitTree(db, of.unitId);
  const records = new Map<string, RecordFact>();
  const leaders = new Set<string>();
  for (const unit of (await listUnits(db)).filter((one) => tree.includes(one.id))) {
    const { facts, people } = await loadUnitFacts(db, of.campaignId, unit, of.today);
    for (const person of people.filter((one) => one.leader)) leaders.add(person.id);
    for (const record of facts.records)
      if (record.stage === of.stage && isInForce(record)) records.set(record.id, record);
  }
  const having = (kind: string) => [...records.values()].filter((record) => record.kind === kind);
  const forms = having('opinion-form');
  const sum = (field: string) => forms.reduce((total, one) => total + Number(one.payload[field] ?? 0), 0);
  const consultations = having('consultation');
  const heard = await peopleByIds(db, [
    ...new Set(consultations.map((one) => String(one.payload.consulted))),
  ]);
  const masses = new Set(heard.filter((one) => !one.roles.includes('member')).map((one) => one.id));
  return {
    forms: { sent: sum('sent'), returned: sum('returned') },
    seminars: forms.filter(({ id, payload }) => payload.channel === 'seminar' && !id.includes(':')).length,
    opinions: having('sorting').length,
    consultations: {
      all: consultations.length,
      byLeaders: consultations.filter((one) => leaders.has(one.personId ?? '')).length,
      ofMasses: consultations.filter((one) => masses.has(String(one.payload.consulted))).length,
    },
    analyses: having('self-analysis').length,
  };
}

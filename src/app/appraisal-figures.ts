import type { UnitFacts } from '../domain/gate.ts';
import { isInForce } from '../domain/kinds/kind.ts';

/** What the appraisal came to, in numbers: delivered, signed for, and answered, of those who participate here. */
export function appraisalFigures(facts: UnitFacts): {
  members: number;
  delivered: number;
  acknowledged: number;
  answered: number;
} {
  const here = new Set(facts.members.map((member) => member.id));
  const delivered = facts.records.filter(
    (record) => record.kind === 'appraisal' && isInForce(record) && here.has(record.personId ?? ''),
  );
  const having = (field: string) => delivered.filter((record) => record.payload[field] !== undefined).length;
  return {
    members: here.size,
    delivered: delivered.length,
    acknowledged: having('acknowledgedOn'),
    answered: having('answer'),
  };
}

import { isInForce, type RecordFact } from '../domain/kinds/kind.ts';
import { attendanceOf } from '../store/records.ts';
import type { Db } from '../store/schema.ts';
import type { UnitDuties } from './unit-duties.ts';

/** What the appraisal came to, in numbers: written and delivered, signed for, and the meetings held. */
export async function appraisalFigures(
  db: Db,
  { facts }: Pick<UnitDuties, 'facts'>,
): Promise<{
  members: number;
  delivered: number;
  acknowledged: number;
  answered: number;
  meetings: number;
  present: number;
}> {
  const here = new Set(facts.members.map((member) => member.id));
  const ofKind = (kind: string, fits: (record: RecordFact) => boolean = () => true) =>
    facts.records.filter((record) => record.kind === kind && isInForce(record) && fits(record));
  const delivered = ofKind('appraisal', (record) => here.has(record.personId ?? ''));
  const meetings = ofKind('life-meeting', (record) => record.payload.of === 'branch');
  return {
    members: here.size,
    delivered: delivered.length,
    acknowledged: delivered.filter((record) => record.payload.acknowledgedOn !== undefined).length,
    answered: delivered.filter((record) => record.payload.answer !== undefined).length,
    meetings: meetings.length,
    present: await attendanceOf(
      db,
      meetings.map((record) => record.id),
    ),
  };
}

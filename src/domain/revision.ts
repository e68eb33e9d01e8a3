import type { UnitFacts } from './gate.ts';
import { kindOf } from './kinds/index.ts';
import { isInForce, type RecordFact } from './kinds/kind.ts';
import { addDays, localDateOf } from './local-date.ts';
import type { Template } from './template.ts';

/**
 * Facts in which every self-analysis from before the branch's life meeting says by when it is to be revised (001, part
 * 3(2)7: after the meeting each revises what they wrote), and whether a later draft came.
 */
export function withRevisions(template: Template, facts: UnitFacts): UnitFacts {
  const zone = template.timezone;
  const after = template.selfAnalysis?.afterMeeting;
  const meeting = facts.records.filter(isBranchMeeting).at(-1);
  if (!after || !meeting) return facts;
  const held = String(meeting.payload.closedAt ?? '');
  const heldOn = held === '' ? meeting.occurredOn : localDateOf(new Date(held), zone);
  const revise = (record: RecordFact): RecordFact => {
    const draftAt = String(record.payload.draftAt);
    const later =
      held === '' ? localDateOf(new Date(draftAt), zone) > heldOn : new Date(draftAt) > new Date(held);
    return {
      ...record,
      payload: { ...record.payload, reviseBy: addDays(heldOn, after.days), revised: later },
    };
  };
  return {
    ...facts,
    records: facts.records.map((record) =>
      record.kind === 'self-analysis' && record.payload.draftAt !== undefined ? revise(record) : record,
    ),
  };
}

const isBranchMeeting = (record: RecordFact): boolean =>
  record.kind === 'life-meeting' &&
  isInForce(record) &&
  Number(kindOf('life-meeting')?.sorts.branch?.(record, record.occurredOn) ?? false) === 1;

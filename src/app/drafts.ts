import { wordsOf } from '../cards/words/index.ts';
import type { KindName } from '../domain/kind-names.ts';
import { kindOf } from '../domain/kinds/index.ts';
import { isInForce } from '../domain/kinds/kind.ts';
import { checklist } from './checklist.ts';
import { draftSummary } from './draft-summary.ts';
import type { App } from './ports.ts';
import type { UnitDuties } from './unit-duties.ts';

/** What the system can write already for the one who files: the summary's figures (S23), the look-back's checklist (S24). */
export async function draftOf(
  app: App,
  kind: KindName,
  unit: UnitDuties,
  today: string,
): Promise<Record<string, unknown>> {
  if (kind === 'stage-summary') return { words: (await draftSummary(app, unit, today)).slice(0, most) };
  if (kind === 'inside-look-back') return { done: checklist(unit).join('\n').slice(0, most) };
  if (kind === 'bulletin') return { words: bulletinDraft(unit) };
  return {};
}

/** One input holds no more (platform: input component). */
const most = 1000;

/** What the bulletin can say by figures alone (S16); nobody is named. */
function bulletinDraft({ facts, members }: UnitDuties): string {
  const { draft } = wordsOf('zh-cn').publicity;
  const inForce = facts.records.filter((record) => record.stage === facts.stage && isInForce(record));
  const meetings = inForce.filter(
    (record) => record.kind === 'life-meeting' && record.payload.of !== 'leading-body',
  );
  const acknowledged = inForce.filter(
    (record) => record.kind === 'appraisal' && kindOf('appraisal')?.sorts.acknowledged?.(record, facts.today),
  );
  return [
    ...(meetings.length > 0 ? [draft.meetings(meetings.length)] : []),
    ...(acknowledged.length > 0 ? [draft.appraised(acknowledged.length, members.length)] : []),
  ].join('\n');
}

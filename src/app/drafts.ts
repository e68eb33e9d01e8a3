import type { KindName } from '../domain/kind-names.ts';
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
  return {};
}

/** One input holds no more (platform: input component). */
const most = 1000;

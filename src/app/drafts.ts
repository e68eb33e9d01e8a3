import { everyLocale } from '../cards/words/index.ts';
import { measureRequirement } from '../domain/gate.ts';
import type { KindName } from '../domain/kind-names.ts';
import type { App } from './ports.ts';
import type { UnitDuties } from './unit-duties.ts';

/** What the system can write already for the one who files: the summary's figures (S23), drawn from the data. */
export async function draftOf(
  _app: App,
  kind: KindName,
  unit: UnitDuties,
  today: string,
): Promise<Record<string, unknown>> {
  if (kind !== 'stage-summary') return {};
  const stage = unit.duties.filter((duty) => duty.stage === unit.place.run.stage);
  const lines = stage.flatMap((duty) => {
    const measured = measureRequirement(duty.requirement, unit.facts);
    return measured ? [`${duty.title['zh-cn']}：${measured.have}/${measured.need}`] : [];
  });
  const head = everyLocale((w) => w.status.asOf(today))['zh-cn'];
  return { words: [`${unit.unit.name}（${head}）`, ...lines].join('\n').slice(0, 1000) };
}

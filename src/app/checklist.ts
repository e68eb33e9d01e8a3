import { requirementLine } from '../cards/view.ts';
import { wordsOf } from '../cards/words/index.ts';
import { measureDuty } from '../domain/duty.ts';
import { figuresOf } from '../domain/figures.ts';
import type { UnitDuties } from './unit-duties.ts';

/** The stage's requirements one by one, as far as each is. */
export function checklist(unit: UnitDuties): string[] {
  const w = wordsOf('zh-cn');
  const stage = unit.duties.filter(
    (duty) => duty.stage === unit.place.run.stage && duty.record === undefined,
  );
  return stage.flatMap((duty) => {
    const measured = measureDuty(duty, unit.facts);
    return measured ? [requirementLine(w, { name: duty.title, ...figuresOf(measured) })] : [];
  });
}

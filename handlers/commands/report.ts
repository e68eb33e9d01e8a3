import { reportFormView } from '../../src/app/special-report.ts';
import { reportFiledCard, reportFormCard } from '../../src/cards/report-form.ts';
import type { Command, Reply } from '../handling.ts';

/** The unit's special report: a form until it is filed, then when it was. */
export async function report({ app, who, unitId }: Command): Promise<Reply> {
  const view = await reportFormView(app, who, unitId);
  if (!view.ok) return { say: 'refuse', refusal: view.refusal };
  return {
    say: 'privately',
    card: 'filedOn' in view.value ? reportFiledCard(view.value) : reportFormCard(view.value),
  };
}

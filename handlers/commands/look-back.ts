import { lookBackView, selfChecksNow } from '../../src/app/look-back.ts';
import { lookBackCard } from '../../src/cards/look-back.ts';
import type { Command, Reply } from '../handling.ts';
import { formOf } from './forms.ts';

/**
 * `/lookback`: inside a stage its checklist form; past the last gate the self-check's form for the branch, and where
 * the look-back stands for those who stand over branches.
 */
export async function lookBack(command: Command): Promise<Reply> {
  const { app, now, who, unitId } = command;
  const files = await selfChecksNow(app, who, unitId);
  if (files !== null) return formOf(files)(command);
  const view = await lookBackView(app, who, unitId, now);
  return view.ok
    ? { say: 'privately', card: lookBackCard(view.value) }
    : { say: 'refuse', refusal: view.refusal };
}

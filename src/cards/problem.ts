import type { Field } from './actions.ts';
import { type Element, text } from './kit.ts';

/** Above a refused form: what to mend. */
export function problemNote(field: Field | undefined): Element | null {
  return field === undefined ? null : text((w) => `⚠ ${w.problem[field]}`);
}

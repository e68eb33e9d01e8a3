import type { KindName } from '../kind-names.ts';
import { kindOf } from './index.ts';

/** A form's answers as the platform sends them: a date picker adds the zone, a number comes as text. */
export type FormAnswers = Readonly<Record<string, string | string[] | boolean>>;

/**
 * The payload of a kind out of its form's answers, checked by the kind's declaration.
 * @returns the first field that is wrong, by name
 */
export function readFields(
  name: KindName,
  answers: FormAnswers,
): { ok: true; payload: Record<string, unknown> } | { ok: false; field: string } {
  const kind = kindOf(name);
  const form = kind?.form;
  if (!kind || !form) return { ok: false, field: name };
  const typed = form.flatMap((field): [string, unknown][] => {
    const answer = answers[field.name];
    if (typeof answer !== 'string' || (answer.trim() === '' && field.optional === true)) return [];
    if (field.as === 'day') return [[field.name, answer.slice(0, 10)]];
    if (field.as === 'number') return [[field.name, Number(answer.normalize('NFKC').trim() || 'none')]];
    if (answer.trim() === '') return [];
    return [[field.name, answer]];
  });
  const parsed = kind.payload.safeParse(Object.fromEntries(typed));
  if (parsed.success) return { ok: true, payload: parsed.data };
  const wrong = parsed.error.issues[0]?.path[0];
  return { ok: false, field: typeof wrong === 'string' ? wrong : (form[0]?.name ?? name) };
}

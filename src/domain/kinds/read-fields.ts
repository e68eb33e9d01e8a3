import type { KindName } from '../kind-names.ts';
import { kindOf } from './index.ts';
import type { RowField } from './kind.ts';

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
  const typed = readTyped(
    form.filter((field) => field.as !== 'rows'),
    answers,
  );
  const parsed = kind.payload.safeParse(typed);
  if (parsed.success) return { ok: true, payload: parsed.data };
  const wrong = parsed.error.issues[0]?.path[0];
  return { ok: false, field: typeof wrong === 'string' ? wrong : (form[0]?.name ?? name) };
}

/** What was typed into these fields, by their names; what was left empty is absent. Checks nothing but the form of numbers and days. */
export function readTyped(fields: readonly RowField[], answers: FormAnswers): Record<string, unknown> {
  const typed = fields.flatMap((field): [string, unknown][] => {
    const answer = answers[field.name];
    if (typeof answer !== 'string' || answer.trim() === '') {
      return typeof answer === 'string' && field.as === 'number' && !field.optional
        ? [[field.name, Number.NaN]]
        : [];
    }
    if (field.as === 'day') return [[field.name, answer.slice(0, 10)]];
    if (field.as === 'number') return [[field.name, Number(answer.normalize('NFKC').trim() || 'none')]];
    return [[field.name, answer]];
  });
  return Object.fromEntries(typed);
}

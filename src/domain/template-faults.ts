import { closest } from 'fastest-levenshtein';
import type { z } from 'zod';
import { KIND_NAMES } from './kind-names.ts';
import type { ValueFault } from './template.ts';
import type { Fault, FieldPath } from './template-problem.ts';
import { templateWords as words } from './template-words.ts';

type Issue = z.core.$ZodIssue;

/** Turns what zod found in `raw` into faults that speak to the template's author. */
export function faultsOfIssue(issue: Issue, raw: unknown): Fault[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  const value = valueAt(raw, path);
  const got = write(value);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((name) => ({
        code: 'unknown-property',
        path: [...path, name],
        message: words['unknown-property']({ name }),
        onKey: true,
      }));
    case 'invalid_type':
      return value === undefined ? [missing(path)] : [wrongType(path, issue.expected, value)];
    case 'invalid_value':
      return value === undefined ? [missing(path)] : [unknownName(path, got, issue.values)];
    case 'invalid_union':
      return value === undefined ? [missing(path)] : [unknownName(path, got, choicesOf(issue))];
    case 'too_small':
      return [
        outOfRange(
          path,
          Array.isArray(value) ? '[]' : got,
          `${issue.inclusive ? '≥' : '>'} ${issue.minimum}`,
        ),
      ];
    case 'too_big':
      return [outOfRange(path, got, `${issue.inclusive ? '≤' : '<'} ${issue.maximum}`)];
    default:
      return [ownFault(issue, path, got)];
  }
}

/** The value at a path of plain data; undefined when the way ends early. */
function valueAt(raw: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined,
    raw,
  );
}

function ownFault(issue: Issue, path: FieldPath, got: string): Fault {
  const params = issue.code === 'custom' ? (issue.params as { fault?: ValueFault } | undefined) : undefined;
  const code = params?.fault;
  return code === undefined
    ? { code: 'wrong-type', path, message: words['wrong-type']({ expected: issue.code, got }) }
    : { code, path, message: words[code]({ got }) };
}

/** The names that a discriminated union takes; zod gives them at run time and leaves them out of its types. */
function choicesOf(issue: object): readonly unknown[] {
  return 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
}

function missing(path: FieldPath): Fault {
  return { code: 'missing', path, message: words.missing({ name: String(path.at(-1) ?? '') }) };
}

function wrongType(path: FieldPath, expected: string, value: unknown): Fault {
  const got = write(value);
  if (value === null) {
    const message = path.length === 0 ? words['empty-file']() : words['left-empty']({ expected });
    return { code: path.length === 0 ? 'empty-file' : 'left-empty', path, message };
  }
  const isQuoted = expected === 'number' && typeof value === 'string' && /^\d+(\.\d+)?$/.test(value.trim());
  if (isQuoted) return { code: 'quoted-number', path, message: words['quoted-number']({ got: got.trim() }) };
  return { code: 'wrong-type', path, message: words['wrong-type']({ expected, got }) };
}

function outOfRange(path: FieldPath, got: string, limit: string): Fault {
  return { code: 'out-of-range', path, message: words['out-of-range']({ got, limit }) };
}

function unknownName(path: FieldPath, got: string, choices: readonly unknown[]): Fault {
  const field = path.at(-1);
  if (field === 'kind' || path.at(-2) === 'kinds') {
    return {
      code: 'unknown-kind',
      path,
      message: words['unknown-kind']({ got, nearest: closest(got, KIND_NAMES) }),
    };
  }
  if (field === 'measure') {
    return { code: 'unknown-measure', path, message: words['unknown-measure']({ got }) };
  }
  return { code: 'unknown-choice', path, message: words['unknown-choice']({ got, choices }) };
}

/** Single values as they stand; a list or map, which an alias may make endless, by its brackets. */
function write(value: unknown): string {
  if (Array.isArray(value)) return '[…]';
  return typeof value === 'object' && value !== null ? '{…}' : String(value);
}

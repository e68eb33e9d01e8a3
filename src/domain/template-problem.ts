import type { Words } from './template.ts';

/** A step on the way to a field: the name of a property or the place in a list, from 0. */
export type FieldPath = readonly (string | number)[];

/** One fault of a template, where it stands and how it is mended. Lines and columns count from 1. */
export type Problem = {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The field as people write it: `stages[1].from`. */
  readonly path: string;
  readonly message: Words;
};

/** A fault that is not yet placed in the text. `onKey` points at a property's name instead of its value. */
export type Fault = { code: string; path: FieldPath; message: Words; onKey?: true };

/** `['stages', 1, 'from']` as `stages[1].from`. */
export function writePath(path: FieldPath): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );
}

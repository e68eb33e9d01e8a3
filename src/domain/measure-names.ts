/**
 * How a requirement counts the records of a kind:
 * - `count`: records in force; `of` narrows them to a sort that the kind declares
 * - `sum`: the total of the field `of`
 * - `distinct`: the different values of the field `of`
 * - `share`: the part, 0 to 1, of the records or answers that are `of`
 * - `presence`: whether those concerned were present or made up for it; `of` names the circle
 */
export const MEASURE_NAMES = ['count', 'sum', 'distinct', 'share', 'presence'] as const;

export type MeasureName = (typeof MEASURE_NAMES)[number];

/** The measures that say nothing without `of`. */
export const MEASURES_OF_SOMETHING: readonly MeasureName[] = ['sum', 'distinct', 'share'];

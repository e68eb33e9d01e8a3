/** How far a stage is, in whole days: `passed` with today, `left` after today. */
export interface Pace {
  passed: number;
  left: number;
}

/**
 * How many members will be short of `need` hours at the end of the stage if each goes on at the pace of their days so
 * far (S22, "what is still missing"). A count, never a list: a forecast names nobody.
 * @returns null when nothing can be said: the stage has not begun, is over, or asks nobody
 */
export function forecastShort(hours: readonly number[], need: number, { passed, left }: Pace): number | null {
  if (passed <= 0 || left <= 0 || hours.length === 0) return null;
  return hours.filter((have) => have < need && have * (passed + left) < need * passed).length;
}

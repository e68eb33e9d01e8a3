/** A time of the day, `HH:mm`, from which and up to which nobody is written to; it may run over midnight. */
export type QuietHours = { readonly from: string; readonly to: string };

/** Whether a time of the day falls in the quiet hours: the first minute is quiet, the last (`to`) is not. */
export function inQuietHours(time: string, quiet: QuietHours): boolean {
  if (quiet.from === quiet.to) return false;
  return quiet.from < quiet.to
    ? time >= quiet.from && time < quiet.to
    : time >= quiet.from || time < quiet.to;
}

import { everyLocale, type Localized } from '../cards/words/index.ts';
import type { CalendarRefusal } from '../domain/calendar-refusals.ts';
import type { Outcome, Refusal } from '../domain/refusal.ts';
import { calendarSentence } from './words/calendar-refusal.ts';

/** Ends a command with exit code 1; nothing was changed. Each reason says what, where and the mend. */
export class Refused extends Error {
  readonly reasons: readonly Localized[];
  constructor(...reasons: Localized[]) {
    super(reasons.map((reason) => reason.en).join('\n'));
    this.name = 'Refused';
    this.reasons = reasons;
  }
}

const because = (refusal: Refusal) => new Refused(everyLocale((w) => w.refusal(refusal)));

/** The value of a use case, or its refusal in the words that cards use too. */
export function granted<T>(outcome: Outcome<T> | { ok: false; calendar: readonly CalendarRefusal[] }): T {
  if (outcome.ok) return outcome.value;
  if ('calendar' in outcome) throw new Refused(...outcome.calendar.map(calendarSentence));
  throw because(outcome.refusal);
}

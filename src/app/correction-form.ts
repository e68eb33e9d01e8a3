import type { HoursCorrectView } from '../cards/hours-correct.ts';
import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { peopleOf, unitById } from '../store/roster.ts';
import type { App } from './ports.ts';
import { authorise } from './who.ts';

/** The secretary's form to correct hours of a member of the unit. */
export async function correctionForm(
  app: App,
  asked: { openId: string; unitId: string },
  now: Date,
): Promise<Outcome<HoursCorrectView>> {
  const who = await authorise(app, asked.openId, 'correct-hours', asked.unitId, now);
  if (!who.ok) return who;
  const unit = await unitById(app.db, asked.unitId);
  if (!unit) return refused({ why: 'gone' });
  return done({
    unit: { id: unit.id, name: unit.name },
    people: (await peopleOf(app.db, [unit.id], 'member')).map(({ id, name }) => ({ id, name })),
    session: null,
    today: localDateOf(now, app.timeZone),
  });
}

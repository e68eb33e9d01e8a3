import type { MissingView } from '../cards/missing.ts';
import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { unitById } from '../store/roster.ts';
import { campaignNow } from './campaign-now.ts';
import type { App } from './ports.ts';
import { loadUnitDuties } from './unit-duties.ts';
import { allow, type Who } from './who.ts';

/** Who is missing what in a unit, complete and in roster order, for those who may see names. */
export async function missingView(
  app: App,
  who: Who,
  unitId: string,
  now: Date,
): Promise<Outcome<MissingView>> {
  const allowed = await allow(app, who, 'see-names', unitId);
  if (!allowed.ok) return allowed;
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const unit = await unitById(app.db, unitId);
  if (!unit) return refused({ why: 'gone' });
  const loaded = await loadUnitDuties(app.db, campaign, unitId, localDateOf(now, app.timeZone));
  if (!loaded) return refused({ why: 'not-in-campaign', unit: unit.name });
  const today = localDateOf(now, app.timeZone);
  const begins = loaded.place.calendar.stages[0]?.from;
  const names = new Map(loaded.people.map((member) => [member.id, member.name]));
  const mayRemind = (await allow(app, who, 'remind', unitId)).ok;
  return done({
    unit: { id: unit.id, name: unit.name },
    items: loaded.open.map((duty) => ({
      item: duty.key,
      name: duty.title,
      due: duty.dueOn,
      names: duty.measured.missing.map((id) => names.get(id) ?? ''),
      of: duty.measured.need,
    })),
    begins: begins !== undefined && begins > today ? begins : null,
    mayRemind,
  });
}

import { measureDuty } from '../domain/duty.ts';
import { localDateOf } from '../domain/local-date.ts';
import { armDue, cancelDue } from '../store/due.ts';
import { pingRows, pingRules } from './arm-calendar.ts';
import type { CampaignNow } from './campaign-now.ts';
import type { App } from './ports.ts';
import { loadUnitDuties } from './unit-duties.ts';

/** Pings stop the moment a duty is done, and begin again the moment it is open again. */
export async function settlePings(app: App, campaign: CampaignNow, unitId: string, now: Date): Promise<void> {
  const today = localDateOf(now, app.timeZone);
  const loaded = await loadUnitDuties(app.db, campaign, unitId, today);
  if (!loaded) return;
  const rules = pingRules(app, campaign);
  for (const duty of loaded.duties) {
    if (duty.from <= today && measureDuty(duty, loaded.facts)?.met)
      await cancelDue(app.db, { unitId, item: duty.key }, 'done');
  }
  const next = loaded.open.flatMap((duty) => pingRows(rules, unitId, duty, now));
  app.wake.due(await armDue(app.db, next, { reviving: true }));
}

import type { RemindResultView } from '../cards/missing.ts';
import { localDateOf, localTimeOf } from '../domain/local-date.ts';
import { afterQuiet } from '../domain/ping.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { appendAudit } from '../store/audit.ts';
import { unitById } from '../store/roster.ts';
import { pingRules } from './arm-calendar.ts';
import { campaignNow } from './campaign-now.ts';
import { audienceOf, readUnits, sendDigests } from './digest.ts';
import type { App } from './ports.ts';
import { loadUnitDuties } from './unit-duties.ts';
import { authorise } from './who.ts';

/**
 * An official reminds, in private, only those who still owe one thing. What they get is their digest, one a day as
 * ever: whoever had one today is not told again. In quiet hours it waits for the morning.
 * @param asked.item the duty's key, or its name in any language
 */
export async function remindMissing(
  app: App,
  asked: { openId: string; unitId: string; item: string },
  now: Date,
): Promise<Outcome<RemindResultView>> {
  const who = await authorise(app, asked.openId, 'remind', asked.unitId, now);
  if (!who.ok) return who;
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const today = localDateOf(now, app.timeZone);
  const loaded = await loadUnitDuties(app.db, campaign, asked.unitId, today);
  if (!loaded)
    return refused({ why: 'not-in-campaign', unit: (await unitById(app.db, asked.unitId))?.name ?? '' });
  const duty = loaded.open.find(
    (one) =>
      one.key === asked.item ||
      one.requirement.key === asked.item ||
      Object.values(one.title).includes(asked.item),
  );
  if (!duty) return refused({ why: 'nobody-missing' });

  const people = await audienceOf(app.db, { audience: 'person', unitId: asked.unitId, duty, today });
  const reachable = people.filter((person) => person.open_id !== null);
  const at = afterQuiet(now, pingRules(app, campaign));
  const sent = await app.db.transaction().execute(async (tx) => {
    const read = readUnits(tx, campaign, today);
    const told = await sendDigests(
      app,
      tx,
      { campaign, people: reachable, read, late: false, notBefore: at },
      now,
    );
    const detail = { item: duty.key, people: told };
    await appendAudit(tx, { actor: who.value.person.id, act: 'remind', unitId: asked.unitId, detail }, now);
    return told;
  });
  app.wake.courier();
  return done({
    name: duty.title,
    sent,
    already: reachable.length - sent,
    unreachable: people.length - reachable.length,
    quietUntil: at > now ? { on: localDateOf(at, app.timeZone), at: localTimeOf(at, app.timeZone) } : null,
  });
}

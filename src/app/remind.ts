import { inLanguage } from '../cards/kit.ts';
import type { RemindResultView } from '../cards/missing.ts';
import { pingDigestCard } from '../cards/ping-digest.ts';
import type { Locale } from '../cards/words/index.ts';
import { localDateOf, localTimeOf } from '../domain/local-date.ts';
import { afterQuiet } from '../domain/ping.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { appendAudit } from '../store/audit.ts';
import { enqueue } from '../store/outbox.ts';
import { unitById } from '../store/roster.ts';
import { pingRules } from './arm-calendar.ts';
import { campaignNow } from './campaign-now.ts';
import { audienceOf } from './digest.ts';
import { openItem } from './me-view.ts';
import type { App } from './ports.ts';
import { loadUnitDuties } from './unit-duties.ts';
import { authorise } from './who.ts';

/**
 * An official reminds, in private, only those who still owe one thing. The same thing twice a day reminds nobody
 * twice; in quiet hours it waits for the morning.
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
    (one) => one.key === asked.item || Object.values(one.title).includes(asked.item),
  );
  if (!duty) return refused({ why: 'nobody-missing' });

  const people = await audienceOf(app.db, { audience: 'person', unitId: asked.unitId, duty, today });
  const reachable = people.filter((person) => person.open_id !== null);
  const at = afterQuiet(now, pingRules(app, campaign));
  const sent = await app.db.transaction().execute(async (tx) => {
    const item = openItem(duty, today);
    const overdue = item.overdueDays > 0;
    const messages = reachable.map((person) => {
      const view = {
        name: null,
        overdue: overdue ? [item] : [],
        soon: [],
        open: overdue ? [] : [item],
        late: false,
        mayStudy: duty.requirement.kind === 'study-hour',
      };
      return {
        key: `remind:${today}:${duty.key}:${person.id}`,
        job: {
          do: 'card' as const,
          to: { openId: person.open_id as string },
          card: inLanguage(pingDigestCard(view), person.locale as Locale | null),
        },
        notBefore: at,
      };
    });
    const added = await enqueue(tx, messages, now);
    const detail = { item: duty.key, people: added };
    await appendAudit(tx, { actor: who.value.person.id, act: 'remind', unitId: asked.unitId, detail }, now);
    return added;
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

import { welcomeCard } from '../cards/welcome.ts';
import type { Template } from '../domain/template.ts';
import { currentCampaign } from '../store/campaign.ts';
import type { App } from './ports.ts';
import { sendUnrecorded } from './send.ts';
import { whoIs } from './who.ts';

/**
 * Greets somebody who opens the private chat for the first time. An opener and an opinion of the same day must not
 * meet (specification, section 7): the greeting goes past the outbox, and the mark that it was said is written for
 * several people together. A restart before that may greet somebody twice.
 */
export async function welcome(app: App, openId: string, now: Date): Promise<void> {
  const who = await whoIs(app, openId, now);
  if (!who || who.person.greeted || !app.greetings.first(openId)) return;
  const campaign = await currentCampaign(app.db);
  const card = welcomeCard({
    name: who.person.name,
    unit: who.unit.name,
    campaign: campaign ? (campaign.template as Template).title : null,
  });
  if (!(await sendUnrecorded(app, openId, card))) return app.greetings.forget(openId);
  const greeted = app.greetings.toMark();
  if (greeted.length > 0)
    await app.db.updateTable('person').set({ greeted: true }).where('open_id', 'in', greeted).execute();
}

import { welcomeCard } from '../cards/welcome.ts';
import type { Template } from '../domain/template.ts';
import { currentCampaign } from '../store/campaign.ts';
import { greetOnce } from './follow-directory.ts';
import type { App } from './ports.ts';
import { sendPrivately } from './send.ts';
import { whoIs } from './who.ts';

/** Greets somebody who opens the private chat for the first time. */
export async function welcome(app: App, openId: string, now: Date): Promise<void> {
  const who = await whoIs(app, openId);
  if (!who || !(await greetOnce(app, openId, now))) return;
  const campaign = await currentCampaign(app.db);
  const card = welcomeCard({
    name: who.person.name,
    unit: who.unit.name,
    campaign: campaign ? (campaign.template as Template).title : null,
  });
  await sendPrivately(app, { openId, key: `welcome:${who.person.id}`, card }, now);
}

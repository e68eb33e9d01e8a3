import { ledgerItemCard } from '../cards/ledger-item.ts';
import { afterQuiet } from '../domain/ping.ts';
import type { Person, Unit } from '../store/roster.ts';
import type { Tx } from '../store/schema.ts';
import { pingRules } from './arm-calendar.ts';
import { campaignNow } from './campaign-now.ts';
import { type ItemRecord, itemView } from './ledger-items.ts';
import type { App } from './ports.ts';
import { tellPeople } from './tell-people.ts';

/** The item as a card in somebody's private chat, outside the quiet hours; a file sent in reply to it is evidence. */
export async function tellItem(
  app: App,
  tx: Tx,
  of: ItemRecord & { unit: Unit },
  { person, manage }: { person: Person; manage: boolean },
  now: Date,
): Promise<void> {
  const campaign = await campaignNow(tx);
  const may = { own: of.item.owner === person.id, manage, person: person.id };
  const card = ledgerItemCard(await itemView(tx, of, may, { app, now }));
  const key = `ledger:${of.record.id}:${of.record.version}`;
  const notBefore = campaign ? { notBefore: afterQuiet(now, pingRules(app, campaign)) } : {};
  await tellPeople(tx, [person], { key, card, ...notBefore }, now);
}

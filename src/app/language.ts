import type { Locale } from '../cards/words/index.ts';
import type { App } from './ports.ts';

/** A language chosen for the bot's private messages; null follows the messenger again. */
export async function setLanguage(app: App, personId: string, locale: Locale | null): Promise<void> {
  await app.db.updateTable('person').set({ locale }).where('id', '=', personId).execute();
}

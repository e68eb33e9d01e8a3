import type { App } from './ports.ts';

/**
 * Keeps people as the messenger's directory knows them. Somebody who left is never written to again; their
 * records stay, for the unit's figures are history.
 * @see contact.user.updated_v3 and contact.user.deleted_v3
 */
export async function followPerson(
  app: App,
  change: { openId: string; name?: string; mobile?: string; email?: string; gone: boolean },
): Promise<void> {
  const set = {
    active: !change.gone,
    ...(change.name ? { name: change.name } : {}),
    ...(change.mobile ? { mobile: change.mobile } : {}),
    ...(change.email ? { email: change.email } : {}),
  };
  await app.db.updateTable('person').set(set).where('open_id', '=', change.openId).execute();
}

/** A group that was dissolved, or that the bot was taken out of, is no unit's group any more. */
export async function forgetChat(app: App, chatId: string): Promise<void> {
  await app.db.updateTable('unit').set({ chat_id: null }).where('chat_id', '=', chatId).execute();
}

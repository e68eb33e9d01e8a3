import type { App } from './ports.ts';
import { allow, type Who } from './who.ts';

/**
 * The address of a page seen from one unit downwards, for a card. It begins with the login, which inside the messenger asks
 * nothing: whoever presses is who they are, whoever used that browser before.
 *
 * @returns null where the bot knows no address that would lead here, or to somebody who may not see the page
 */
export async function pageFor(
  app: App,
  who: Who,
  path: '/' | '/ledger',
  unitId: string,
): Promise<string | null> {
  if (app.pages === null || !(await allow(app, who, 'see-progress', unitId)).ok) return null;
  return `${app.pages}/login?to=${encodeURIComponent(`${path}?unit=${unitId}`)}`;
}

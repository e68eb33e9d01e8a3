import { done, type Outcome, refused } from '../domain/refusal.ts';
import { unitByChat, unitByName } from '../store/roster.ts';
import type { App } from './ports.ts';
import { unknownUnit } from './unknown-unit.ts';
import type { Who } from './who.ts';

/**
 * The unit a command speaks of: the one named, else the group's, else the one over which the person's office stands:
 * their own, or the whole for office, supervisors and a body's first responsible.
 */
export async function unitOfCommand(
  app: App,
  asked: { who: Who; chatId: string | null; args: string },
): Promise<Outcome<string>> {
  const named = asked.args.trim();
  if (named !== '') {
    const unit = await unitByName(app.db, named);
    return unit ? done(unit.id) : refused(await unknownUnit(app, named));
  }
  const bound = asked.chatId === null ? undefined : await unitByChat(app.db, asked.chatId);
  return done(bound?.id ?? asked.who.standsUnder[0] ?? asked.who.unit.id);
}

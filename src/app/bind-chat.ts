import { bindCard } from '../cards/bind.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { appendAudit } from '../store/audit.ts';
import { enqueue } from '../store/outbox.ts';
import { listUnits, takesPart, unitByChat, unitById } from '../store/roster.ts';
import type { App } from './ports.ts';
import { allow, whoIs } from './who.ts';

/** The bot is in a new group: whose is it? A group known from the roster is not asked. */
export async function askWhoseGroup(
  app: App,
  asked: { chatId: string; cause: string },
  now: Date,
): Promise<void> {
  if (await unitByChat(app.db, asked.chatId)) return;
  const card = bindCard({ units: await unitsToChoose(app), bound: null });
  await enqueue(
    app.db,
    [{ key: `bind:${asked.cause}`, job: { do: 'card', to: { chatId: asked.chatId }, card } }],
    now,
  );
  app.wake.courier();
}

/** The unit to which a group belongs; null for one that is bound to none. */
export const boundTo = async (app: App, chatId: string): Promise<string | null> =>
  (await unitByChat(app.db, chatId))?.name ?? null;

/** Units that take part: the office and the supervision groups hold no members, and have no check-ins to send. */
export async function unitsToChoose(app: App): Promise<{ id: string; name: string }[]> {
  return (await listUnits(app.db)).filter(takesPart).map(({ id, name }) => ({ id, name }));
}

/** Binds a group to a unit; check-ins and cards of that unit then go there. Only the office moves a bound group. */
export async function bindChat(
  app: App,
  asked: { openId: string; unitId: string; chatId: string | null },
  now: Date,
): Promise<Outcome<{ unit: string }>> {
  if (asked.chatId === null) return refused({ why: 'only-in-group' });
  const { chatId } = asked;
  const who = await whoIs(app, asked.openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  const unit = await unitById(app.db, asked.unitId);
  if (!unit) return refused({ why: 'gone' });
  if (!takesPart(unit)) return refused({ why: 'not-in-campaign', unit: unit.name });
  const allowed = await allow(app, who, 'bind-chat', unit.id);
  if (!allowed.ok) return allowed;
  const before = await unitByChat(app.db, chatId);
  if (before && before.id !== unit.id && !who.actor.roles.includes('office')) {
    return refused({ why: 'chat-bound-elsewhere', unit: before.name });
  }
  await app.db.transaction().execute(async (tx) => {
    if (before) await tx.updateTable('unit').set({ chat_id: null }).where('id', '=', before.id).execute();
    await tx.updateTable('unit').set({ chat_id: chatId }).where('id', '=', unit.id).execute();
    await appendAudit(
      tx,
      { actor: who.person.id, act: 'bind-chat', unitId: unit.id, detail: { chat: chatId } },
      now,
    );
  });
  return done({ unit: unit.name });
}

import { unitName } from '../../src/app/names.ts';
import { openSession } from '../../src/app/sessions.ts';
import { allow } from '../../src/app/who.ts';
import { sessionForm } from '../../src/cards/actions.ts';
import { sessionFormCard } from '../../src/cards/session-form.ts';
import { readSession } from '../../src/say/session.ts';
import type { Command, Reply } from '../handling.ts';

/** `/checkin 学习党章 2小时` opens a session at once; without good hours and a title a form asks for them. */
export async function checkin(command: Command): Promise<Reply> {
  const { app, now, who, unitId, chatId, cause } = command;
  const allowed = await allow(app, who, 'open-session', unitId);
  if (!allowed.ok) return { say: 'refuse', refusal: allowed.refusal };
  const typed = readSession(command.args);
  const filled = sessionForm.safeParse(typed);
  if (!filled.success) {
    const card = sessionFormCard({
      unit: { id: unitId, name: await unitName(app, unitId) },
      typed: {
        ...(typed.title === null ? {} : { title: typed.title.slice(0, 100) }),
        ...(typed.hours === null ? {} : { hours: String(typed.hours) }),
        kind: typed.kind,
      },
    });
    return { say: 'privately', card };
  }
  const opened = await openSession(
    app,
    {
      openId: who.person.open_id as string,
      unitId,
      kind: typed.kind,
      title: filled.data.title,
      hours: filled.data.hours,
      supervisorPresent: typed.supervisorPresent,
      chatId,
      cause,
    },
    now,
  );
  return opened.ok ? { say: 'done' } : { say: 'refuse', refusal: opened.refusal };
}

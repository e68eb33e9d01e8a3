import { unitName } from '../../src/app/names.ts';
import { openSession } from '../../src/app/sessions.ts';
import { allow } from '../../src/app/who.ts';
import { sessionFormCard } from '../../src/cards/session-form.ts';
import { readSession } from '../../src/say/session.ts';
import type { Command, Reply } from '../handling.ts';

/** `/checkin 学习党章 2小时` opens a session at once; without hours or title a form asks for what is missing. */
export async function checkin(command: Command): Promise<Reply> {
  const { app, now, who, unitId, chatId, cause } = command;
  const allowed = await allow(app, who, 'open-session', unitId);
  if (!allowed.ok) return { say: 'refuse', refusal: allowed.refusal };
  const typed = readSession(command.args);
  if (typed.title === null || typed.hours === null) {
    const card = sessionFormCard({
      unit: { id: unitId, name: await unitName(app, unitId) },
      typed: {
        ...(typed.title === null ? {} : { title: typed.title }),
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
      title: typed.title,
      hours: typed.hours,
      supervisorPresent: typed.supervisorPresent,
      chatId,
      cause,
    },
    now,
  );
  return opened.ok ? { say: 'done' } : { say: 'refuse', refusal: opened.refusal };
}

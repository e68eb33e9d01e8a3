import type { FiledFile } from '../domain/kinds/filed-file.ts';
import { isTextFile } from '../domain/kinds/filed-file.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { appendAudit } from '../store/audit.ts';
import { fileRecord } from '../store/records.ts';
import { idFrom } from './identity.ts';
import { meetingOf } from './meetings.ts';
import type { App } from './ports.ts';
import { verbToRun } from './session-verb.ts';
import { authorise } from './who.ts';

/** The meeting whose minutes somebody may write. */
export async function minutesForm(
  app: App,
  asked: { openId: string; sessionId: string },
  now: Date,
): Promise<Outcome<{ session: string; unit: string; title: string }>> {
  const found = await meetingOf(app.db, asked.sessionId);
  if (!found) return refused({ why: 'gone' });
  const who = await authorise(
    app,
    asked.openId,
    verbToRun(found.session.kind, found.unit),
    found.unit.id,
    now,
  );
  if (!who.ok) return who;
  return done({ session: asked.sessionId, unit: found.unit.name, title: found.payload.title });
}

/** Keeps a meeting's minutes, words or a file; later ones stand beside earlier ones. */
export async function keepMinutes(
  app: App,
  asked: {
    openId: string;
    sessionId: string;
    minutes: { words: string } | { file: FiledFile };
    cause: string;
  },
  now: Date,
): Promise<Outcome<{ unit: string; title: string; file: string | null }>> {
  const found = await meetingOf(app.db, asked.sessionId);
  if (!found) return refused({ why: 'gone' });
  const { session, payload, unit } = found;
  const who = await authorise(app, asked.openId, verbToRun(session.kind, unit), unit.id, now);
  if (!who.ok) return who;
  const file = 'file' in asked.minutes ? asked.minutes.file.name : null;
  if (file !== null && !isTextFile(file)) return refused({ why: 'text-file' });
  const id = idFrom(`minutes ${asked.cause}`);
  const by = who.value.person.id;
  await app.db.transaction().execute(async (tx) => {
    const filed = await fileRecord(
      tx,
      {
        id,
        campaignId: session.campaign_id,
        kind: 'minutes',
        unitId: unit.id,
        personId: null,
        parentId: session.id,
        payload: { ...asked.minutes },
        occurredOn: session.occurred_on,
        state: 'filed',
        filedBy: by,
      },
      now,
    );
    const detail = { session: session.id, record: id };
    if (filed) await appendAudit(tx, { actor: by, act: 'keep-minutes', unitId: unit.id, detail }, now);
  });
  return done({ unit: unit.name, title: payload.title, file });
}

import { type AnalysisTakenView, analysisRunCard, type RunView } from '../cards/analysis.ts';
import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { countWords } from '../domain/word-count.ts';
import { openRun } from '../store/analyses.ts';
import { dropOpen } from '../store/confirmations.ts';
import { enqueue } from '../store/outbox.ts';
import { fileRecord, lockRecord, recordById, reviseRecord, type StoredRecord } from '../store/records.ts';
import type { Tx } from '../store/schema.ts';
import { partsOf, takeDraft, type Writer, writerOf } from './analysis.ts';
import { idFrom } from './identity.ts';
import type { App } from './ports.ts';

/** A run that was left alone so long takes no more messages until it is opened again; what was sent stays. */
const awakeMs = 12 * 3_600_000;
const cardKey = (runId: string) => `analysis-run:${runId}`;

/** Opens a run of messages, or the one that was left open; its card is sent by the caller. @param cause what asked for it */
export async function startRun(
  app: App,
  asked: { openId: string; cause: string },
  now: Date,
): Promise<Outcome<{ key: string; view: RunView }>> {
  const ready = await writerOf(app, asked.openId, now);
  if (!ready.ok) return ready;
  const { who, campaign } = ready.value;
  const of = { campaignId: campaign.id, personId: who.person.id };
  const open = await openRun(app.db, of);
  if (open) {
    const added = { part: '', message: asked.cause, parts: Number(open.payload.parts) };
    await app.db.transaction().execute((tx) => addVersion(tx, open, added, who.person.id, now));
    return done({
      key: `${cardKey(open.id)}:${asked.cause}`,
      view: await runView(app, ready.value, open.id),
    });
  }
  const id = idFrom(`analysis-run ${asked.cause}`);
  await app.db.transaction().execute((tx) =>
    fileRecord(
      tx,
      {
        id,
        campaignId: campaign.id,
        kind: 'self-analysis',
        unitId: who.unit.id,
        personId: who.person.id,
        parentId: null,
        payload: { part: '', message: asked.cause, parts: 0, characters: 0 },
        occurredOn: localDateOf(now, app.timeZone),
        state: 'open',
        filedBy: who.person.id,
      },
      now,
    ),
  );
  return done({ key: cardKey(id), view: await runView(app, ready.value, id) });
}

/** Whether a run takes what this person says in private now. */
export async function runAwake(app: App, openId: string, now: Date): Promise<boolean> {
  const ready = await writerOf(app, openId, now);
  if (!ready.ok) return false;
  const { who, campaign } = ready.value;
  const run = await openRun(app.db, { campaignId: campaign.id, personId: who.person.id });
  if (!run) return false;
  const { last } = await partsOf(app.db, run.id);
  return now.getTime() - last.getTime() <= awakeMs;
}

/** Adds a message to the run, once however often it is handled; the card is refreshed in place. */
export async function addPart(
  app: App,
  asked: { openId: string; part: string; message: string },
  now: Date,
): Promise<Outcome<RunView>> {
  return changeRun(app, asked.openId, now, async (tx, run, by) => {
    const { parts, seen } = await partsOf(tx, run.id);
    if (seen.has(asked.message)) return;
    const added = { part: asked.part, message: asked.message, parts: parts.length + 1 };
    await addVersion(tx, run, added, by, now);
  });
}

/** Takes the last message of the run back. */
export async function takePartBack(
  app: App,
  asked: { openId: string; cause: string },
  now: Date,
): Promise<Outcome<RunView>> {
  return changeRun(app, asked.openId, now, async (tx, run, by) => {
    const { parts } = await partsOf(tx, run.id);
    if (parts.length === 0) return;
    await addVersion(tx, run, { part: '', message: asked.cause, parts: parts.length - 1 }, by, now);
  });
}

/** Closes the run: its messages, a line each, are the next draft. */
export async function closeRun(app: App, openId: string, now: Date): Promise<Outcome<AnalysisTakenView>> {
  const ready = await writerOf(app, openId, now);
  if (!ready.ok) return ready;
  const { who, campaign } = ready.value;
  const run = await openRun(app.db, { campaignId: campaign.id, personId: who.person.id });
  if (!run) return refused({ why: 'no-run' });
  const { parts } = await partsOf(app.db, run.id);
  const sent = { text: parts.join('\n'), from: 'messages' as const, name: null };
  return takeDraft(app, ready.value, sent, now, async (tx) => void (await dropOpen(tx, run.id)));
}

/** Throws the run away, with everything that was sent in it. */
export async function dropRun(app: App, openId: string, now: Date): Promise<Outcome<null>> {
  const ready = await writerOf(app, openId, now);
  if (!ready.ok) return ready;
  const { who, campaign } = ready.value;
  const run = await openRun(app.db, { campaignId: campaign.id, personId: who.person.id });
  if (!run) return refused({ why: 'no-run' });
  await app.db.transaction().execute((tx) => dropOpen(tx, run.id));
  return done(null);
}

async function changeRun(
  app: App,
  openId: string,
  now: Date,
  change: (tx: Tx, run: StoredRecord, by: string) => Promise<void>,
): Promise<Outcome<RunView>> {
  const ready = await writerOf(app, openId, now);
  if (!ready.ok) return ready;
  const { who, campaign } = ready.value;
  const found = await openRun(app.db, { campaignId: campaign.id, personId: who.person.id });
  if (!found) return refused({ why: 'no-run' });
  await app.db.transaction().execute(async (tx) => {
    await lockRecord(tx, found.id);
    const run = await recordById(tx, found.id);
    if (run?.state === 'open') await change(tx, run, who.person.id);
  });
  const view = await runView(app, ready.value, found.id);
  const key = cardKey(found.id);
  const job = { do: 'patch' as const, of: key, card: analysisRunCard(view) };
  await enqueue(app.db, [{ key: `patch:${key}`, job }], now);
  app.wake.courier();
  return done(view);
}

/** Each version holds its own message only: together they are the run, and no text is stored twice. */
async function addVersion(
  tx: Tx,
  run: StoredRecord,
  added: { part: string; message: string; parts: number },
  by: string,
  now: Date,
): Promise<void> {
  const { parts } = await partsOf(tx, run.id);
  const standing = [...parts.slice(0, added.parts), ...(added.parts > parts.length ? [added.part] : [])];
  const payload = { ...added, characters: countWords(standing.join('\n')) };
  const { id, version } = run;
  await reviseRecord(tx, { id, version, payload, state: 'open', savedBy: by, reason: null }, now);
}

async function runView(app: App, { asked }: Writer, runId: string): Promise<RunView> {
  const { parts } = await partsOf(app.db, runId);
  return { parts: parts.length, characters: countWords(parts.join('\n')), asked };
}

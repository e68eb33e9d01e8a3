import type { CountsFormView, WordsFormView } from '../cards/opinion-solicit.ts';
import { opinionForm } from '../domain/kinds/opinion-form.ts';
import { localDateOf } from '../domain/local-date.ts';
import type { Area, Target } from '../domain/opinions.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { appendAudit } from '../store/audit.ts';
import { enterOpinion, opinionById } from '../store/opinions.ts';
import { fileRecord, recordById } from '../store/records.ts';
import { idFrom } from './identity.ts';
import { circlesOf, mayAskHere } from './opinion-rounds.ts';
import { isOffered, targetOptions } from './opinion-targets.ts';
import type { App } from './ports.ts';
import { settlePings } from './settle-pings.ts';

/** The form for forms that went to a circle outside the messenger. */
export async function countsForm(
  app: App,
  asked: { openId: string; unitId: string },
  now: Date,
): Promise<Outcome<CountsFormView>> {
  const ready = await mayAskHere(app, asked, now);
  if (!ready.ok) return ready;
  const { unit, campaign } = ready.value;
  const circles = circlesOf(campaign.template);
  if (circles.length === 0) return refused({ why: 'no-circles' });
  return done({
    unit: { id: unit.id, name: unit.name },
    circles: circles.map(({ key, title }) => ({ key, title })),
  });
}

/** Files how many forms went to a circle by a channel and how many came back (S9), once by each form. */
export async function enterCounts(
  app: App,
  asked: {
    openId: string;
    unitId: string;
    counts: { channel: string; circle: string; sent: number; returned: number };
    cause: string;
  },
  now: Date,
): Promise<Outcome<null>> {
  const ready = await mayAskHere(app, asked, now);
  if (!ready.ok) return ready;
  const { who, unit, campaign } = ready.value;
  if (asked.counts.returned > asked.counts.sent) return refused({ why: 'returned-over-sent' });
  const payload = opinionForm.payload.safeParse(asked.counts);
  const known = circlesOf(campaign.template).some(({ key }) => key === asked.counts.circle);
  if (!payload.success || !known) return refused({ why: 'gone' });
  const id = idFrom(asked.cause);
  const before = await recordById(app.db, id);
  if (before)
    return Object.entries(payload.data).every(([field, value]) => before.payload[field] === value)
      ? done(null)
      : refused({ why: 'changed-meanwhile' });
  await app.db.transaction().execute(async (tx) => {
    const record = {
      id,
      campaignId: campaign.id,
      kind: opinionForm.name,
      unitId: unit.id,
      personId: null,
      parentId: null,
      payload: payload.data,
      occurredOn: localDateOf(now, app.timeZone),
      state: 'filed',
      filedBy: who.person.id,
    };
    if (!(await fileRecord(tx, record, now))) return;
    const detail = { kind: opinionForm.name, record: id };
    await appendAudit(tx, { actor: who.person.id, act: 'file-record', unitId: unit.id, detail }, now);
  });
  await settlePings(app, campaign, unit.id, now);
  return done(null);
}

/** The form for the words of a seminar, a call, a paper form or a proposal. */
export async function wordsForm(
  app: App,
  asked: { openId: string; unitId: string },
  now: Date,
): Promise<Outcome<WordsFormView>> {
  const ready = await mayAskHere(app, asked, now);
  if (!ready.ok) return ready;
  const { unit } = ready.value;
  return done({ unit: { id: unit.id, name: unit.name }, targets: await targetOptions(app.db, unit) });
}

/**
 * Stores what was said elsewhere, as it was said, by name of its channel (S9). It is sealed like the box's and shown at
 * once to those who may read; those whom it is about get it with the next morning's feedback. That an official entered
 * something is audited; what it was, is not. Each form enters once; the id drawn from it takes the box's key to retrace.
 */
export async function enterWords(
  app: App,
  asked: {
    openId: string;
    unitId: string;
    channel: string;
    target: Target;
    area: Area;
    words: string;
    cause: string;
  },
  now: Date,
): Promise<Outcome<null>> {
  const ready = await mayAskHere(app, asked, now);
  if (!ready.ok) return ready;
  const { who, unit, campaign } = ready.value;
  if (asked.words.trim() === '') return refused({ why: 'words-missing' });
  if (!(await isOffered(app.db, unit, asked.target))) return refused({ why: 'gone' });
  const { channel, target, area, words } = asked;
  const id = idFrom(app.seal.hash(`entered ${asked.cause}`));
  const before = await opinionById(app.db, id);
  if (before) {
    const same = before.channel === channel && before.target === target && before.area === area;
    return same && app.seal.open(before.words_sealed) === words
      ? done(null)
      : refused({ why: 'changed-meanwhile' });
  }
  await app.db.transaction().execute(async (tx) => {
    const entered = await enterOpinion(tx, {
      id,
      unit_id: unit.id,
      day: localDateOf(now, app.timeZone),
      ...{ area, target, words_sealed: app.seal.close(words), channel },
    });
    if (!entered) return;
    await appendAudit(
      tx,
      {
        actor: who.person.id,
        act: 'enter-opinion',
        unitId: unit.id,
        detail: { channel },
      },
      now,
    );
  });
  await settlePings(app, campaign, unit.id, now);
  return done(null);
}

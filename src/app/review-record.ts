import { inLanguage } from '../cards/kit.ts';
import { type ReviewView, reviewedCard } from '../cards/review.ts';
import type { KindName } from '../domain/kind-names.ts';
import { kindOf } from '../domain/kinds/index.ts';
import { type Review, variantOf } from '../domain/kinds/kind.ts';
import { localDateOf } from '../domain/local-date.ts';
import { pagesOf } from '../domain/pages.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { appendAudit } from '../store/audit.ts';
import { enqueue } from '../store/outbox.ts';
import {
  draftsOf,
  lastHandedIn,
  recordById,
  recordsWaiting,
  reviseRecord,
  type StoredRecord,
} from '../store/records.ts';
import { personById, unitById } from '../store/roster.ts';
import { campaignNow } from './campaign-now.ts';
import type { App } from './ports.ts';
import { publish } from './publish.ts';
import { localeOf } from './send.ts';
import { settlePings } from './settle-pings.ts';
import { shownFields } from './shown-fields.ts';
import { allow, authorise, whoIs } from './who.ts';

/**
 * The next submission that waits for this reviewer in a unit; null when the queue is empty. One at a time: every kind
 * with a review is a person's own writing, and several of those are never approved by one tap.
 */
export async function nextToReview(
  app: App,
  asked: { openId: string; unitId: string },
  now: Date,
): Promise<Outcome<ReviewView | null>> {
  const who = await whoIs(app, asked.openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  const reviews = await allow(app, who, 'review', asked.unitId);
  const may = {
    review: reviews.ok,
    approve: (await allow(app, who, 'approve', asked.unitId)).ok,
    'receive-report': (await allow(app, who, 'receive-report', asked.unitId)).ok,
  };
  if (!reviews.ok && !may.approve && !may['receive-report']) return reviews;
  const campaign = await campaignNow(app.db);
  const unit = await unitById(app.db, asked.unitId);
  if (!campaign || !unit) return refused({ why: 'no-campaign' });
  const waiting = (await recordsWaiting(app.db, campaign.id, unit.id)).filter(
    (record) => record.filed_by !== who.person.id && isReviewed(record) && may[verbOf(record)],
  );
  const record = waiting[0];
  return done(record ? await reviewView(app, record, unit, { left: waiting.length - 1 }) : null);
}

/** Another page of a submission with long words, for the one who reviews it. */
export async function reviewPage(
  app: App,
  asked: { openId: string; recordId: string; page: number },
  now: Date,
): Promise<Outcome<ReviewView>> {
  const record = await recordById(app.db, asked.recordId);
  if (record?.state !== 'submitted') return refused({ why: 'changed-meanwhile' });
  const who = await authorise(app, asked.openId, 'review', record.unit_id, now);
  if (!who.ok) return who;
  const unit = await unitById(app.db, record.unit_id);
  if (!unit) return refused({ why: 'gone' });
  const waiting = (await recordsWaiting(app.db, record.campaign_id, unit.id)).filter(
    (one) => one.filed_by !== who.value.person.id,
  );
  return done(await reviewView(app, record, unit, { left: waiting.length - 1, page: asked.page }));
}

/** A branch's own papers are reviewed by its secretary; what goes out in public is approved above it; reports are received by the office. */
const verbs = { secretary: 'review', office: 'approve', receipt: 'receive-report', none: 'review' } as const;
const verbOf = (record: StoredRecord): (typeof verbs)[Review] => verbs[reviewOf(record)];

/** Whether its kind goes through the common review; an appraisal has a way of its own (S15). */
const isReviewed = (record: StoredRecord): boolean => reviewOf(record) !== 'none';

/** Who reviews a record, by its kind and sort. */
function reviewOf(record: StoredRecord): Review {
  const kind = kindOf(record.kind as KindName);
  return kind ? variantOf(kind, record.payload[kind.variants?.field ?? '']).review : 'none';
}

/** Approves a submission, or sends it back with a comment. Nobody reviews what they filed themselves. */
export async function reviewRecord(
  app: App,
  asked: { openId: string; recordId: string; version: number; comment: string | null },
  now: Date,
): Promise<Outcome<{ unitId: string; receipt: boolean }>> {
  const record = await recordById(app.db, asked.recordId);
  if (!record || !isReviewed(record)) return refused({ why: 'gone' });
  const who = await authorise(app, asked.openId, verbOf(record), record.unit_id, now);
  if (!who.ok) return who;
  if (record.filed_by === who.value.person.id) return refused({ why: 'own-submission' });
  if (record.state !== 'submitted' || record.version !== asked.version)
    return refused({ why: 'changed-meanwhile' });
  const unit = await unitById(app.db, record.unit_id);
  const author = await personById(app.db, record.filed_by);
  if (!unit || !author) return refused({ why: 'gone' });
  const by = who.value.person;
  const approved = asked.comment === null;
  const revised = await app.db.transaction().execute(async (tx) => {
    const saved = await reviseRecord(
      tx,
      {
        id: record.id,
        version: record.version,
        payload: record.payload,
        state: approved ? 'filed' : 'returned',
        savedBy: by.id,
        reason: asked.comment,
      },
      now,
    );
    if (!saved) return false;
    const act = approved ? 'approve-record' : 'return-record';
    await appendAudit(
      tx,
      { actor: by.id, act, unitId: unit.id, detail: { record: record.id, kind: record.kind } },
      now,
    );
    if (approved && kindOf(record.kind as KindName)?.published)
      await publish(app, tx, { record, unit, author }, now);
    if (author.open_id) {
      const card = reviewedCard({
        kind: record.kind as KindName,
        ...sortOf(record),
        receipt: reviewOf(record) === 'receipt',
        unit: { id: unit.id, name: unit.name },
        by: by.name,
        comment: asked.comment,
      });
      const job = {
        do: 'card' as const,
        to: { openId: author.open_id },
        card: inLanguage(card, await localeOf(tx, author.open_id)),
      };
      await enqueue(tx, [{ key: `reviewed:${record.id}:${record.version}`, job }], now);
    }
    return true;
  });
  if (!revised) return refused({ why: 'changed-meanwhile' });
  const campaign = await campaignNow(app.db);
  if (campaign) await settlePings(app, campaign, unit.id, now);
  app.wake.courier();
  return done({ unitId: unit.id, receipt: reviewOf(record) === 'receipt' });
}

/** Which sort of its kind a record is, as buttons carry it. */
function sortOf(record: StoredRecord): { of?: string } {
  const field = kindOf(record.kind as KindName)?.variants?.field;
  return field === undefined ? {} : { of: String(record.payload[field]) };
}

async function reviewView(
  app: App,
  record: StoredRecord,
  unit: { id: string; name: string },
  { left, page = 1 }: { left: number; page?: number },
): Promise<ReviewView> {
  const kind = kindOf(record.kind as KindName);
  const author = await personById(app.db, record.filed_by);
  const handedIn = await lastHandedIn(app.db, record.id);
  return {
    unit: { id: unit.id, name: unit.name },
    record: {
      id: record.id,
      version: record.version,
      draft: await draftsOf(app.db, record.id),
      kind: record.kind as KindName,
      receipt: reviewOf(record) === 'receipt',
      by: author?.name ?? '',
      filedOn: localDateOf(handedIn ?? record.filed_at, app.timeZone),
      fields: kind ? await shownFields(app.db, kind, record) : [],
    },
    long: kind?.long ? longWords(record, page) : null,
    left,
  };
}

/** One page of long words, with how long they are and which draft they are. */
function longWords({ payload }: StoredRecord, asked: number): NonNullable<ReviewView['long']> {
  const pages = pagesOf(String(payload.words));
  const page = Math.min(pages.length, Math.max(1, asked));
  return {
    words: pages[page - 1] ?? '',
    page,
    pages: pages.length,
    characters: Number(payload.characters),
    asked: Number(payload.asked),
    draft: Number(payload.draft),
  };
}

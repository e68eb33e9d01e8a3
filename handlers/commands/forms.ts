import { recordForm } from '../../src/app/file-record.ts';
import { unitName } from '../../src/app/names.ts';
import { reportsView } from '../../src/app/reports-view.ts';
import { nextToReview } from '../../src/app/review-record.ts';
import { recordFormCard } from '../../src/cards/record-form.ts';
import { reportsCard } from '../../src/cards/reports.ts';
import { reviewCard, reviewDoneCard } from '../../src/cards/review.ts';
import type { KindName } from '../../src/domain/kind-names.ts';
import type { Command, CommandHandler, Reply } from '../handling.ts';

/** A command that opens the form of one kind of record. */
export const formOf =
  (kind: KindName): CommandHandler =>
  async ({ app, now, who, unitId }: Command): Promise<Reply> => {
    const view = await recordForm(app, { openId: who.person.open_id as string, kind, unitId }, now);
    return view.ok
      ? { say: 'privately', card: recordFormCard(view.value) }
      : { say: 'refuse', refusal: view.refusal };
  };

/** The special report: its form for who writes one, and for who stands over units how far they are (S27). */
export async function report(command: Command): Promise<Reply> {
  const { app, now, who, unitId } = command;
  const form = await formOf('special-report')(command);
  if (form.say !== 'refuse' || form.refusal.why !== 'no-right') return form;
  const view = await reportsView(app, { who, unitId }, now);
  return view.ok ? { say: 'privately', card: reportsCard(view.value) } : form;
}

/** The review queue: one submission a card, a tap brings the next. Others' words, as a self-analysis, lie in no reviewer's outbox. */
export async function review({ app, now, who, unitId }: Command): Promise<Reply> {
  const view = await nextToReview(app, { openId: who.person.open_id as string, unitId }, now);
  if (!view.ok) return { say: 'refuse', refusal: view.refusal };
  const card = view.value ? reviewCard(view.value) : reviewDoneCard({ unit: await unitName(app, unitId) });
  return { say: 'unrecorded', card };
}

import { fileByForm, recordForm } from '../../src/app/file-record.ts';
import { unitName } from '../../src/app/names.ts';
import { nextToReview, reviewPage, reviewRecord } from '../../src/app/review-record.ts';
import { returnForm } from '../../src/cards/actions.ts';
import { recordFiledCard, recordFormCard } from '../../src/cards/record-form.ts';
import { reviewCard, reviewDoneCard } from '../../src/cards/review.ts';
import { readFields } from '../../src/domain/kinds/read-fields.ts';
import type { Handling, Press, PressAnswer } from '../handling.ts';
import { refuseForm, refusePress } from './refusal.ts';

/** The form of a kind, in private. */
export async function pressRecordOpen({
  app,
  now,
  openId,
  value,
}: Press<'record-open'>): Promise<PressAnswer> {
  const view = await recordForm(app, { openId, kind: value.kind, unitId: value.unit }, now);
  return view.ok ? { privately: recordFormCard(view.value) } : refusePress(view.refusal);
}

/** Files a record of any kind; a wrong field is named and the form keeps what was typed. */
export async function pressRecordSubmit({
  app,
  now,
  openId,
  value,
  form,
  cause,
}: Press<'record-submit'>): Promise<PressAnswer> {
  const read = readFields(value.kind, form);
  if (!read.ok) {
    const { field } = read;
    return {
      toast: {
        type: 'warning',
        say: (w) => w.refusal({ why: 'field', title: w.kinds[value.kind]?.fields[field] ?? field }),
      },
    };
  }
  const outcome = await fileByForm(
    app,
    { openId, kind: value.kind, unitId: value.unit, payload: read.payload, cause },
    now,
  );
  if (!outcome.ok) return refusePress(outcome.refusal);
  return {
    toast: { type: 'success', say: (w) => w.toasts.recordFiled },
    card: recordFiledCard(outcome.value),
  };
}

/** Approved: the next one takes its place on the card. */
export async function pressApprove({
  app,
  now,
  openId,
  value,
}: Press<'record-approve'>): Promise<PressAnswer> {
  const outcome = await reviewRecord(
    app,
    { openId, recordId: value.record, version: value.version, comment: null },
    now,
  );
  if (!outcome.ok) return refusePress(outcome.refusal);
  return {
    toast: { type: 'success', say: (w) => w.toasts.approved },
    ...(await next({ app, now }, openId, outcome.value.unitId)),
  };
}

export async function pressReturn({
  app,
  now,
  openId,
  value,
  form,
}: Press<'record-return'>): Promise<PressAnswer> {
  const filled = returnForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const { record, version } = value;
  const outcome = await reviewRecord(
    app,
    { openId, recordId: record, version, comment: filled.data.comment },
    now,
  );
  if (!outcome.ok) return refusePress(outcome.refusal);
  return {
    toast: { type: 'success', say: (w) => w.toasts.returned },
    ...(await next({ app, now }, openId, outcome.value.unitId)),
  };
}

/** Turns to another page of what is under review. */
export async function pressReviewPage({
  app,
  now,
  openId,
  value,
}: Press<'review-page'>): Promise<PressAnswer> {
  const view = await reviewPage(app, { openId, recordId: value.record, page: value.page }, now);
  return view.ok ? { card: reviewCard(view.value) } : refusePress(view.refusal);
}

async function next({ app, now }: Handling, openId: string, unitId: string): Promise<PressAnswer> {
  const view = await nextToReview(app, { openId, unitId }, now);
  if (!view.ok) return {};
  return {
    card: view.value ? reviewCard(view.value) : reviewDoneCard({ unit: await unitName(app, unitId) }),
  };
}

import { fileByForm, recordForm } from '../../src/app/file-record.ts';
import { changeRows, fileRows } from '../../src/app/file-rows.ts';
import { idFrom } from '../../src/app/identity.ts';
import { unitName } from '../../src/app/names.ts';
import { nextToReview, reviewPage, reviewRecord } from '../../src/app/review-record.ts';
import { returnForm } from '../../src/cards/actions.ts';
import { recordFiledCard, recordFormCard } from '../../src/cards/record-form.ts';
import { reviewCard, reviewDoneCard } from '../../src/cards/review.ts';
import type { KindName } from '../../src/domain/kind-names.ts';
import { kindOf } from '../../src/domain/kinds/index.ts';
import { variantOf } from '../../src/domain/kinds/kind.ts';
import { readFields, readTyped } from '../../src/domain/kinds/read-fields.ts';
import { done, refused } from '../../src/domain/refusal.ts';
import type { Handling, Press, PressAnswer } from '../handling.ts';
import { refuseForm, refusePress } from './refusal.ts';

/** The form of a kind, in private. */
export async function pressRecordOpen({
  app,
  now,
  openId,
  value,
}: Press<'record-open'>): Promise<PressAnswer> {
  const view = await recordForm(app, { openId, kind: value.kind, unitId: value.unit, of: value.of }, now);
  return view.ok ? { privately: recordFormCard(view.value) } : refusePress(view.refusal);
}

/** Files a record of any kind; a wrong field is named and the form keeps what was typed. */
export async function pressRecordSubmit({
  app,
  now,
  openId,
  value,
  form,
  cause: press,
  messageId,
}: Press<'record-submit'>): Promise<PressAnswer> {
  const { kind, unit, of } = value;
  // One form gives one record, however often it is pressed: a client that waited in vain lets people press again.
  const cause = messageId === null ? press : `form ${messageId} ${openId}`;
  if (rowsOf(kind, of)) {
    const filed = await fileRows(app, { openId, kind, unitId: unit, of, cause }, now);
    if (!filed.ok) return refusePress(filed.refusal);
    return {
      toast: { type: 'success', say: (w) => w.toasts.recordFiled },
      card: recordFiledCard(filed.value),
    };
  }
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

const rowsOf = (name: KindName, of: string | undefined) => {
  const kind = kindOf(name);
  return kind ? variantOf(kind, of).form?.find((field) => field.as === 'rows') : undefined;
};

/** Adds one entry to what is being written; a refused one keeps what was typed. */
export async function pressRowAdd({
  app,
  now,
  openId,
  value,
  form,
  cause,
}: Press<'record-row-add'>): Promise<PressAnswer> {
  const { kind, unit, of, row } = value;
  const rows = rowsOf(kind, of);
  if (!rows) return refusePress({ why: 'gone' });
  const typed = readTyped(rows.of, form);
  if (row !== undefined) return changeRow({ app, now }, openId, { kind, unit, of, row }, typed);
  const added = { row: idFrom(cause).slice(0, 8), ...typed };
  const view = await changeRows(
    app,
    { openId, kind, unitId: unit, of },
    (before) =>
      before.length >= rows.most
        ? refused({ why: 'rows', least: 1, most: rows.most })
        : done([...before, added]),
    now,
  );
  if (!view.ok) return refusePress(view.refusal);
  return {
    toast: { type: 'success', say: (w) => w.ledgerToasts.rowAdded },
    card: recordFormCard(view.value),
  };
}

/** What was typed takes the place of an entry, which stays the same one: what came of it follows. */
async function changeRow(
  { app, now }: Handling,
  openId: string,
  { kind, unit, of, row }: { kind: KindName; unit: string; of: string | undefined; row: number },
  typed: Record<string, unknown>,
): Promise<PressAnswer> {
  const view = await changeRows(
    app,
    { openId, kind, unitId: unit, of },
    (before) =>
      row < before.length
        ? done(before.map((one, at) => (at === row ? { row: one.row ?? String(at), ...typed } : one)))
        : refused({ why: 'changed-meanwhile' }),
    now,
  );
  if (!view.ok) return refusePress(view.refusal);
  return {
    toast: { type: 'success', say: (w) => w.ledgerToasts.rowChanged },
    card: recordFormCard(view.value),
  };
}

export async function pressRowEdit({
  app,
  now,
  openId,
  value,
}: Press<'record-row-edit'>): Promise<PressAnswer> {
  const { kind, unit, of, row } = value;
  const view = await recordForm(app, { openId, kind, unitId: unit, of }, now);
  if (!view.ok) return refusePress(view.refusal);
  if (row !== undefined && row >= view.value.rows.length) return refusePress({ why: 'changed-meanwhile' });
  return { card: recordFormCard({ ...view.value, ...(row === undefined ? {} : { changing: row }) }) };
}

export async function pressRowDrop({
  app,
  now,
  openId,
  value,
}: Press<'record-row-drop'>): Promise<PressAnswer> {
  const { kind, unit, of, row } = value;
  const view = await changeRows(
    app,
    { openId, kind, unitId: unit, of },
    (before) =>
      row < before.length
        ? done(before.filter((_, at) => at !== row))
        : refused({ why: 'changed-meanwhile' }),
    now,
  );
  if (!view.ok) return refusePress(view.refusal);
  return {
    toast: { type: 'success', say: (w) => w.ledgerToasts.rowDropped },
    card: recordFormCard(view.value),
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
    toast: { type: 'success', say: (w) => (outcome.value.receipt ? w.reports.taken : w.toasts.approved) },
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

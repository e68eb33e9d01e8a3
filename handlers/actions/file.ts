import { actOnItem } from '../../src/app/ledger-acts.ts';
import { keepMinutes } from '../../src/app/minutes.ts';
import { openSentFile } from '../../src/app/open-sent-file.ts';
import { takeFile } from '../../src/app/sent-analysis.ts';
import { fileAs } from '../../src/app/sent-files.ts';
import { analysisTakenCard } from '../../src/cards/analysis.ts';
import { ledgerItemCard } from '../../src/cards/ledger-item.ts';
import { minutesKeptCard } from '../../src/cards/meeting.ts';
import { recordFiledCard } from '../../src/cards/record-form.ts';
import type { Press, PressAnswer } from '../handling.ts';
import { refusePress } from './refusal.ts';

/** A file that was sent becomes what its sender says it is. */
export async function pressFileAs({
  app,
  now,
  openId,
  value,
  cause,
}: Press<'file-as'>): Promise<PressAnswer> {
  const { message, key, name, session, record, unit, kind } = value;
  const file = { message, key, name };
  if (record !== undefined) {
    const act = { act: 'evidence' as const, file };
    const added = await actOnItem(app, { openId, recordId: record, act }, now);
    if (!added.ok) return refusePress(added.refusal);
    return {
      toast: { type: 'success', say: (w) => w.ledger.evidenceKept },
      card: ledgerItemCard(added.value),
    };
  }
  if (session !== undefined) {
    const kept = await keepMinutes(app, { openId, sessionId: session, minutes: { file }, cause }, now);
    if (!kept.ok) return refusePress(kept.refusal);
    return {
      toast: { type: 'success', say: (w) => w.stageOneToasts.minutesKept },
      card: minutesKeptCard(kept.value),
    };
  }
  if (kind === 'self-analysis') {
    const draft = await takeFile(app, { openId, file }, now);
    if (!draft.ok) return refusePress(draft.refusal);
    return { card: analysisTakenCard(draft.value) };
  }
  const outcome = await fileAs(app, { openId, kind, unitId: unit ?? '', file, cause }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  return {
    toast: { type: 'success', say: (w) => w.toasts.recordFiled },
    card: recordFiledCard(outcome.value),
  };
}

/** The file itself follows in the private chat, whoever sent it. */
export async function pressFileOpen({
  app,
  now,
  openId,
  value,
  cause,
}: Press<'file-open'>): Promise<PressAnswer> {
  const sent = await openSentFile(app, { openId, recordId: value.record, at: value.at, cause }, now);
  return sent.ok ? { toast: { type: 'success', say: (w) => w.file.following } } : refusePress(sent.refusal);
}

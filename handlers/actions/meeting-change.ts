import { cancelMeeting, meetingChange, moveMeeting } from '../../src/app/change-meeting.ts';
import { meetingCancelForm, meetingMoveForm } from '../../src/cards/actions.ts';
import { meetingChangeCard, meetingChangedCard } from '../../src/cards/meeting-change.ts';
import type { Press, PressAnswer } from '../handling.ts';
import { refuseForm, refusePress } from './refusal.ts';

export async function pressMeetingChange({
  app,
  now,
  openId,
  value,
}: Press<'meeting-change-open'>): Promise<PressAnswer> {
  const view = await meetingChange(app, { openId, sessionId: value.session }, now);
  return view.ok ? { privately: meetingChangeCard(view.value) } : refusePress(view.refusal);
}

export async function pressMeetingMove({
  app,
  now,
  openId,
  value,
  form,
}: Press<'meeting-move'>): Promise<PressAnswer> {
  const filled = meetingMoveForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const moved = await moveMeeting(app, { openId, sessionId: value.session, ...filled.data }, now);
  if (!moved.ok) return refusePress(moved.refusal);
  return {
    toast: { type: 'success', say: (w) => w.meetingChange.moved },
    card: meetingChangedCard(moved.value, value.session),
  };
}

export async function pressMeetingCancel({
  app,
  now,
  openId,
  value,
  form,
}: Press<'meeting-cancel'>): Promise<PressAnswer> {
  const filled = meetingCancelForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const cancelled = await cancelMeeting(app, { openId, sessionId: value.session, ...filled.data }, now);
  if (!cancelled.ok) return refusePress(cancelled.refusal);
  return {
    toast: { type: 'success', say: (w) => w.meetingChange.cancelledNow },
    card: meetingChangedCard(cancelled.value),
  };
}

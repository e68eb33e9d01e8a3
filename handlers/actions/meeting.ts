import { meetingChange } from '../../src/app/change-meeting.ts';
import { makeUpDone, meetingAfterView } from '../../src/app/make-ups.ts';
import { attendMeeting, planMeeting } from '../../src/app/meetings.ts';
import { keepMinutes, minutesForm as minutesFormView } from '../../src/app/minutes.ts';
import { meetingForm, minutesForm } from '../../src/cards/actions.ts';
import { manualMakeUpCard } from '../../src/cards/make-up.ts';
import {
  meetingAfterCard,
  meetingInviteCard,
  minutesFormCard,
  minutesKeptCard,
} from '../../src/cards/meeting.ts';
import { meetingPlannedCard } from '../../src/cards/meeting-change.ts';
import type { Press, PressAnswer } from '../handling.ts';
import { refuseForm, refusePress } from './refusal.ts';

export async function pressMeetingPlan({
  app,
  now,
  openId,
  value,
  form,
  cause,
}: Press<'meeting-plan'>): Promise<PressAnswer> {
  const filled = meetingForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const { speaks, ...meeting } = filled.data;
  const outcome = await planMeeting(
    app,
    { openId, unitId: value.unit, ...meeting, secretarySpeaks: speaks === 'yes', cause },
    now,
  );
  if (!outcome.ok) return refusePress(outcome.refusal);
  const view = await meetingChange(app, { openId, sessionId: outcome.value.sessionId }, now);
  return {
    toast: { type: 'success', say: (w) => w.stageOneToasts.planned },
    ...(view.ok ? { card: meetingPlannedCard(view.value) } : {}),
  };
}

/** A supervisor is there. */
export async function pressMeetingAttend({
  app,
  now,
  openId,
  value,
}: Press<'meeting-attend'>): Promise<PressAnswer> {
  const outcome = await attendMeeting(app, { openId, sessionId: value.session }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  return {
    toast: { type: 'success', say: (w) => w.stageOneToasts.attended },
    card: meetingInviteCard(outcome.value),
  };
}

export async function pressMinutesOpen({
  app,
  now,
  openId,
  value,
}: Press<'meeting-minutes-open'>): Promise<PressAnswer> {
  const view = await minutesFormView(app, { openId, sessionId: value.session }, now);
  return view.ok ? { privately: minutesFormCard(view.value) } : refusePress(view.refusal);
}

export async function pressMinutes({
  app,
  now,
  openId,
  value,
  form,
  cause,
}: Press<'meeting-minutes'>): Promise<PressAnswer> {
  const filled = minutesForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const outcome = await keepMinutes(
    app,
    { openId, sessionId: value.session, minutes: filled.data, cause },
    now,
  );
  if (!outcome.ok) return refusePress(outcome.refusal);
  return {
    toast: { type: 'success', say: (w) => w.stageOneToasts.minutesKept },
    card: minutesKeptCard(outcome.value),
  };
}

/** Who has to make the meeting up, as it stands now. */
export async function pressMakeUpList({
  app,
  now,
  openId,
  value,
}: Press<'make-up-list'>): Promise<PressAnswer> {
  const view = await meetingAfterView(app, { openId, sessionId: value.session }, now);
  return view.ok ? { card: meetingAfterCard(view.value) } : refusePress(view.refusal);
}

export async function pressMakeUpDone({
  app,
  now,
  openId,
  value,
}: Press<'make-up-done'>): Promise<PressAnswer> {
  const outcome = await makeUpDone(app, { openId, recordId: value.record }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  if ('closed' in outcome.value)
    return {
      toast: { type: 'success', say: (w) => w.stageOneToasts.madeUp },
      card: manualMakeUpCard(outcome.value.closed),
    };
  const view = await meetingAfterView(app, { openId, sessionId: outcome.value.sessionId }, now);
  return {
    toast: { type: 'success', say: (w) => w.stageOneToasts.madeUp },
    ...(view.ok ? { card: meetingAfterCard(view.value) } : {}),
  };
}

import { confirmRecord, declineRecord, withdrawConfirmed } from '../../src/app/confirm.ts';
import { meView } from '../../src/app/me-view.ts';
import { openTalk, talkView } from '../../src/app/talks.ts';
import { whoIs } from '../../src/app/who.ts';
import { talkForm } from '../../src/cards/actions.ts';
import { confirmedCard, declinedCard } from '../../src/cards/confirm.ts';
import { meCard } from '../../src/cards/me.ts';
import { talkCard } from '../../src/cards/talk.ts';
import type { Press, PressAnswer } from '../handling.ts';
import { refuseForm, refusePress } from './refusal.ts';

type Presser = Pick<Press, 'app' | 'now' | 'openId'>;
/** The list on which it was pressed; absent on a card of its own. */
type List = 'talk' | 'me' | undefined;

/** The form files a talk, which is its opener's own word; on the card of the other the same press confirms it. */
export async function pressTalkConfirm(press: Press<'talk-confirm'>): Promise<PressAnswer> {
  const { app, now, openId, value, form } = press;
  if (value.talk !== undefined) return confirmed(press, value.talk, value.list);
  const filled = talkForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const { with: id, kind, on } = filled.data;
  const opened = await openTalk(app, { openId, other: { id }, kind: kind ?? null, on }, now);
  if (!opened.ok) return refusePress(opened.refusal);
  const { person, state } = opened.value;
  return {
    toast: { type: state === 'already' ? 'info' : 'success', say: (w) => w.talkToasts[state](person) },
    ...(await listCard(press, 'talk')),
  };
}

export const pressConsultConfirm = (press: Press<'consult-confirm'>): Promise<PressAnswer> =>
  confirmed(press, press.value.record, press.value.list);

async function confirmed(press: Presser, recordId: string, list: List): Promise<PressAnswer> {
  const outcome = await confirmRecord(press.app, { openId: press.openId, recordId }, press.now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  const answer = list ? await listCard(press, list) : { card: confirmedCard(outcome.value) };
  return { toast: { type: 'success', say: (w) => w.talkToasts.thanks }, ...answer };
}

/** No trace is left, not even of the question. */
export async function pressConfirmDecline(press: Press<'confirm-decline'>): Promise<PressAnswer> {
  const { app, now, openId, value } = press;
  const outcome = await declineRecord(app, { openId, recordId: value.record }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  return value.list ? listCard(press, value.list) : { card: declinedCard() };
}

export async function pressConfirmWithdraw(press: Press<'confirm-withdraw'>): Promise<PressAnswer> {
  const { app, now, openId, value } = press;
  const outcome = await withdrawConfirmed(app, { openId, recordId: value.record }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  return {
    toast: { type: 'success', say: (w) => w.talkToasts.withdrawn },
    ...(await listCard(press, 'talk')),
  };
}

async function listCard({ app, now, openId }: Presser, list: NonNullable<List>): Promise<PressAnswer> {
  if (list === 'talk') {
    const view = await talkView(app, openId, now);
    return view.ok ? { card: talkCard(view.value) } : {};
  }
  const who = await whoIs(app, openId, now);
  const view = who ? await meView(app, who, now) : null;
  return view?.ok ? { card: meCard(view.value) } : {};
}

import { meView } from '../../src/app/me-view.ts';
import { recordList } from '../../src/app/record-list.ts';
import { whoIs } from '../../src/app/who.ts';
import { formsCard, recordListCard } from '../../src/cards/record-list.ts';
import type { Press, PressAnswer } from '../handling.ts';
import { refusePress } from './refusal.ts';

/** What was filed of a kind, in private. */
export async function pressRecordList({
  app,
  now,
  openId,
  value,
}: Press<'record-list'>): Promise<PressAnswer> {
  const view = await recordList(app, { openId, kind: value.kind, unitId: value.unit }, now);
  return view.ok ? { privately: recordListCard(view.value) } : refusePress(view.refusal);
}

/** Every form that is open to the one who presses. */
export async function pressFormsList({ app, now, openId }: Press<'forms-list'>): Promise<PressAnswer> {
  const who = await whoIs(app, openId, now);
  if (!who) return refusePress({ why: 'unknown-person' });
  const view = await meView(app, who, now);
  return view.ok ? { privately: formsCard({ forms: view.value.forms }) } : refusePress(view.refusal);
}

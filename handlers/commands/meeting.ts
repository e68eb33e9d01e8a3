import { inspectView } from '../../src/app/inspect.ts';
import { unitName } from '../../src/app/names.ts';
import { allow } from '../../src/app/who.ts';
import { inspectCard } from '../../src/cards/findings.ts';
import { meetingFormCard } from '../../src/cards/meeting.ts';
import { localDateOf } from '../../src/domain/local-date.ts';
import type { Command, Reply } from '../handling.ts';

/** `/meeting` opens the form that plans a meeting and announces it. */
export async function meeting({ app, now, who, unitId }: Command): Promise<Reply> {
  const allowed = await allow(app, who, 'open-session', unitId);
  if (!allowed.ok) return { say: 'refuse', refusal: allowed.refusal };
  const unit = { id: unitId, name: await unitName(app, unitId) };
  return { say: 'privately', card: meetingFormCard({ unit, today: localDateOf(now, app.timeZone) }) };
}

/** `/inspect 支部`: checklist and findings, for the supervisors in charge. */
export async function inspect({ app, now, who, unitId }: Command): Promise<Reply> {
  const view = await inspectView(app, { openId: who.person.open_id as string, unitId }, now);
  return view.ok
    ? { say: 'privately', card: inspectCard(view.value) }
    : { say: 'refuse', refusal: view.refusal };
}

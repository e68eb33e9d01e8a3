import { meetingChoices } from '../../src/app/change-meeting.ts';
import { inspectView } from '../../src/app/inspect.ts';
import { meetingForms } from '../../src/app/life-meetings.ts';
import { inspectCard } from '../../src/cards/findings.ts';
import { lifeMeetingFormCard } from '../../src/cards/life-meeting.ts';
import { meetingFormCard } from '../../src/cards/meeting.ts';
import type { Command, Reply } from '../handling.ts';

/**
 * `/meeting` opens the form that plans a meeting and announces it, with the meetings still to come; for one who runs the leading body's meeting only, the
 * form of that one (S14).
 */
export async function meeting({ app, now, who, unitId }: Command): Promise<Reply> {
  const forms = await meetingForms(app, who, unitId, now);
  if (!forms.ok) return { say: 'refuse', refusal: forms.refusal };
  const { meeting: common, life } = forms.value;
  return {
    say: 'privately',
    card: common
      ? meetingFormCard({ ...common, ...(await meetingChoices(app, unitId)) })
      : lifeMeetingFormCard(life),
  };
}

/** `/inspect 支部`: checklist and findings, for the supervisors in charge. */
export async function inspect({ app, now, who, unitId }: Command): Promise<Reply> {
  const view = await inspectView(app, { openId: who.person.open_id as string, unitId }, now);
  return view.ok
    ? { say: 'privately', card: inspectCard(view.value) }
    : { say: 'refuse', refusal: view.refusal };
}

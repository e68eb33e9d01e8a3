import { correctionForm } from '../../src/app/correction-form.ts';
import { recordOwnStudy } from '../../src/app/own-study.ts';
import { allow } from '../../src/app/who.ts';
import { hoursCorrectCard } from '../../src/cards/hours-correct.ts';
import { studyFormCard } from '../../src/cards/study-form.ts';
import { localDateOf } from '../../src/domain/local-date.ts';
import { readCheckIn } from '../../src/say/check-in.ts';
import { fold } from '../../src/say/fold.ts';
import type { Command, Reply } from '../handling.ts';

/**
 * `/study 2 学习党章` records own study, `/study` opens its form, `/study 更正` opens the secretary's correction.
 */
export async function study(command: Command): Promise<Reply> {
  const { app, now, who, unitId, args, cause } = command;
  const openId = who.person.open_id as string;
  if (/^(更正|correct)$/.test(fold(args.trim()))) {
    const view = await correctionForm(app, { openId, unitId }, now);
    return view.ok
      ? { say: 'privately', card: hoursCorrectCard(view.value) }
      : { say: 'refuse', refusal: view.refusal };
  }
  const allowed = await allow(app, who, 'log-study', who.unit.id);
  if (!allowed.ok) return { say: 'refuse', refusal: allowed.refusal };
  const phrase = args.trim() === '' ? null : readCheckIn(`打卡 ${args}`);
  if (phrase?.kind !== 'study') {
    const mayCorrect = (await allow(app, who, 'correct-hours', unitId)).ok;
    const today = localDateOf(now, app.timeZone);
    return { say: 'privately', card: studyFormCard({ today, mayCorrect }) };
  }
  const outcome = await recordOwnStudy(
    app,
    { openId, hours: phrase.hours, topic: phrase.topic ?? null, on: null, cause },
    now,
  );
  return outcome.ok ? { say: 'react', emoji: 'DONE' } : { say: 'refuse', refusal: outcome.refusal };
}

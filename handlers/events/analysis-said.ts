import { addPart, closeRun, runAwake, startRun } from '../../src/app/analysis-run.ts';
import { hint } from '../../src/app/hints.ts';
import { react, sendPrivately } from '../../src/app/send.ts';
import { takeLink } from '../../src/app/sent-analysis.ts';
import { analysisRunCard, analysisTakenCard } from '../../src/cards/analysis.ts';
import type { Card } from '../../src/cards/kit.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import { readAnalysis } from '../../src/say/analysis.ts';
import type { Handling, Message } from '../handling.ts';

/**
 * What somebody says in private about their self-analysis: the word that opens a run, the messages in it, the word that
 * closes it, or a document's link. @returns false for any other words
 */
export async function analysisSaid({ app, now }: Handling, message: Message): Promise<boolean> {
  if (message.chatType !== 'p2p' || message.text === '') return false;
  const { openId, messageId, text } = message;
  const said = readAnalysis(text);
  const answer = async (
    outcome: { ok: true; value: { key: string; card: Card } } | { ok: false; refusal: Refusal },
  ) => {
    if (outcome.ok) await sendPrivately(app, { openId, ...outcome.value }, now);
    else await hint(app, { openId, cause: messageId, about: { refusal: outcome.refusal } }, now);
    return true;
  };
  if (said?.say === 'open') {
    const run = await startRun(app, { openId, cause: messageId }, now);
    return answer(run.ok ? taken(run.value.key, analysisRunCard(run.value.view)) : run);
  }
  if (said?.say === 'link') {
    const draft = await takeLink(app, { openId, link: said.link }, now);
    return answer(draft.ok ? taken(`analysis:${messageId}`, analysisTakenCard(draft.value)) : draft);
  }
  if (!(await runAwake(app, openId, now))) return false;
  if (said?.say === 'close') {
    const draft = await closeRun(app, openId, now);
    return answer(draft.ok ? taken(`analysis:${messageId}`, analysisTakenCard(draft.value)) : draft);
  }
  const added = await addPart(app, { openId, part: text, message: messageId }, now);
  if (!added.ok) return answer(added);
  await react(app, { messageId, emoji: 'DONE' }, now);
  return true;
}

const taken = (key: string, card: Card) => ({ ok: true as const, value: { key, card } });

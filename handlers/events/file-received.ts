import { hint } from '../../src/app/hints.ts';
import { itemAnswered } from '../../src/app/item-answered.ts';
import { actOnItem } from '../../src/app/ledger-acts.ts';
import { keepMinutes } from '../../src/app/minutes.ts';
import { react, sendPrivately } from '../../src/app/send.ts';
import { takeFile } from '../../src/app/sent-analysis.ts';
import { fileOffer, onlyAnalysis } from '../../src/app/sent-files.ts';
import { sessionAnswered } from '../../src/app/session-answered.ts';
import { analysisTakenCard } from '../../src/cards/analysis.ts';
import { fileOfferCard } from '../../src/cards/file-offer.ts';
import type { Handling, Message } from '../handling.ts';

/**
 * A file sent to the bot: in answer to a meeting's card it is that meeting's minutes, otherwise its sender is asked
 * what it is.
 */
export async function fileReceived({ app, now }: Handling, message: Message): Promise<boolean> {
  if (message.file === undefined) return false;
  const { openId, messageId } = message;
  const file = { message: messageId, key: message.file.key, name: message.file.name.slice(0, 200) };
  const item = message.parentId ? await itemAnswered(app, message.parentId) : null;
  if (item !== null) {
    const added = await actOnItem(app, { openId, recordId: item, act: { act: 'evidence', file } }, now);
    if (added.ok) await react(app, { messageId, emoji: 'DONE' }, now);
    else await hint(app, { openId, cause: messageId, about: { refusal: added.refusal } }, now);
    return true;
  }
  const session = message.parentId ? await sessionAnswered(app, message.parentId) : null;
  if (session !== null) {
    const minutes = { openId, sessionId: session, minutes: { file }, cause: messageId };
    const kept = await keepMinutes(app, minutes, now);
    if (kept.ok) await react(app, { messageId, emoji: 'DONE' }, now);
    else await hint(app, { openId, cause: messageId, about: { refusal: kept.refusal } }, now);
    return true;
  }
  if (!message.toBot) return false;
  if (message.chatType === 'p2p' && (await onlyAnalysis(app, { openId, file }, now))) {
    const draft = await takeFile(app, { openId, file }, now);
    if (draft.ok)
      await sendPrivately(
        app,
        { openId, key: `analysis:${messageId}`, card: analysisTakenCard(draft.value) },
        now,
      );
    else await hint(app, { openId, cause: messageId, about: { refusal: draft.refusal } }, now);
    return true;
  }
  const view = await fileOffer(app, { openId, file }, now);
  if (view.ok)
    await sendPrivately(app, { openId, key: `file:${messageId}`, card: fileOfferCard(view.value) }, now);
  else await hint(app, { openId, cause: messageId, about: { refusal: view.refusal } }, now);
  return true;
}

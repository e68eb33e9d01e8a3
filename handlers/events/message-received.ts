import { checkInByWords } from '../../src/app/check-in-by-words.ts';
import { hint, hintUnrecorded } from '../../src/app/hints.ts';
import { react } from '../../src/app/send.ts';
import { whoIs } from '../../src/app/who.ts';
import { readCheckIn } from '../../src/say/check-in.ts';
import { readCommand } from '../../src/say/command.ts';
import { vocabulary } from '../../src/say/vocabulary.ts';
import { isAnonymousCommand } from '../anonymous.ts';
import { answerCommand } from '../commands/answer.ts';
import type { Handling, Message } from '../handling.ts';
import { analysisSaid } from './analysis-said.ts';
import { fileReceived } from './file-received.ts';

/**
 * Reads what is addressed to the bot: a private message, a mention, or, where the organisation grants all
 * group messages, a reply to one of its own. Everything else in a group is not read.
 */
export async function messageReceived(handling: Handling, message: Message): Promise<void> {
  const { app, now } = handling;
  if (!message.toBot && message.parentId === undefined) return;
  if (await fileReceived(handling, message)) return;
  const chatId = message.chatType === 'group' ? message.chatId : null;
  const line = message.toBot ? readCommand(message.text, vocabulary) : null;

  if (line?.kind === 'command') {
    const who = await whoIs(app, message.openId, now);
    await answerCommand(handling, {
      who,
      openId: message.openId,
      name: line.name,
      args: line.args,
      mentions: message.mentions,
      chatId,
      messageId: message.messageId,
      cause: message.messageId,
    });
    return;
  }
  if (line?.kind === 'typo') {
    const about = { typed: line.typed, nearest: line.nearest };
    if (isAnonymousCommand(line.nearest)) await hintUnrecorded(app, message.openId, about);
    else await hint(app, { openId: message.openId, cause: message.messageId, about }, now);
    return;
  }

  if (await analysisSaid(handling, message)) return;

  const phrase = message.text === '' ? null : readCheckIn(message.text);
  if (phrase === null) {
    if (message.toBot)
      await hint(
        app,
        { openId: message.openId, cause: message.messageId, about: { heard: message.text } },
        now,
      );
    return;
  }
  const outcome = await checkInByWords(
    app,
    {
      openId: message.openId,
      phrase,
      heard: message.text,
      chatId,
      parentId: message.parentId ?? null,
      addressed: message.toBot,
      cause: message.messageId,
    },
    now,
  );
  if (outcome.kind === 'ignored') return;
  if (outcome.kind === 'taken') await react(app, { messageId: message.messageId, emoji: outcome.emoji }, now);
  else await hint(app, { openId: message.openId, cause: message.messageId, about: outcome.hint }, now);
}

import { whoIs } from '../../src/app/who.ts';
import { answerCommand } from '../commands/answer.ts';
import type { Press, PressAnswer } from '../handling.ts';

/** A button that does what a typed command does; the answer comes in private, for the press says nothing of a group. */
export async function pressCommand({
  app,
  now,
  openId,
  value,
  cause,
}: Press<'command'>): Promise<PressAnswer> {
  const who = await whoIs(app, openId, now);
  await answerCommand(
    { app, now },
    {
      who,
      openId,
      name: value.name,
      args: value.args ?? '',
      mentions: [],
      chatId: null,
      messageId: null,
      cause,
    },
  );
  return {};
}

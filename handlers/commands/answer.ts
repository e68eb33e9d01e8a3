import { react, refuseTo, sendReply, sendUnrecorded } from '../../src/app/send.ts';
import { unitOfCommand } from '../../src/app/unit-of-command.ts';
import type { Who } from '../../src/app/who.ts';
import { refusalCard } from '../../src/cards/refusal.ts';
import { vocabulary } from '../../src/say/vocabulary.ts';
import { isAnonymousCommand } from '../anonymous.ts';
import type { Handling, Reply } from '../handling.ts';
import { commands } from './index.ts';

/** A command as it came in, by message, menu or button. */
export interface Asked {
  who: Who | null;
  openId: string;
  name: string;
  args: string;
  mentions: readonly { openId: string; name: string }[];
  chatId: string | null;
  /** The message to answer in the group; null for a menu or a button. */
  messageId: string | null;
  cause: string;
}

/** Runs a command and sends what it answers. A refusal goes to the one who asked, in private. */
export async function answerCommand(handling: Handling, asked: Asked): Promise<Reply> {
  const { app, now } = handling;
  const reply = await runCommand(handling, asked);
  if (reply.say === 'refuse' && isAnonymousCommand(asked.name)) {
    await sendUnrecorded(app, asked.openId, refusalCard({ refusal: reply.refusal }));
  } else if (reply.say === 'refuse') {
    await refuseTo(app, { openId: asked.openId, refusal: reply.refusal, cause: asked.cause }, now);
  } else if (reply.say === 'unrecorded') {
    await sendUnrecorded(app, asked.openId, reply.card);
  } else if (reply.say === 'react') {
    if (asked.messageId) await react(app, { messageId: asked.messageId, emoji: reply.emoji }, now);
  } else if (reply.say !== 'done') {
    await sendReply(app, { ...asked, reply }, now);
  }
  return reply;
}

/** As help shows it: the name and what it is called in Chinese. */
function shownName(name: string): string {
  const entry = vocabulary.find((one) => one.name === name);
  return entry ? `${name} ${entry['zh-cn']}` : name;
}

async function runCommand(handling: Handling, asked: Asked): Promise<Reply> {
  const { app } = handling;
  if (!asked.who) return { say: 'refuse', refusal: { why: 'unknown-person' } };
  const entry = commands[asked.name as keyof typeof commands];
  if (!entry) return { say: 'refuse', refusal: { why: 'not-yet', command: shownName(asked.name) } };
  const { takesUnit } = entry;
  const unit = await unitOfCommand(app, {
    who: asked.who,
    chatId: asked.chatId,
    args: (typeof takesUnit === 'function' ? takesUnit(asked.args) : takesUnit) ? asked.args : '',
  });
  if (!unit.ok) return { say: 'refuse', refusal: unit.refusal };
  return entry.run({
    ...handling,
    who: asked.who,
    unitId: unit.value,
    args: asked.args,
    mentions: asked.mentions,
    chatId: asked.chatId,
    cause: asked.cause,
  });
}

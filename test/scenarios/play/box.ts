import { expectDone } from './branch.ts';
import { quietBox, talkative } from './cast.ts';
import type { Play } from './script.ts';
import { type Actor, buttonOf, type Card, type Stage } from './stage.ts';

/** Two branches open their box: three speak in one, so that it may be released, and two in the other, so that it may not. */
export async function openBox({ stage, cast, memory }: Play): Promise<void> {
  for (const no of [talkative, quietBox]) {
    const branch = cast.branches[no];
    if (!branch) continue;
    const { seq } = await stage.say(branch.secretary, branch.group, '@转段助手 /意见箱', ['bot']);
    const card = await stage.cardWith(branch.group, branch.secretary, 'box-open', seq);
    const speakers = [...branch.masses, ...branch.members].slice(0, no === talkative ? 3 : 2);
    for (const [place, speaker] of speakers.entries()) {
      const words = `  食堂排队太久，建议错峰 ${place + 1}。<at id=all></at>\n`;
      memory.opinions.push({ speaker, words, code: await speak(stage, speaker, card, words) });
      memory.handed += 1;
    }
  }
}

async function speak(stage: Stage, speaker: Actor, box: Card, words: string): Promise<string> {
  const chat = await stage.privateChat(speaker);
  const before = (await stage.messages(chat, speaker)).at(-1)?.seq ?? 0;
  expectDone(await stage.press(speaker, box, 'box-open'), 'opens the box');
  const form = await stage.cardWith(chat, speaker, 'opinion-submit', before);
  expectDone(
    await stage.press(speaker, form, 'opinion-submit', { words, area: 'style', target: 'branch' }),
    'speaks',
  );
  const receipt = (await stage.messages(chat, speaker)).find(
    (message) => message.message_id === form.message_id,
  );
  const code = /\d{4} \d{4} \d{4} \d{4}/.exec(JSON.stringify(receipt?.content))?.[0];
  if (!code) throw new Error('no receipt came back');
  return code;
}

/** An official reads what was released and answers; an author reads the answer by the receipt. Two opinions stay closed. */
export async function answerOpinions(play: Play): Promise<void> {
  const { stage, cast, memory } = play;
  const branch = cast.branches[talkative];
  const opinion = memory.opinions[0];
  if (!branch || !opinion) return;
  const { secretary } = branch;
  const list = await readBox(play, talkative);
  const chat = await stage.privateChat(secretary);
  expectDone(await stage.press(secretary, list, 'opinion-answer-open'), 'asks for the answer form');
  const form = await stage.cardWith(chat, secretary, 'opinion-answer', list.seq);
  expectDone(
    await stage.press(secretary, form, 'opinion-answer', { words: '谢谢，食堂下周起分两批就餐。' }),
    'answers',
  );
  const box = await stage.ask(opinion.speaker, '/意见箱', 'receipt-open');
  expectDone(
    await stage.press(opinion.speaker, box, 'receipt-open', { code: opinion.code }),
    'reads by the receipt',
  );
  memory.handed += 2;
  if (buttonOf(await readBox(play, quietBox), 'opinion-answer-open'))
    throw new Error('two opinions were released before the window closed');
}

/** After the window has closed, what the quiet box still held is handed over. */
export async function lastOpinions(play: Play): Promise<void> {
  if (!buttonOf(await readBox(play, quietBox), 'opinion-answer-open'))
    throw new Error('the window closed, and two opinions were not released');
}

async function readBox({ stage, cast, memory }: Play, no: number): Promise<Card> {
  memory.handed += 1;
  return stage.answerTo(cast.branches[no]?.secretary as Actor, '/意见', '收到的意见');
}

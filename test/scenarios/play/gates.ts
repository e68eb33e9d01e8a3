import { type Branch, expectDone } from './branch.ts';
import { talkative } from './cast.ts';
import type { Play } from './script.ts';
import { type Actor, buttonOf, type Card, type Stage } from './stage.ts';

/** Each secretary applies and a supervisor signs; what is not met yet is not offered. One application is sent back first. */
export async function gate(
  { stage, cast }: Play,
  takesPart: (branch: Branch) => boolean = () => true,
): Promise<void> {
  const [supervisor] = cast.supervisors;
  if (!supervisor) return;
  const chat = await stage.privateChat(supervisor);
  for (const branch of cast.branches.filter(takesPart)) {
    const { secretary } = branch;
    await apply(stage, branch);
    const asked = async (after: number) =>
      stage.until(`${supervisor.name} is asked by ${branch.name}`, async () =>
        (await stage.messages(chat, supervisor, after)).findLast(
          (card) => buttonOf(card, 'gate-sign') && JSON.stringify(card.content).includes(branch.name),
        ),
      );
    const first = await asked(0);
    if (branch.no === talkative) {
      expectDone(
        await stage.press(supervisor, first, 'gate-send-back', { comment: '请补充小结中的数字。' }),
        'sends back',
      );
      await apply(stage, branch);
      expectDone(await stage.press(supervisor, await asked(first.seq), 'gate-sign'), 'signs');
    } else expectDone(await stage.press(supervisor, first, 'gate-sign'), `signs for ${secretary.name}`);
  }
}

/** A unit that has not met its requirements is shown what is missing, and is not let through. */
export async function expectClosed(
  { stage, cast }: Play,
  takesPart: (branch: Branch) => boolean,
): Promise<void> {
  for (const { secretary } of cast.branches.filter(takesPart)) {
    const card = await stage.answerTo(secretary, '/转段', '转段验收');
    if (buttonOf(card, 'gate-apply')) throw new Error(`${secretary.unit} may apply before its time`);
  }
}

const apply = (stage: Stage, { secretary }: Branch) => applyFor(stage, secretary);

/** Applies by the gate's card, which must offer it. */
export async function applyFor(stage: Stage, applicant: Actor): Promise<Card> {
  const card = await stage.answerTo(applicant, '/转段', '转段验收');
  if (!buttonOf(card, 'gate-apply'))
    throw new Error(`${applicant.name} may not apply: ${shown(card).join(' | ')}`);
  expectDone(await stage.press(applicant, card, 'gate-apply'), `${applicant.name} applies`);
  return card;
}

/** A supervisor signs for a unit that applied after this message. */
export async function signFor(
  stage: Stage,
  { supervisor, unit, after }: { supervisor: Actor; unit: string; after: number },
) {
  const chat = await stage.privateChat(supervisor);
  const card = await stage.until(`${supervisor.name} is asked by ${unit}`, async () =>
    (await stage.messages(chat, supervisor, after)).findLast(
      (one) => buttonOf(one, 'gate-sign') && JSON.stringify(one.content).includes(unit),
    ),
  );
  return stage.press(supervisor, card, 'gate-sign');
}

/** A card's lines as its reader sees them. */
const shown = (card: Card): string[] =>
  (
    card.content.body.elements as { text?: { content: string }; header?: { title: { content: string } } }[]
  ).flatMap((element) => element.text?.content ?? element.header?.title.content ?? []);

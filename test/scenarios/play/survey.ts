import { expectDone } from './branch.ts';
import { bureauName } from './bureau.ts';
import { everyBranch } from './cast.ts';
import type { Play } from './script.ts';
import { type Actor, buttonOf, type Card, type Stage, together } from './stage.ts';

/** More than the five that a result needs. */
const answering = 7;

/** Each secretary surveys the branch for a week; most of those who answer are content. It closes by itself. */
export async function surveys({ stage, cast, memory }: Play, closesOn: string): Promise<void> {
  await everyBranch(cast, async ({ secretary, members, masses }) => {
    await beginSurvey(stage, secretary, { circle: 'everyone', on: closesOn });
    memory.handed += 1;
    await answers(secretary.unit, [...masses, ...members]);
  });
  // The bureau has no secretary; it asks the people who are no members, in all its branches.
  const [first] = cast.first;
  if (!first) return;
  await beginSurvey(stage, first, { circle: 'masses', on: closesOn });
  memory.handed += 1;
  await answers(
    bureauName,
    cast.everybody.filter((person) => person.roles.includes('mass')),
  );

  async function answers(unit: string, people: readonly Actor[]) {
    await together(people.slice(0, answering), 3, async (person, at) => {
      await answer(stage, { person, unit }, at === 0 ? 'fairly-good' : 'good');
      memory.handed += 1;
    });
  }
}

export async function beginSurvey(
  stage: Stage,
  secretary: Actor,
  chosen: { circle: string; on: string; sample?: string },
): Promise<void> {
  const chat = await stage.privateChat(secretary);
  const desk = await stage.ask(secretary, '/测评', 'survey-new');
  expectDone(await stage.press(secretary, desk, 'survey-new'), 'asks for the form of a survey');
  const form = await stage.cardWith(chat, secretary, 'survey-check', desk.seq);
  const fields = { about: 'stage', measure: '', sample: '', ...chosen };
  expectDone(await stage.press(secretary, form, 'survey-check', fields), 'checks the survey');
  const checked = await stage.cardWith(chat, secretary, 'survey-send', desk.seq);
  expectDone(await stage.press(secretary, checked, 'survey-send'), 'sends the survey');
}

/** The official who began it closes it before its last day. */
export async function endSurvey(stage: Stage, official: Actor): Promise<void> {
  const desk = await stage.ask(official, '/测评', 'survey-close');
  expectDone(await stage.press(official, desk, 'survey-close'), 'closes the survey');
}

/** Those who were drawn answer, in roster order, with these choices. @returns how many forms were handed out */
export async function answerSample(
  stage: Stage,
  of: { people: readonly Actor[]; unit: string; sample: number },
  choices: readonly string[],
): Promise<number> {
  const asked = await stage.until(`${of.sample} are asked`, async () => {
    const found: Actor[] = [];
    for (const person of of.people) {
      const cards = await stage.messages(await stage.privateChat(person), person);
      if (cards.some((card) => buttonOf(card, 'survey-enter'))) found.push(person);
    }
    return found.length === of.sample && found;
  });
  await together(asked.slice(0, choices.length), 3, (person, at) =>
    answer(stage, { person, unit: of.unit }, choices[at] ?? ''),
  );
  return choices.length;
}

async function answer(
  stage: Stage,
  { person, unit }: { person: Actor; unit: string },
  choice: string,
): Promise<void> {
  const chat = await stage.privateChat(person);
  const notice = await stage.until(`${person.name} is asked`, async () =>
    (await stage.messages(chat, person)).findLast(
      (card) => buttonOf(card, 'survey-enter') && card.content.header.subtitle?.content === unit,
    ),
  );
  expectDone(await stage.press(person, notice, 'survey-enter'), 'opens the survey');
  const form = await stage.cardWith(chat, person, 'survey-submit', notice.seq);
  const fields = Object.fromEntries(questionsIn(form).map((key) => [key, choice]));
  expectDone(await stage.press(person, form, 'survey-submit', fields), `${person.name} answers`);
}

/** The names of the form's selects. */
function questionsIn(form: Card): string[] {
  const elements = form.content.body.elements as {
    tag: string;
    elements?: { tag: string; name?: string }[];
  }[];
  return elements.flatMap((element) =>
    (element.elements ?? []).flatMap(({ tag, name }) => (tag === 'select_static' && name ? [name] : [])),
  );
}

import { addDays } from '../../../src/domain/local-date.ts';
import { type Branch, expectDone } from './branch.ts';
import { bureauName } from './bureau.ts';
import { everyBranch, talkative, unhappy } from './cast.ts';
import type { Play } from './script.ts';
import { type Actor, buttonOf, type Card, type Stage, together } from './stage.ts';

/** More than the five that a result needs. */
const answering = 7;

/** Each secretary surveys the branch for some days; most of those who answer are content, but in one branch. It closes by itself. */
export async function surveys(
  play: Play,
  days: number,
  { unhappy }: { unhappy?: number } = {},
): Promise<void> {
  const { stage, cast, memory, today } = play;
  const closes = `${addDays(today.slice(0, 10), days)} +0800`;
  await everyBranch(cast, async (branch) => {
    const since = await stage.latest(branch.secretary);
    await beginSurvey(stage, branch.secretary, { circle: 'everyone', on: closes });
    memory.handed += 1;
    const choice = branch.no === unhappy ? 'poor' : 'good';
    await answerAll(play, { unit: branch.name, people: asked(branch), since, choice });
  });
  // The bureau has no secretary; it asks the people who are no members, in all its branches.
  const [first] = cast.first;
  if (!first || !cast.branches.some(({ no }) => no === talkative)) return;
  const since = await stage.latest(first);
  await beginSurvey(stage, first, { circle: 'masses', on: closes });
  memory.handed += 1;
  const people = cast.everybody.filter((person) => person.roles.includes('mass'));
  await answerAll(play, { unit: bureauName, people, since, choice: 'good' });
}

const asked = ({ masses, members }: Branch): Actor[] => [...masses, ...members];

/** Some answer, all of them alike but one. */
async function answerAll(
  { stage, memory }: Play,
  of: { unit: string; people: readonly Actor[]; since: number; choice: string },
): Promise<void> {
  await together(of.people.slice(0, answering), 3, async (person, at) => {
    await answer(stage, { person, ...of }, at === 0 ? 'fairly-good' : of.choice);
    memory.handed += 1;
  });
}

/** Where the people were not content the branch puts right what they named, asks again and closes the second round. */
export async function surveyAgain(play: Play): Promise<void> {
  const { stage, cast, memory } = play;
  const branch = cast.branches[unhappy];
  if (!branch) return;
  const { secretary } = branch;
  const chat = await stage.privateChat(secretary);
  const results = await stage.until('the result of the failed round', async () =>
    (await stage.messages(chat, secretary)).findLast((card) => buttonOf(card, 'survey-again')),
  );
  const since = await stage.latest(secretary);
  expectDone(await stage.press(secretary, results, 'survey-again'), 'asks for a second round');
  const checked = await stage.cardWith(chat, secretary, 'survey-send', since);
  expectDone(await stage.press(secretary, checked, 'survey-send'), 'sends the second round');
  await answerAll(play, { unit: branch.name, people: asked(branch), since, choice: 'good' });
  memory.handed += 1;
  await endSurvey(stage, secretary);
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
  { person, unit, since = 0 }: { person: Actor; unit: string; since?: number },
  choice: string,
): Promise<void> {
  const chat = await stage.privateChat(person);
  const notice = await stage.until(`${person.name} is asked`, async () =>
    (await stage.messages(chat, person, since)).findLast(
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

import { xianjin } from '../domain/xianjin.ts';
import { buttonOf, type Shown } from '../support/doings.ts';
import type { House } from '../support/house.ts';
import { surveyDoings } from '../support/surveys.ts';
import { until } from '../support/until.ts';

const questions = (xianjin.survey?.questions ?? []).map(({ key }) => key);
const choices = (xianjin.survey?.choices ?? []).map(({ key }) => key);

/** Who submitted what: opinions by their words, answers by the places of their choices. */
export interface Authors {
  opinions: Map<string, string>;
  answers: Map<string, string>;
}

/**
 * Some days of the organisation: people check in, ask for their tasks, use the menu and enter their chats, all in any
 * order, and in between some of them speak in the box and answer the survey on the way that people take there.
 * @param each submissions of either kind; `answers` false leaves the survey out
 */
export async function playDays(
  house: House,
  of: { people: readonly string[]; each: number; days: number; random: () => number; answers?: boolean },
): Promise<Authors> {
  const { people, each, days, random } = of;
  const surveys = surveyDoings(house);
  const any = <T>(some: readonly T[]): T => some[Math.floor(random() * some.length)] as T;
  const authors: Authors = { opinions: new Map(), answers: new Map() };
  const waiting = [...people]; // Who has not answered yet.
  const steps = [
    ...Array.from({ length: each }, () => 'opinion' as const),
    ...(of.answers === false ? [] : Array.from({ length: each }, () => 'answer' as const)),
  ];
  shuffle(steps, random);
  const sessions = new Map<string, Shown>();

  for (const [n, step] of steps.entries()) {
    if (n > 0 && n % Math.ceil(steps.length / days) === 0) {
      const next = new Date(house.now().getTime() + 86_400_000);
      await house.moveTo(next.toISOString());
      sessions.clear();
    }
    await ordinary(any(people));
    const author =
      step === 'opinion'
        ? any(people)
        : (waiting.splice(Math.floor(random() * waiting.length), 1)[0] as string);
    if (random() < 0.5) house.sandbox.people.enter(author);
    if (step === 'answer' && random() < 0.5) await recorded(author);
    if (step === 'opinion') await speak(author, n);
    else await answer(author, n);
    if (random() < 0.5) house.sandbox.people.read(house.privateChat(author), author);
    await ordinary(any(people));
  }
  await house.quiet();
  return authors;

  /** Somebody who answers has often just asked for something else, which is recorded with its instant. */
  async function recorded(person: string) {
    house.say(person, house.privateChat(person), '/me');
    await house.quiet();
  }

  async function ordinary(person: string) {
    const what = Math.floor(random() * 5);
    if (what === 0) house.say(person, house.privateChat(person), any(['/me', '/help', '/stage', '/lang']));
    else if (what === 1) house.say(person, house.privateChat(person), '打卡 0.25 学习党章');
    else if (what === 2) house.sandbox.people.menu(person, any(['me', 'calendar']));
    else if (what === 3) house.sandbox.people.enter(person);
    else await checkIn(person);
  }

  async function checkIn(person: string) {
    const unit = house.people().find(({ open_id }) => open_id === person)?.unit ?? '';
    const card = sessions.get(unit) ?? (await house.openSession(unit, '集中学习 1小时'));
    sessions.set(unit, card);
    await house.press(person, card, 'check-in');
  }

  async function speak(author: string, n: number) {
    const form = await surveys.next(author, 'opinion-submit', async () => {
      house.say(author, house.privateChat(author), '/box');
    });
    const words = `第 ${n} 条意见 ${of.answers === false ? '续' : ''}`;
    const told = await house.press(author, form, 'opinion-submit', { words, area: 'work', target: 'branch' });
    if (told.toast?.type === 'success') authors.opinions.set(words, author);
  }

  /** Each answer differs from every other, so that the test knows it again. */
  async function answer(author: string, n: number) {
    const places = questions.map((_, at) => Math.floor(n / choices.length ** at) % choices.length);
    const form = Object.fromEntries(
      questions.map((key, at) => [key, choices[places[at] as number] as string]),
    );
    const taken = await surveys.answer(author, form);
    if (taken.answer.toast?.type !== 'success') throw new Error(taken.answer.toast?.content);
    authors.answers.set(places.map((place) => String(place).padStart(2, '0')).join(''), author);
  }
}

/** Opens the survey of the whole organisation and waits until everybody was asked. */
export async function askEverybody(house: House, people: readonly string[]): Promise<void> {
  const first = house.people().find(({ roles }) => roles.includes('first'));
  if (!first) throw new Error('nobody is first responsible');
  const on = new Date(house.now().getTime() + 13 * 86_400_000).toISOString().slice(0, 10);
  await surveyDoings(house).begin(first.open_id, { on: `${on} +0800` });
  const asked = (person: string) =>
    house.toldTo(person).some(({ content }) => buttonOf(content, 'survey-enter') !== null);
  await until(() => people.every(asked), 60_000);
}

function shuffle<T>(some: T[], random: () => number): void {
  for (let at = some.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [some[at], some[other]] = [some[other] as T, some[at] as T];
  }
}

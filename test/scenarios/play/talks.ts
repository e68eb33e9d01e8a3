import { expectDone, sayAndBeHeard } from './branch.ts';
import { everyBranch, lanes } from './cast.ts';
import { byBeginner, type Pair } from './pairs.ts';
import type { Play } from './script.ts';
import { type Actor, buttonOf, type Card, type Stage, together } from './stage.ts';

/** Neighbours on the roster talk in twos; one says so, the other confirms by one tap. */
export async function talk({ stage, cast }: Play): Promise<void> {
  await everyBranch(cast, async ({ members: here }) => {
    for (const [at, one] of here.entries()) {
      const other = here[at + 1] ?? here[0];
      if (at % 2 === 1 || !other || other === one) continue;
      const chat = await stage.privateChat(other);
      const before = (await stage.messages(chat, other)).at(-1)?.seq ?? 0;
      await sayAndBeHeard(stage, one, await stage.privateChat(one), `/谈心 ${other.name}`);
      const asked = await stage.cardWith(chat, other, 'talk-confirm', before);
      expectDone(await stage.press(other, asked, 'talk-confirm'), `${other.name} confirms a talk`);
    }
  });
}

/** One day's talks: each who begins says in one line with whom they talked, and each of those confirms by one tap. */
export async function talkInPairs(stage: Stage, pairs: readonly Pair[]): Promise<void> {
  const [first] = pairs;
  if (!first) return;
  const since = await stage.latest(first[0]);
  await together(byBeginner(pairs), lanes, async ([one, others]) =>
    stage.say(one, await stage.privateChat(one), `/谈心 ${others.map(({ name }) => name).join('、')}`),
  );
  await confirmAll(stage, pairs, 'talk-confirm', since);
}

/** Everybody who was asked since says yes to all of it, a tap each. */
export async function confirmAll(
  stage: Stage,
  pairs: readonly Pair[],
  action: 'talk-confirm' | 'consult-confirm',
  since: number,
): Promise<void> {
  const asked = byBeginner(pairs.map(([one, other]): Pair => [other, one]));
  // Nobody taps before everybody is asked: taps among hundreds of lines still to be read would only wait.
  const cards: [Actor, Card][] = [];
  for (const [person, by] of asked) {
    const chat = await stage.privateChat(person);
    const own = await stage.until(`${person.name} is asked ${by.length} times`, async () => {
      const found = (await stage.messages(chat, person, since)).filter((card) => buttonOf(card, action));
      return found.length === by.length && found;
    });
    cards.push(...own.map((card): [Actor, Card] => [person, card]));
  }
  await together(cards, lanes, async ([person, card]) =>
    expectDone(await stage.press(person, card, action), `${person.name} confirms`),
  );
}

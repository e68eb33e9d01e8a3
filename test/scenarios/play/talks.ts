import { expectDone, sayAndBeHeard } from './branch.ts';
import { everyBranch } from './cast.ts';
import type { Play } from './script.ts';

/** Neighbours on the roster talk in twos; one says so, the other confirms by one tap. */
export async function talk({ stage, cast, memory }: Play): Promise<void> {
  await everyBranch(cast, async ({ members }) => {
    const here = members.filter((member) => member !== memory.left?.actor);
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

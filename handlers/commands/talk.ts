import { type Other, openTalk, talkView } from '../../src/app/talks.ts';
import { talkCard } from '../../src/cards/talk.ts';
import { localDateOf } from '../../src/domain/local-date.ts';
import { readTalk } from '../../src/say/talk.ts';
import type { Command, Reply } from '../handling.ts';

/** `/talk @张三` files a talk of today with each one named; without a name the form opens, in private. */
export async function talk({ app, now, who, args, mentions }: Command): Promise<Reply> {
  const openId = who.person.open_id as string;
  const { names, on } = readTalk(args, mentions, localDateOf(now, app.timeZone));
  const others: Other[] = [...mentions, ...names.map((name) => ({ name }))];
  for (const other of others) {
    const opened = await openTalk(app, { openId, other, kind: null, on }, now);
    if (!opened.ok) return { say: 'refuse', refusal: opened.refusal };
  }
  if (others.length > 0) return { say: 'react', emoji: 'DONE' };
  const view = await talkView(app, openId, now);
  return view.ok
    ? { say: 'privately', card: talkCard(view.value) }
    : { say: 'refuse', refusal: view.refusal };
}

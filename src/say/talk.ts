import { readDate } from './date-argument.ts';
import { visible } from './fold.ts';

/**
 * With whom and when, out of what follows `/talk`: `@张三 昨天`, `张三、李四 3月5日`. Mentions are taken out by their names.
 * @param today the campaign's local date
 */
export function readTalk(
  args: string,
  mentions: readonly { name: string }[],
  today: string,
): { names: string[]; on: string | null } {
  const unmentioned = mentions.reduce((text, { name }) => text.replace(`@${name}`, ' '), visible(args));
  let on: string | null = null;
  const names: string[] = [];
  for (const word of unmentioned.split(/[\s,，、;；]+/)) {
    const bare = word.replace(/^[@＠和与與跟]+/, '');
    if (bare === '') continue;
    const date = readDate(bare, today);
    if (date === null) names.push(bare);
    else on = date;
  }
  return { names, on };
}

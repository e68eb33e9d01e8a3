import { readDurationAt } from './duration.ts';
import { fold, visible } from './fold.ts';

/** Hours out of `2小时`, `90分钟`, `一个半小时` or a plain `2`; null where the text is no amount of 0 < hours ≤ 24. */
export function readHours(text: string): number | null {
  const folded = fold(visible(text));
  const amount = readDurationAt(folded);
  return amount && amount.length === folded.length && 'hours' in amount ? amount.hours : null;
}

/**
 * A title beside an amount of time, in either order: `学习党章 2小时`, `2h 学习党章`. The amount must name its unit, so
 * that `第 2` stays part of the title.
 */
export function readTitleAndHours(text: string): { title: string; hours: number | null } {
  const typed = visible(text);
  const folded = fold(typed);
  const first = readDurationAt(folded);
  if (first?.unit && 'hours' in first && /^(?:$|[\s,;:])/.test(folded.slice(first.length)))
    return { title: trimMarks(typed.slice(first.length)), hours: first.hours };
  for (let at = Math.max(1, folded.length - 40); at < folded.length; at += 1) {
    // `25小时` is no amount, but its last digit would be.
    if (/[\d.一二两三四五六七八九十百半]/.test(folded.charAt(at - 1))) continue;
    const last = readDurationAt(folded.slice(at));
    if (last?.unit && 'hours' in last && at + last.length === folded.length)
      return { title: trimMarks(typed.slice(0, at)), hours: last.hours };
  }
  return { title: trimMarks(typed), hours: null };
}

/**
 * Named arguments: `title=党章 hours=2`, `标题：学习党章 时长2`, `title="a b"`. `keys` maps each key to its spellings. A value
 * ends where the next key begins; `rest` is what stood before the first. A key given twice keeps the last.
 */
export function readKeyValues<Key extends string>(
  text: string,
  keys: Record<Key, readonly string[]>,
): { values: Partial<Record<Key, string>>; rest: string } {
  const typed = visible(text);
  const folded = fold(typed);
  const marks = Object.entries<readonly string[]>(keys)
    .flatMap(([key, spellings]) =>
      [key, ...spellings].flatMap((one) => findMarks(folded, fold(one), key as Key)),
    )
    .sort((one, other) => one.at - other.at || other.end - one.end)
    .filter((mark, index, all) => all.slice(0, index).every((earlier) => earlier.end <= mark.at));
  const values: Partial<Record<Key, string>> = {};
  marks.forEach(({ key, end }, index) => {
    values[key] = unquote(trimMarks(typed.slice(end, marks[index + 1]?.at)));
  });
  return { values, rest: trimMarks(typed.slice(0, marks[0]?.at)) };
}

function findMarks<Key>(folded: string, spelling: string, key: Key): { key: Key; at: number; end: number }[] {
  const escaped = spelling.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const mark = new RegExp(`(?<=^|[\\s,;、])${escaped}(?:\\s*[=:]\\s*|(?=[0-9]))`, 'g');
  return [...folded.matchAll(mark)].map((found) => ({
    key,
    at: found.index,
    end: found.index + found[0].length,
  }));
}

function trimMarks(text: string): string {
  return text.replace(/^[\s,，;；:：、]+/, '').replace(/[\s,，;；:：、]{1,20}$/, '');
}

function unquote(text: string): string {
  return (
    /^(?:"([^"]*)"|“([^”]*)”|'([^']*)')$/
      .exec(text)
      ?.slice(1)
      .find((one) => one !== undefined) ?? text
  );
}

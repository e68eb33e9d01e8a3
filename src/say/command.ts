import { distance } from 'fastest-levenshtein';
import { fold, visible } from './fold.ts';

/** What a command is called: `CommandWords` of the vocabulary, or a name with aliases alone. */
export interface Spellings<Name extends string = string> {
  name: Name;
  'zh-cn'?: string;
  'zh-tw'?: string;
  aliases: readonly string[];
}

/** `typed` is the word as typed; `nearest` the command probably meant, `as` the spelling of it that came nearest. */
export type CommandLine<Name extends string = string> =
  | { kind: 'command'; name: Name; args: string; words: string[] }
  | { kind: 'typo'; typed: string; nearest: Name | null; as: string | null };

/**
 * Reads a slash command, mentions already taken off: `/签到 学习党章 2小时`, `／簽到`, `/Check-In`. Null for a text that
 * is none (no slash, a path, a lone comment mark). Arguments stay as typed. An amount, a date or a mark may follow a
 * Chinese name without a blank (`/延期3天`, `/签到：党章`).
 */
export function readCommand<Name extends string>(
  text: string,
  vocabulary: readonly Spellings<Name>[],
): CommandLine<Name> | null {
  const line = /^[/／]\s*([^\s/／]*)([\s\S]*)$/.exec(visible(text));
  if (!line) return null;
  const [, typed = '', rest = ''] = line;
  if (/^[/／]/.test(rest)) return null;
  if (typed === '') return { kind: 'typo', typed, nearest: null, as: null };
  const exact = findExact(typed, vocabulary);
  if (exact) return command(exact, rest);
  const attached = /^([^\d０-９=＝:：,，]*[一-龥])([\d０-９=＝:：,，].*)$/.exec(typed);
  const named = attached && findExact(attached[1] ?? '', vocabulary);
  if (attached && named) return command(named, `${attached[2]?.replace(/^[=＝:：,，]/, '')}${rest}`);
  return { kind: 'typo', typed, ...findNearest(typed, vocabulary) };
}

function command<Name extends string>(name: Name, rest: string): CommandLine<Name> {
  const args = rest.replace(/^[\s:：]+/, '').trimEnd();
  return { kind: 'command', name, args, words: args === '' ? [] : args.split(/\s+/) };
}

function spellingsOf(words: Spellings): string[] {
  return [words.name, words['zh-cn'] ?? '', words['zh-tw'] ?? '', ...words.aliases].filter(
    (one) => one !== '',
  );
}

/** Case, width, hyphens and closing marks make no other command. */
function key(word: string): string {
  return fold(word).replace(/(?<=.)[-_。.!,;:、]+/g, '');
}

/** No spelling is longer; what is need not be compared with each. */
const longestName = 40;

function findExact<Name extends string>(typed: string, vocabulary: readonly Spellings<Name>[]): Name | null {
  if (typed.length > longestName) return null;
  return vocabulary.find((words) => spellingsOf(words).some((one) => key(one) === key(typed)))?.name ?? null;
}

function findNearest<Name extends string>(typed: string, vocabulary: readonly Spellings<Name>[]) {
  const word = key(typed.slice(0, longestName));
  let best: { nearest: Name | null; as: string | null; far: number } = {
    nearest: null,
    as: null,
    far: Number.POSITIVE_INFINITY,
  };
  for (const words of vocabulary) {
    for (const one of spellingsOf(words)) {
      const spelling = key(one);
      const begun = word.length >= 3 && spelling.startsWith(word);
      const far = begun ? 0.5 : distance(word, spelling);
      if (far < best.far && (begun || far <= allowance(word, spelling)))
        best = { nearest: words.name, as: one, far };
    }
  }
  return { nearest: best.nearest, as: best.as };
}

/** How many letters may be wrong: a third of a Latin word, at most three; half of a Chinese one, which is short. */
function allowance(word: string, spelling: string): number {
  const length = Math.max(word.length, spelling.length);
  const share = /[一-龥]/.test(spelling) ? 2 : 3;
  return length < 2
    ? 0
    : Math.min(3, Math.max(length > 3 || share === 2 ? 1 : 0, Math.floor(length / share)));
}

/**
 * Counts a text as Chinese word processors do (Word's 字数): each Chinese or Japanese character, full-width form and mark
 * of Chinese punctuation is one; a run of other letters, digits and marks up to the next blank is one word, and so is a
 * run of Korean syllables. Blanks, control characters and what has no width count for nothing.
 */
export function countWords(text: string): number {
  let count = 0;
  let run: Run = 'none';
  const clusters = [...segments.segment(text.replace(invisible, ''))].map(({ segment }) => segment);
  clusters.forEach((cluster, at) => {
    const kind = kindOf(cluster) ?? sharedMark(clusters, at);
    if (kind === 'one' || (kind !== 'none' && kind !== run)) count += 1;
    run = kind === 'one' ? 'none' : kind;
  });
  return count;
}

type Run = 'none' | 'latin' | 'korean';

const segments = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** No width, no place: joiners and marks between words; a joiner inside an emoji belongs to it and is kept. */
const invisible = /[\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e]/g;

/** Ideographs, syllabaries, strokes and radicals, their punctuation, and full-width forms. */
const chinese =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u2e80-\u2fdf\u3001-\u303f\u3099-\u30ff\u3190-\u31ff\u2460-\u24ff\u3200-\u33ff\ufe10-\ufe1f\ufe30-\ufe4f\uff01-\uff9f\uffe0-\uffee]/u;
const korean = /^[\p{Script=Hangul}]/u;
const emoji = /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|[#*0-9]\ufe0f?\u20e3)/u;
/** Quotation marks, dashes, dots and the ellipsis stand in Chinese and in Latin text. */
const shared = /^[‘’“”—…·•‧※§×÷°]/u;
const blank = /^[\s\p{C}\u3000]/u;

/** Null for a mark that both kinds of text use. */
function kindOf(cluster: string): 'one' | Run | null {
  if (emoji.test(cluster)) return 'one';
  if (blank.test(cluster)) return 'none';
  if (shared.test(cluster)) return null;
  if (chinese.test(cluster)) return 'one';
  return korean.test(cluster) ? 'korean' : 'latin';
}

/** Between two letters of a Latin run it belongs to the run (don’t); anywhere else it is Chinese punctuation. */
function sharedMark(clusters: readonly string[], at: number): 'one' | 'latin' {
  const neighbour = (step: 1 | -1) => {
    let next = at + step;
    while (shared.test(clusters[next] ?? '')) next += step;
    const found = clusters[next];
    return found === undefined ? 'none' : kindOf(found);
  };
  return neighbour(-1) === 'latin' && neighbour(1) === 'latin' ? 'latin' : 'one';
}

type Converter = (text: string) => string;

let converter: Promise<Converter> | undefined;

/**
 * What a person typed, in Simplified characters. The dictionary (about 0.3 s) is loaded at the first call and kept.
 * For commands, names and searches only: words that are stored as written (an opinion, an analysis) never pass here.
 */
export async function toSimplified(text: string): Promise<string> {
  converter ??= import('opencc-js/t2cn').then(({ Converter }) => Converter({ from: 'tw', to: 'cn' }));
  return (await converter)(text);
}

/** Characters on one page of a card: three bytes each, in a card of 30 KB that holds more than the text. */
const pageCharacters = 2500;

/**
 * A long text in pages of at most `most` characters, broken at the end of a line where one lies in the last third of the
 * page, never within a character. Joined again the pages are the text.
 */
export function pagesOf(text: string, most: number = pageCharacters): string[] {
  const pages: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const line = rest.lastIndexOf('\n', most - 1) + 1;
    const hard = /[\ud800-\udbff]/.test(rest.charAt(most - 1)) ? most - 1 : most;
    const end = line > (most * 2) / 3 ? line : hard;
    pages.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...pages, rest];
}

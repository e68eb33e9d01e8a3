/** One part of a paper, in order. */
export type Block =
  | { heading: string }
  /** A paragraph; its line breaks are kept. */
  | { text: string }
  /** Words as somebody wrote them, set apart. */
  | { quote: string }
  /** `widths` are parts of the page's width; figures stand in text cells as everything else. */
  | {
      table: { headers: readonly string[]; widths: readonly number[]; rows: readonly (readonly string[])[] };
    };

/** A paper of the office before it is a file: a title, the line below it, and blocks in order. */
export interface Paper {
  title: string;
  subtitle: string;
  blocks: readonly Block[];
}

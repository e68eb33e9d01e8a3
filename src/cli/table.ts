const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
const control = /[\p{Cc}\p{Cf}]/gu;

/** Columns that a text takes in a terminal: a Chinese character takes two. */
export const widthOf = (line: string): number =>
  [...line].reduce((width, character) => width + (wide.test(character) ? 2 : 1), 0);

/** What people wrote, with what would steer the terminal taken out. */
const harmless = (cell: string): string => cell.replace(control, ' ');

/** Rows under their headers, aligned by columns of the terminal; numbers stand on the right. */
export function table(headers: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const lines = [headers, ...rows].map((row) => row.map((cell) => harmless(String(cell))));
  const widths = headers.map((_, at) => Math.max(...lines.map((row) => widthOf(row[at] ?? ''))));
  const rightOf = headers.map((_, at) => rows.length > 0 && rows.every((row) => typeof row[at] === 'number'));
  return lines
    .map((row) =>
      widths
        .map((width, at) => {
          const cell = row[at] ?? '';
          const blanks = ' '.repeat(width - widthOf(cell));
          return rightOf[at] ? `${blanks}${cell}` : `${cell}${blanks}`;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

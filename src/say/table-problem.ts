import type { LocalText } from '../domain/roster-problem.ts';

/** Why a file can't be read as a table: the line, the column where there is one, and the mend. */
export interface TableProblem {
  line: number;
  field: string;
  code: TableProblemCode;
  message: LocalText;
}

const text = (cn: string, tw: string, en: string): LocalText => ({ 'zh-cn': cn, 'zh-tw': tw, en });

const sentences = {
  encoding: () =>
    text(
      '读不出文字，请把表格另存为「CSV UTF-8」再试。',
      '讀不出文字，請把表格另存為「CSV UTF-8」再試。',
      'This is not readable text; save the sheet as "CSV UTF-8" and try again.',
    ),
  empty: () =>
    text(
      '文件是空的，第一行应为表头。',
      '檔案是空的，第一行應為表頭。',
      'The file is empty; its first line is the header.',
    ),
  'quote-not-closed': () =>
    text(
      '这一行有引号没有收尾，请补上英文双引号。',
      '這一行有引號沒有收尾，請補上英文雙引號。',
      'A quote that opens on this line is never closed; add the closing ".',
    ),
  'stray-quote': () =>
    text(
      '这一行引号用法不对：请去掉引号，或把整格括起来、格内的引号写两遍。',
      '這一行引號用法不對：請去掉引號，或把整格括起來、格內的引號寫兩遍。',
      'A quote stands inside a cell on this line; remove it, or quote the whole cell and double the quotes in it.',
    ),
  'empty-header': (column) =>
    text(
      `第 ${column} 栏没有表头，请补上。`,
      `第 ${column} 欄沒有表頭，請補上。`,
      `Column ${column} has no header; add it.`,
    ),
  'duplicate-header': (name) =>
    text(
      `「${name}」一栏出现了两次，请删去一栏。`,
      `「${name}」一欄出現了兩次，請刪去一欄。`,
      `The column "${name}" is there twice; delete one.`,
    ),
  'too-many-cells': (cells, columns) =>
    text(
      `这一行有 ${cells} 格，表头只有 ${columns} 栏；格内有逗号时请用英文双引号括起来。`,
      `這一行有 ${cells} 格，表頭只有 ${columns} 欄；格內有逗號時請用英文雙引號括起來。`,
      `This line has ${cells} cells and the header ${columns} columns; put a cell with a comma in it in double quotes.`,
    ),
} satisfies Record<string, (value: string, other: string) => LocalText>;

export type TableProblemCode = keyof typeof sentences;

export function tableProblem(
  line: number,
  field: string,
  code: TableProblemCode,
  value = '',
  other = '',
): TableProblem {
  return {
    line,
    field,
    code,
    message: (sentences[code] as (value: string, other: string) => LocalText)(value, other),
  };
}

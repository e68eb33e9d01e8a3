import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../src/say/csv.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const cellsOf = (bytes: Uint8Array) => {
  const table = readTable(bytes);
  return table.ok
    ? table.rows.map(({ line, cells }) => [line, ...Object.values(cells)])
    : table.problems.map((one) => [one.line, one.field, one.code]);
};
const people = '姓名,手机,单位\n张三,13800138000,一支部\n李四,,二支部\n';
const asRead = [
  [2, '张三', '13800138000', '一支部'],
  [3, '李四', '', '二支部'],
];

describe('a table', () => {
  it.each<[form: string, bytes: Uint8Array]>([
    ['UTF-8', utf8(people)],
    ['UTF-8 with a byte order mark', utf8(`\ufeff${people}`)],
    ['GB18030', iconv.encode(people, 'gb18030')],
    ['GB18030 with a byte order mark', iconv.encode(people, 'gb18030', { addBOM: true })],
    ['Windows line ends', utf8(people.replaceAll('\n', '\r\n'))],
    ['old Mac line ends', utf8(people.replaceAll('\n', '\r'))],
    ['no last line end', utf8(people.trimEnd())],
    ['tabs', utf8(people.replaceAll(',', '\t'))],
    ['semicolons', utf8(people.replaceAll(',', ';'))],
    ['quotes everywhere', utf8(people.replace(/[^,\n]+/g, '"$&"'))],
    ['blanks around the cells', utf8(people.replaceAll(',', ' , '))],
    ['empty columns at the end', utf8(people.replaceAll('\n', ',,\n'))],
  ])('is read from %s', (_, bytes) => {
    expect(cellsOf(bytes)).toEqual(asRead);
  });

  it('knows rare characters of GB18030', () => {
    expect(cellsOf(iconv.encode('姓名\n王𠮷\n', 'gb18030'))).toEqual([[2, '王𠮷']]);
  });

  it('has the same columns for Chinese, Traditional and English headers', () => {
    for (const header of [
      '单位,上级,类别,批次,领导班子,群',
      '單位,上級,類別,批次,領導班子,群',
      'Unit,PARENT,kind,batch,leading_body,chat_id',
    ]) {
      const table = readTable(utf8(`${header}\n`));
      expect(table).toEqual({
        ok: true,
        headers: ['unit', 'parent', 'kind', 'batch', 'leading_body', 'chat_id'],
        rows: [],
      });
    }
    const table = readTable(
      utf8('姓名,open_id,手机,邮箱,单位,组织关系所在单位,编入原因,角色,领导干部,语言\n'),
    );
    expect(table.ok && table.headers).toEqual([
      'name',
      'open_id',
      'mobile',
      'email',
      'unit',
      'home_unit',
      'placement',
      'roles',
      'leader',
      'locale',
    ]);
  });

  it('keeps the numbers of the lines over blank lines and cells of several lines', () => {
    expect(cellsOf(utf8('\n姓名,单位\n\n"张\n三",a\n , \n,,\n李四,"b ""c"", d"\n'))).toEqual([
      [4, '张\n三', 'a'],
      [8, '李四', 'b "c", d'],
    ]);
  });

  it('is as wide as its header', () => {
    expect(cellsOf(utf8('姓名,单位\n张三\n李四,b,\n'))).toEqual([
      [2, '张三', ''],
      [3, '李四', 'b'],
    ]);
  });

  it.each<[fault: string, bytes: Uint8Array, problem: unknown[][]]>([
    ['nothing', utf8(''), [[1, '', 'empty']]],
    ['blank lines alone', utf8('\n \n'), [[1, '', 'empty']]],
    ['a quote without end', utf8('姓名,单位\n张三,a\n李四,"b\n王五,c\n'), [[3, '', 'quote-not-closed']]],
    ['a quote inside a cell', utf8('姓名,单位\n张三,a"b\n'), [[2, '', 'stray-quote']]],
    ['words after a closing quote', utf8('姓名,单位\n张三,"a"b\n'), [[2, '', 'stray-quote']]],
    [
      'more cells than columns',
      utf8('姓名,单位\n张三,a,b\n李四,a\n王五,a,b,c\n'),
      [
        [2, 'unit', 'too-many-cells'],
        [4, 'unit', 'too-many-cells'],
      ],
    ],
    ['a column twice', utf8('姓名,name\n张三,张三\n'), [[1, 'name', 'duplicate-header']]],
    ['a column without a header', utf8('姓名,,单位\n张三,x,a\n'), [[1, '2', 'empty-header']]],
    ['a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 8, 0]), [[1, '', 'encoding']]],
    ['UTF-16', iconv.encode(people, 'utf-16le', { addBOM: true }), [[1, '', 'encoding']]],
    ['bytes of neither encoding', new Uint8Array([0x61, 0xff, 0xff, 0x0a]), [[1, '', 'encoding']]],
  ])('refuses %s with its line', (_, bytes, problem) => {
    expect(cellsOf(bytes)).toEqual(problem);
  });

  it('of more than a megabyte is read whole', () => {
    const rows = Array.from({ length: 40_000 }, (_, at) => `党员${at},13800138000,第${at % 21}支部`);
    const bytes = utf8(`姓名,手机,单位\n${rows.join('\n')}\n`);
    expect(bytes.length).toBeGreaterThan(1_048_576);
    expect(cellsOf(bytes).at(-1)).toEqual([40_001, '党员39999', '13800138000', `第${39_999 % 21}支部`]);
  });
});

import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../src/sandbox/page/card/markdown.ts';
import { parseInline } from '../../src/sandbox/page/card/markdown-inline.ts';
import type { Inline } from '../../src/sandbox/page/card/markdown-types.ts';

const t = (text: string): Inline => ({ type: 'text', text });

describe('running text of a card', () => {
  it.each<[string, Inline[]]>([
    ['**粗体**后文', [{ type: 'strong', children: [t('粗体')] }, t('后文')]],
    [
      '*斜体* ~~删除~~',
      [{ type: 'em', children: [t('斜体')] }, t(' '), { type: 'del', children: [t('删除')] }],
    ],
    ['a_b_c.ts', [t('a_b_c.ts')]],
    ['2 * 3 * 4', [t('2 * 3 * 4')]],
    ['一\n二<br>三', [t('一'), { type: 'break' }, t('二'), { type: 'break' }, t('三')]],
    ['[安排](https://a.cn/x)', [{ type: 'link', href: 'https://a.cn/x', children: [t('安排')] }]],
    ['<at id=ou_1></at> 请看', [{ type: 'at', ids: ['ou_1'] }, t(' 请看')]],
    ["<at id='all'></at>", [{ type: 'at', ids: ['all'] }]],
    ['<person id = "ou_2" show_name = true></person>', [{ type: 'person', id: 'ou_2' }]],
    [
      '<font color=red>外<font color="green">内</font>外</font>',
      [
        {
          type: 'font',
          color: 'red',
          children: [t('外'), { type: 'font', color: 'green', children: [t('内')] }, t('外')],
        },
      ],
    ],
    ["<text_tag color='blue'>标签</text_tag>", [{ type: 'tag', color: 'blue', children: [t('标签')] }]],
    ['时间 9:30:15 开始', [t('时间 9:30:15 开始')]],
    [':DONE: 好', [{ type: 'emoji', key: 'DONE' }, t(' 好')]],
    ['\\*不是斜体\\*', [t('*'), t('不是斜体'), t('*')]],
    ['1 &lt; 2 &#38; 3', [t('1 < 2 & 3')]],
  ])('reads %j', (source, expected) => {
    expect(parseInline(source)).toEqual(expected);
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[点我](javascript:alert(1))',
    '[点我](data:text/html,x)',
    '<a href="javascript:alert(1)">点我</a>',
    '&lt;script&gt;',
  ])('never makes markup or a dangerous address of %j', (source) => {
    const nodes = parseInline(source);
    expect(nodes.every((node) => node.type === 'text')).toBe(true);
  });
});

describe('blocks of a card text', () => {
  it('nests lists by indentation and keeps the first number', () => {
    const [list] = parseMarkdown('3. 一\n    - 一之一\n    - 一之二\n4. 二');
    expect(list).toMatchObject({
      type: 'list',
      ordered: true,
      start: 3,
      items: [{ nested: [{ type: 'list', ordered: false, items: [{}, {}] }] }, { nested: [] }],
    });
  });

  it('tells headings, rules, quotes, code and tables from paragraphs', () => {
    const source = '# 标题\n正文\n续行\n\n---\n> 引用\n\n```\n**x**\n```\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |';
    expect(parseMarkdown(source).map((block) => block.type)).toEqual([
      'heading',
      'paragraph',
      'rule',
      'quote',
      'code',
      'table',
    ]);
  });
});

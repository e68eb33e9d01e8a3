import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCommand } from '../../src/say/command.ts';
import { fold } from '../../src/say/fold.ts';
import { vocabulary } from '../../src/say/vocabulary.ts';

const brief = (text: string) => {
  const line = readCommand(text, vocabulary);
  if (line === null) return null;
  return line.kind === 'command' ? [line.name, line.args] : [line.typed, '?', line.nearest, line.as];
};

describe('a slash command', () => {
  it.each<[typed: string, read: unknown[] | null]>([
    ['/help', ['help', '']],
    ['／帮助', ['help', '']],
    ['/幫助', ['help', '']],
    ['  /HELP  ', ['help', '']],
    ['/ help', ['help', '']],
    ['\u200b/help', ['help', '']],
    ['/？', ['help', '']],
    ['/Check-In', ['checkin', '']],
    ['/check_in', ['checkin', '']],
    ['/ＣＨＥＣＫＩＮ', ['checkin', '']],
    ['/签到。', ['checkin', '']],
    ['/签到 学习党章 2小时', ['checkin', '学习党章 2小时']],
    ['/簽到　學習黨章　2小時', ['checkin', '學習黨章　2小時']],
    ['/签到：学习党章 2小时', ['checkin', '学习党章 2小时']],
    ['/签到\n学习党章', ['checkin', '学习党章']],
    ['/打卡 2', ['study', '2']],
    ['/打卡2', ['study', '2']],
    ['/延期3天', ['extend', '3天']],
    ['/延期 市局 2026/12/01', ['extend', '市局 2026/12/01']],
    ['/意见箱', ['box', '']],
    ['/意见', ['opinions', '']],
    ['/匯出 台賬', ['export', '台賬']],
    ['/status @_user_2', ['status', '@_user_2']],

    ['/stauts', ['stauts', '?', 'status', 'status']],
    ['/stat', ['stat', '?', 'status', 'status']],
    ['/chekin', ['chekin', '?', 'checkin', 'checkin']],
    ['/calender 3', ['calender', '?', 'calendar', 'calendar']],
    ['/签道', ['签道', '?', 'checkin', '签到']],
    ['/意见相', ['意见相', '?', 'box', '意见箱']],
    ['/未完成了', ['未完成了', '?', 'missing', '未完成']],
    ['/xyzzy', ['xyzzy', '?', null, null]],
    ['/唱歌', ['唱歌', '?', null, null]],
    ['/', ['', '?', null, null]],
    [`/${'x'.repeat(100_000)}`, ['x'.repeat(100_000), '?', null, null]],

    ['help', null],
    ['签到', null],
    ['今天/明天', null],
    ['//help', null],
    ['/usr/bin/env', null],
    ['', null],
  ])('%.40j', (typed, read) => {
    expect(brief(typed)).toEqual(read);
  });

  it('cuts its arguments at blanks of any width', () => {
    const line = readCommand('/签到 学习党章　2小时\n@_user_2', vocabulary);
    expect(line).toMatchObject({ words: ['学习党章', '2小时', '@_user_2'] });
    expect(readCommand('/me', vocabulary)).toMatchObject({ words: [], args: '' });
  });

  it('answers whatever follows a slash', () => {
    fc.assert(fc.property(fc.string(), (text) => readCommand(`/${text}`, vocabulary) !== undefined));
  });
});

describe('the vocabulary', () => {
  const spellings = vocabulary.flatMap((words) =>
    [...new Set([words.name, words['zh-cn'], words['zh-tw'], ...words.aliases].map(fold))].map(
      (one) => [one, words.name] as const,
    ),
  );

  it('has every command of the product', () => {
    const names =
      'help me status stage gate remind missing checkin study talk analysis box opinions survey meeting review appraise plan ledger report summary inspect lookback batches extend exempt calendar roster bind export audit lang';
    expect(vocabulary.map(({ name }) => name)).toEqual(names.split(' '));
  });

  it('uses no word for two commands', () => {
    const twice = spellings.filter(([one], at) => spellings.findIndex(([other]) => other === one) !== at);
    expect(twice).toEqual([]);
  });

  it.each(spellings)('/%s is %s', (typed, name) => {
    expect(readCommand(`/${typed}`, vocabulary)).toMatchObject({ kind: 'command', name });
  });
});

import { describe, expect, it } from 'vitest';
import { readHours, readKeyValues, readTitleAndHours } from '../../src/say/arguments.ts';
import { readDate } from '../../src/say/date-argument.ts';
import { toSimplified } from '../../src/say/traditional.ts';

const aTuesdayInNovember = '2026-11-24';

describe('a date as it is typed', () => {
  it.each<[typed: string, date: string | null]>([
    ['2026-03-05', '2026-03-05'],
    ['2026/3/5', '2026-03-05'],
    ['2026.3.5', '2026-03-05'],
    ['２０２６－０３－０５', '2026-03-05'],
    ['2026年3月5日', '2026-03-05'],
    ['2026年3月5號', '2026-03-05'],
    ['二〇二六年三月五日', '2026-03-05'],
    ['12月5日', '2026-12-05'],
    ['十二月二十五号', '2026-12-25'],
    ['12-05', '2026-12-05'],
    ['12/5', '2026-12-05'],
    ['1月5日', '2027-01-05'],
    ['3月5日', '2027-03-05'],
    ['11月20日', '2026-11-20'],
    ['9月30日', '2026-09-30'],
    ['今天', '2026-11-24'],
    ['明天', '2026-11-25'],
    ['後天', '2026-11-26'],
    ['大后天', '2026-11-27'],
    ['昨天', '2026-11-23'],
    ['前天', '2026-11-22'],
    ['tomorrow', '2026-11-25'],
    ['Today', '2026-11-24'],
    ['3天后', '2026-11-27'],
    ['两天以后', '2026-11-26'],
    ['十天', '2026-12-04'],
    ['3 days later', '2026-11-27'],
    ['2028-02-29', '2028-02-29'],
    ['2026-02-29', null],
    ['2月30日', null],
    ['13月1日', null],
    ['2026-13-01', null],
    ['0-0', null],
    ['2026-3/5', null],
    ['constructor', null],
    ['半天', null],
    ['下次', null],
    ['', null],
    ['9999999天', null],
  ])('%j is %j', (typed, date) => {
    expect(readDate(typed, aTuesdayInNovember)).toBe(date);
  });

  it('without a year is the one nearest to today, over the turn of the year', () => {
    expect([readDate('12月28日', '2027-01-05'), readDate('1月5日', '2026-12-28')]).toEqual([
      '2026-12-28',
      '2027-01-05',
    ]);
    expect(readDate('2月29日', '2027-06-01')).toBe('2028-02-29');
  });
});

describe('an amount of time as an argument', () => {
  it.each<[typed: string, hours: number | null]>([
    ['2', 2],
    ['2小时', 2],
    ['９０分鐘', 1.5],
    ['一个半小时', 1.5],
    ['2h', 2],
    ['0', null],
    ['25', null],
    ['-1', null],
    ['两三', null],
    ['2小时多', null],
    ['', null],
  ])('%j is %j hours', (typed, hours) => {
    expect(readHours(typed)).toBe(hours);
  });

  it.each<[typed: string, title: string, hours: number | null]>([
    ['学习党章 2小时', '学习党章', 2],
    ['學習黨章，兩小時', '學習黨章', 2],
    ['2小时 学习党章', '学习党章', 2],
    ['三个代表 一个半小时', '三个代表', 1.5],
    ['学习党章', '学习党章', null],
    ['党课第 2 讲', '党课第 2 讲', null],
    ['党课 2', '党课 2', null],
    ['2小时', '', 2],
    ['', '', null],
  ])('%j is a title and hours', (typed, title, hours) => {
    expect(readTitleAndHours(typed)).toEqual({ title, hours });
  });
});

describe('named arguments', () => {
  const keys = { title: ['标题', '主题'], hours: ['时长', '学时'], on: ['日期'] } as const;
  it.each<[typed: string, values: Record<string, string>, rest: string]>([
    ['title=党章 hours=2', { title: '党章', hours: '2' }, ''],
    ['标题：学习 党章 时长2', { title: '学习 党章', hours: '2' }, ''],
    ['標題：學習黨章，時長：２小時', { title: '學習黨章', hours: '２小時' }, ''],
    ['市局 日期=3月5日；标题="a, b"', { on: '3月5日', title: 'a, b' }, '市局'],
    ['Title = x TITLE=y', { title: 'y' }, ''],
    ['学习党章', {}, '学习党章'],
    ['大标题：x', {}, '大标题：x'],
    ['时长很重要', {}, '时长很重要'],
    ['title=', { title: '' }, ''],
  ])('%j', (typed, values, rest) => {
    expect(readKeyValues(typed, keys)).toEqual({ values, rest });
  });
});

describe('what was typed in Traditional characters', () => {
  it('is turned into Simplified ones, the rest left alone', async () => {
    expect(await toSimplified('學習黨章兩小時，abc 简体')).toBe('学习党章两小时，abc 简体');
  });
});

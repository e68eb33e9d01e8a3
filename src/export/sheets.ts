import { hoursTable, opinionsTable, rosterTable } from '../app/export-tables.ts';
import type { App } from '../app/ports.ts';
import { type Locale, type Localized, wordsOf } from '../cards/words/index.ts';
import { done, type Outcome } from '../domain/refusal.ts';
import type { Sheet } from './workbook.ts';

/** `unit` is the name of the top of a tree; null for the whole organisation. */
export type Sheets = (app: App, unit: string | null, locale: Locale, now: Date) => Promise<Outcome<Sheet[]>>;

export const text = (cn: string, tw: string, en: string): Localized => ({ 'zh-cn': cn, 'zh-tw': tw, en });

/** Columns from `header|header|…` in three languages and their widths in characters. */
export const columns = (headers: Localized, locale: Locale, widths: readonly number[]): Sheet['columns'] =>
  headers[locale].split('|').map((header, at) => ({ header, width: widths[at] ?? 12 }));

/** Units and people under the headers that `roster import` reads (contract, Files). */
export const rosterSheets: Sheets = async (app, unit, locale) => {
  const found = await rosterTable(app, unit);
  if (!found.ok) return found;
  const { units, people } = found.value;
  const yesNo = (yes: boolean) => (yes ? text('是', '是', 'yes') : text('否', '否', 'no'))[locale];
  return done([
    {
      name: text('单位', '單位', 'units')[locale],
      columns: columns(
        text(
          '单位|上级|类别|批次|领导班子|群',
          '單位|上級|類別|批次|領導班子|群',
          'unit|parent|kind|batch|leading_body|chat_id',
        ),
        locale,
        [32, 32, 14, 8, 10, 40],
      ),
      rows: units.map((one) => [
        one.name,
        one.parent,
        one.kind,
        one.batch,
        yesNo(one.leading_body),
        one.chat_id,
      ]),
    },
    {
      name: text('人员', '人員', 'people')[locale],
      columns: columns(
        text(
          '姓名|open_id|手机|邮箱|单位|组织关系所在单位|编入原因|角色|领导干部|语言',
          '姓名|open_id|手機|郵箱|單位|組織關係所在單位|編入原因|角色|領導幹部|語言',
          'name|open_id|mobile|email|unit|home_unit|placement|roles|leader|locale',
        ),
        locale,
        [12, 38, 16, 28, 32, 32, 14, 20, 10, 8],
      ),
      rows: people.map((one) => [
        one.name,
        one.open_id,
        one.mobile,
        one.email,
        one.unit,
        one.homeUnit,
        one.placement,
        one.roles.join('|'),
        yesNo(one.leader),
        one.locale,
      ]),
    },
  ]);
};

/** Study hours in roster order. */
export const hoursSheets: Sheets = async (app, unit, locale) => {
  const found = await hoursTable(app, unit);
  if (!found.ok) return found;
  return done([
    {
      name: text('学时', '學時', 'hours')[locale],
      columns: columns(
        text(
          '单位|姓名|集中学习|自学|合计|应有',
          '單位|姓名|集中學習|自學|合計|應有',
          'unit|name|joint|own|total|needed',
        ),
        locale,
        [32, 12, 10, 10, 10, 10],
      ),
      rows: found.value.map((one) => [one.unit, one.name, one.joint, one.own, one.total, one.need]),
    },
  ]);
};

/** Released opinions as written. */
export const opinionSheets: Sheets = async (app, unit, locale) => {
  const w = wordsOf(locale);
  const named = (of: Readonly<Record<string, string>>, key: string) => of[key] ?? key;
  const found = await opinionsTable(app, unit);
  if (!found.ok) return found;
  return done([
    {
      name: text('意见', '意見', 'opinions')[locale],
      columns: columns(
        text(
          '单位|对象|方面|意见原文|补充|答复',
          '單位|對象|方面|意見原文|補充|答覆',
          'unit|about|area|words|added|answers',
        ),
        locale,
        [32, 12, 8, 60, 40, 40],
      ),
      rows: found.value.map((one) => [
        one.unit,
        named(w.targets, one.target),
        named(w.areas, one.area),
        one.words,
        one.added.join('\n\n'),
        one.answers.join('\n\n'),
      ]),
    },
  ]);
};

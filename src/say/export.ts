import type { ExportName } from '../domain/exports.ts';
import { visible } from './fold.ts';

/** What people call each file, in the languages of the interface. */
const called: Readonly<Record<ExportName, readonly string[]>> = {
  ledger: ['ledger', '台账', '台賬', '台帳', '整改台账', '整改台賬'],
  roster: ['roster', '名册', '名冊', '名单', '名單'],
  hours: ['hours', '学时', '學時'],
  opinions: ['opinions', '意见', '意見'],
  'opinion-summary': ['opinion-summary', '意见汇总', '意見彙總', '意见汇总材料'],
  summary: ['summary', '阶段小结', '階段小結', '小结', '小結'],
  report: ['report', '专题报告', '專題報告', '报告', '報告'],
  gate: ['gate', '转段验收', '轉段驗收', '转段', '轉段', '验收', '驗收'],
};

/** `学时 第一支部` → what is wanted, and the rest, which names a unit. */
export function readExport(args: string): { what: ExportName | null; rest: string } {
  const typed = visible(args).trim();
  const [first = ''] = typed.split(/\s+/);
  for (const [what, words] of Object.entries(called) as [ExportName, readonly string[]][])
    if (words.includes(first.toLowerCase())) return { what, rest: typed.slice(first.length).trim() };
  return { what: null, rest: typed };
}

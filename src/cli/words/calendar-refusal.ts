import type { Localized } from '../../cards/words/index.ts';
import type { CalendarRefusal } from '../../domain/calendar-refusals.ts';
import { text } from '../io.ts';

/** Why a unit may not have these dates, and the mend. */
export function calendarSentence(of: CalendarRefusal): Localized {
  switch (of.why) {
    case 'unknown-batch':
      return text(
        `方案中没有第 ${of.batch} 批，请核对批次。`,
        `方案中沒有第 ${of.batch} 批，請核對批次。`,
        `The template has no batch ${of.batch}; check --batch.`,
      );
    case 'unknown-date-key':
      return text(
        `没有“${of.key}”这个日期，可写：${of.keys.join('、')}。`,
        `沒有「${of.key}」這個日期，可寫：${of.keys.join('、')}。`,
        `There is no date "${of.key}"; use one of: ${of.keys.join(', ')}.`,
      );
    case 'no-such-date':
      return text(
        `${of.key}：没有“${of.date}”这一天，请写成 2026-03-05。`,
        `${of.key}：沒有「${of.date}」這一天，請寫成 2026-03-05。`,
        `${of.key}: there is no day "${of.date}"; write it like 2026-03-05.`,
      );
    case 'reason-missing':
      return text(
        `${of.key}：调整日期须写明原因，请加 --reason。`,
        `${of.key}：調整日期須寫明原因，請加 --reason。`,
        `${of.key}: a date is moved with a reason only; add --reason.`,
      );
    case 'stages-out-of-order':
      return text(
        `${of.key}：结束（${of.to}）早于开始（${of.from}），请调整。`,
        `${of.key}：結束（${of.to}）早於開始（${of.from}），請調整。`,
        `${of.key}: it would end (${of.to}) before it begins (${of.from}); change one of them.`,
      );
    case 'stages-overlap':
      return text(
        `${of.key} 从 ${of.from} 开始，而 ${of.before} 到 ${of.to} 才结束，请从次日开始。`,
        `${of.key} 從 ${of.from} 開始，而 ${of.before} 到 ${of.to} 才結束，請從次日開始。`,
        `${of.key} would begin on ${of.from} while ${of.before} runs to ${of.to}; begin it on the day after.`,
      );
    case 'stages-gap':
      return text(
        `${of.before} 到 ${of.to} 结束，${of.key} 从 ${of.from} 才开始，中间有空档，请从次日开始。`,
        `${of.before} 到 ${of.to} 結束，${of.key} 從 ${of.from} 才開始，中間有空檔，請從次日開始。`,
        `${of.before} ends on ${of.to} but ${of.key} would begin only on ${of.from}; begin it on the day after.`,
      );
    case 'under-minimum':
      return text(
        `集中教育从 ${of.from} 到 ${of.to}，不足 ${of.months} 个月；最后一个集中阶段应到 ${of.earliestEnd} 或以后结束。`,
        `集中教育從 ${of.from} 到 ${of.to}，不足 ${of.months} 個月；最後一個集中階段應到 ${of.earliestEnd} 或以後結束。`,
        `The concentrated period would run from ${of.from} to ${of.to}, under ${of.months} months; let its last stage end on ${of.earliestEnd} or later.`,
      );
    case 'outside-batch':
      return text(
        `${of.key}（${of.date}）超出本批的期限（${of.from} 至 ${of.to}），请改日期或换批次。`,
        `${of.key}（${of.date}）超出本批的期限（${of.from} 至 ${of.to}），請改日期或換批次。`,
        `${of.key} (${of.date}) lies outside the batch (${of.from} to ${of.to}); change the date or take another batch.`,
      );
    case 'step-outside-stage':
      return text(
        `${of.key}（${of.date}）不在本阶段（${of.from} 至 ${of.to}）之内，请改日期。`,
        `${of.key}（${of.date}）不在本階段（${of.from} 至 ${of.to}）之內，請改日期。`,
        `${of.key} (${of.date}) lies outside its stage (${of.from} to ${of.to}); change the date.`,
      );
    case 'review-inconsistent':
      return text(
        `${of.key}（${of.date}）应在 ${of.from} 至 ${of.to} 之间，请改日期。`,
        `${of.key}（${of.date}）應在 ${of.from} 至 ${of.to} 之間，請改日期。`,
        `${of.key} (${of.date}) must lie between ${of.from} and ${of.to}; change the date.`,
      );
  }
}

import type { BatchesWords } from './zh-cn.ts';

export const zhTwBatches: BatchesWords = {
  batches: {
    title: '批次',
    inYear: (span, year) => `${year}年${span}`,
    counts: (started, waiting) =>
      waiting === 0 ? `已啟動 ${started} 個單位` : `已啟動 ${started} 個單位，尚未啟動 ${waiting} 個：`,
    inStage: (stage, units) => `${stage} ${units} 個`,
    standing: (stages, summedUp) => `目前所處階段：${stages.join('，')}\n已開總結大會：${summedUp} 個`,
    start: (batch) => `啟動${batch}`,
    confirm: (units) => `${units} 個單位將按上列日程開始，各單位群組會收到通知。`,
    done: (units) => `已啟動 ${units} 個單位`,
    nowhere: (units) => `${units} 個單位在名冊上的批次，本活動沒有，不會啟動。請改好名冊重新匯入：`,
    late: '個別單位需要延後的，啟動後發「延期」調整日期，並寫明原因。',
  },
};

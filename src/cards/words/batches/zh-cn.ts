/** The batches: where each stands, and the start of the next. */
export const zhCnBatches = {
  batches: {
    title: '批次',
    inYear: (span: string, year: string) => `${year}年${span}`,
    counts: (started: number, waiting: number) =>
      waiting === 0 ? `已启动 ${started} 个单位` : `已启动 ${started} 个单位，尚未启动 ${waiting} 个：`,
    inStage: (stage: string, units: number) => `${stage} ${units} 个`,
    standing: (stages: string[], summedUp: number) =>
      `目前所处阶段：${stages.join('，')}\n已开总结大会：${summedUp} 个`,
    start: (batch: string) => `启动${batch}`,
    confirm: (units: number) => `${units} 个单位将按上列日程开始，各单位群里会收到通知。`,
    done: (units: number) => `已启动 ${units} 个单位`,
    nowhere: (units: number) => `${units} 个单位在名册上的批次，本活动没有，不会启动。请改好名册重新导入：`,
    late: '个别单位需要推迟的，启动后发“延期”调整日期，并写明原因。',
  },
};

export type BatchesWords = typeof zhCnBatches;

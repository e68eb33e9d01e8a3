const short = (iso: string) => `${Number(iso.slice(5, 7))}月${Number(iso.slice(8))}日`;

/** The look-back: self-checks, spot-checks and their reports. */
export const zhCnLookBack = {
  lookBack: {
    title: '回头看',
    window: (span: string, open: boolean) => `时间：${span}${open ? '，正在进行' : ''}`,
    checked: (done: number, of: number, due: string) => `自查：${done}/${of} 个单位已报，${short(due)}前完成`,
    spots: (reported: number, drawn: number) => `抽查：抽取 ${drawn} 个单位，已报 ${reported} 个`,
    report: (unit: string) => `填报抽查情况：${unit}`,
    draw: '抽取抽查单位',
    drawNote: '按种子随机抽取，抽过的单位不再参加。种子可以不填，由系统生成；凭种子可以重复核对。',
    drawSubmit: '抽取',
    size: '抽几个单位',
    seed: '种子（可不填）',
    drawnTitle: '抽取结果',
    drawn: (n: number, of: number) => `从 ${of} 个单位中抽取 ${n} 个：`,
    repeat: (seed: string) =>
      `种子：${seed}。核对办法：对每个单位计算“种子:单位名称”的 SHA-256，取最小的几个。`,
    spotTitle: '抽查',
    toSupervisor: (unit: string, until: string) => `${unit}被抽中，请在${short(until)}前完成抽查并填报。`,
    toUnit: (until: string) => `本单位被抽中，督导组将在${short(until)}前来抽查，请做好配合。`,
    how: '请广泛听取群众意见，可发起测评、查看意见。问题较多的，用 /督查 提出意见并定期限补课。',
    heard: '听取意见人数',
    seen: '抽查情况',
    reportedTitle: '抽查情况报告',
    reported: (by: string, heard: number) => `${by}报告，听取 ${heard} 人意见：`,
    filed: '抽查情况已报',
  },
};

export type LookBackWords = typeof zhCnLookBack;

import type { LookBackWords } from './zh-cn.ts';

const short = (iso: string) => `${Number(iso.slice(5, 7))}月${Number(iso.slice(8))}日`;

export const zhTwLookBack: LookBackWords = {
  lookBack: {
    title: '回頭看',
    window: (span, open) => `時間：${span}${open ? '，正在進行' : ''}`,
    checked: (done, of, due) => `自查：${done}/${of} 個單位已報，${short(due)}前完成`,
    spots: (reported, drawn) => `抽查：抽取 ${drawn} 個單位，已報 ${reported} 個`,
    report: (unit) => `填報抽查情況：${unit}`,
    draw: '抽取抽查單位',
    drawNote: '按種子隨機抽取，抽過的單位不再參加。種子可以不填，由系統產生；憑種子可以重複核對。',
    drawSubmit: '抽取',
    size: '抽幾個單位',
    seed: '種子（可不填）',
    drawnTitle: '抽取結果',
    drawn: (n, of) => `從 ${of} 個單位中抽取 ${n} 個：`,
    repeat: (seed) => `種子：${seed}。核對辦法：逐一計算「種子:單位名稱」的 SHA-256，取最小的幾個。`,
    spotTitle: '抽查',
    toSupervisor: (unit, until) => `${unit}被抽中，請在${short(until)}前完成抽查並填報。`,
    toUnit: (until) => `本單位被抽中，督導組將在${short(until)}前來抽查，請做好配合。`,
    how: '請廣泛聽取群眾意見，可發起測評、查看意見。問題較多的，用 /督查 提出意見並定期限補課。',
    heard: '聽取意見人數',
    seen: '抽查情況',
    reportedTitle: '抽查情況報告',
    reported: (by, heard) => `${by}報告，聽取 ${heard} 人意見：`,
    filed: '抽查情況已報',
  },
};

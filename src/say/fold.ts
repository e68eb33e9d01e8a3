const simplified: Record<string, string> = {
  簽: '签',
  報: '报',
  學: '学',
  習: '习',
  時: '时',
  兩: '两',
  點: '点',
  個: '个',
  鐘: '钟',
  鍾: '钟',
  課: '课',
  頭: '头',
  為: '为',
  爲: '为',
  銷: '销',
  應: '应',
  誤: '误',
  錯: '错',
  場: '场',
  讀: '读',
  萬: '万',
  負: '负',
  記: '记',
  來: '来',
  經: '经',
  沒: '没',
  麼: '么',
  嗎: '吗',
  誰: '谁',
  幾: '几',
  還: '还',
  問: '问',
  後: '后',
  週: '周',
  號: '号',
  間: '间',
  標: '标',
  題: '题',
  長: '长',
  開: '开',
  會: '会',
  達: '达',
  貳: '贰',
  參: '叁',
  陸: '陆',
  過: '过',
  這: '这',
  夠: '够',
  數: '数',
  強: '强',
  國: '国',
  節: '节',
  頁: '页',
  從: '从',
  內: '内',
  貫: '贯',
  徹: '彻',
  傳: '传',
  輔: '辅',
  導: '导',
  機: '机',
  別: '别',
  請: '请',
  囉: '啰',
  實: '实',
  際: '际',
  該: '该',
  種: '种',
  樣: '样',
};

/** Drops what nobody sees: zero-width characters and the byte order mark, then the blanks at both ends. */
export function visible(text: string): string {
  return text.replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '').trim();
}

/**
 * One spelling for matching: full-width ASCII made half-width, Latin made lower case, the Traditional characters that
 * the phrases use made Simplified. Every UTF-16 unit maps to exactly one, so a match found in the folded text names the
 * same place in what was typed, and a topic can be taken out of it unchanged.
 */
export function fold(text: string): string {
  let folded = '';
  for (let at = 0; at < text.length; at += 1) folded += foldUnit(text.charAt(at));
  return folded;
}

function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toLowerCase();
  if (code >= 0x41 && code <= 0x5a) return unit.toLowerCase();
  if (code === 0x3000 || code === 0xa0) return ' ';
  if (code === 0x2212 || code === 0x2013 || code === 0x2014) return '-';
  return simplified[unit] ?? unit;
}

import { fold, visible } from './fold.ts';

/** What somebody says in private about their self-analysis. */
export type AnalysisWords =
  | { say: 'open' }
  | { say: 'close' }
  | { say: 'link'; link: { kind: 'docx' | 'wiki'; token: string } | null };

const opening = /^(?:[党黨]性分析(?:材料)?|(?:self-?)?analysis)[\s:,，]*(?:开始|继续|開始|繼續|start)$/;
const closing = /^(?:完|完了|完毕|完畢|写完了|寫完了|结束|結束|交稿|done|end|finished)[.。!！]?$/;
/** A document's link in the cloud: https://xxx.feishu.cn/docx/TOKEN, …/wiki/TOKEN; other kinds hold no text to read. */
const link =
  /^https?:\/\/[\w.-]+\.(?:feishu\.cn|larksuite\.com|larkoffice\.com)\/(\w+)\/([A-Za-z0-9]{10,64})(?:[/?#]\S*)?$/;

/** @returns null for any other words */
export function readAnalysis(text: string): AnalysisWords | null {
  const typed = visible(text);
  const folded = fold(typed);
  if (opening.test(folded)) return { say: 'open' };
  if (closing.test(folded)) return { say: 'close' };
  const bare = typed.replace(/^[党黨]性分析(?:材料)?[\s:：,，]*/, '');
  const found = link.exec(bare);
  if (!found) return null;
  const [, kind, token = ''] = found;
  return { say: 'link', link: kind === 'docx' || kind === 'wiki' ? { kind, token } : null };
}

import { analysisView } from '../../src/app/analysis.ts';
import { startRun } from '../../src/app/analysis-run.ts';
import { sendPrivately } from '../../src/app/send.ts';
import { analysisCard, analysisRunCard } from '../../src/cards/analysis.ts';
import { readAnalysis } from '../../src/say/analysis.ts';
import type { Command, Reply } from '../handling.ts';

/** `/analysis` shows how one's own stands and how to send it; `/analysis 开始` opens a run of messages. */
export async function analysis({ app, now, who, args, cause }: Command): Promise<Reply> {
  const openId = who.person.open_id as string;
  if (readAnalysis(`党性分析 ${args}`)?.say === 'open') {
    const run = await startRun(app, { openId, cause }, now);
    if (!run.ok) return { say: 'refuse', refusal: run.refusal };
    // Under a key of its own, so that its figures are kept up to date in place.
    await sendPrivately(app, { openId, key: run.value.key, card: analysisRunCard(run.value.view) }, now);
    return { say: 'done' };
  }
  const view = await analysisView(app, openId, now);
  return view.ok
    ? { say: 'privately', card: analysisCard(view.value) }
    : { say: 'refuse', refusal: view.refusal };
}

import { called, wordsOf } from '../../cards/words/index.ts';
import { localDateOf } from '../../domain/local-date.ts';
import type { Paper } from '../../domain/paper.ts';
import { done, type Outcome, refused } from '../../domain/refusal.ts';
import { concentratedStages } from '../../domain/template.ts';
import type { Unit } from '../../store/roster.ts';
import { campaignNow } from '../campaign-now.ts';
import { checklist } from '../checklist.ts';
import { stageFigures } from '../draft-summary.ts';
import { isAbove } from '../is-above.ts';
import type { App } from '../ports.ts';
import { loadUnitDuties } from '../unit-duties.ts';

/**
 * The summary of the stage in which a unit stands, from the data (S23; the figures are those of (002) 一). In the
 * language in which the office files, whoever asks.
 */
export async function summaryPaper(app: App, unit: Unit, now: Date): Promise<Outcome<Paper>> {
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const today = localDateOf(now, app.timeZone);
  const loaded = await loadUnitDuties(app.db, campaign, unit.id, today);
  if (!loaded) return refused({ why: 'not-in-campaign', unit: unit.name });
  const w = wordsOf('zh-cn');
  const number = loaded.place.run.stage;
  const stage = concentratedStages(campaign.template).find((one) => one.number === number);
  if (!stage) return refused({ why: 'no-gate' });
  const words = w.papers.summary;
  return done({
    title: w.summaryDraft.head(unit.name, called(w, stage.title)),
    subtitle: w.papers.asOf(today),
    blocks: [
      { heading: words.done },
      ...(await stageFigures(app, loaded, number)).map((text) => ({ text })),
      { heading: (await isAbove(app, loaded)) ? words.requirementsOwn : words.requirements },
      ...checklist(loaded).map((text) => ({ text })),
      { heading: words.problems },
      { text: w.papers.toWrite },
      { heading: words.next },
      { text: w.papers.toWrite },
    ],
  });
}

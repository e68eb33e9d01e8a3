import { requirementLine } from '../../cards/view.ts';
import { called, type Words, wordsOf } from '../../cards/words/index.ts';
import { figuresOf } from '../../domain/figures.ts';
import { evaluateGate } from '../../domain/gate.ts';
import { localDateOf } from '../../domain/local-date.ts';
import type { Block, Paper } from '../../domain/paper.ts';
import { done, type Outcome, refused } from '../../domain/refusal.ts';
import { concentratedStages } from '../../domain/template.ts';
import { signedGates } from '../../store/gates.ts';
import type { Unit } from '../../store/roster.ts';
import { campaignNow } from '../campaign-now.ts';
import { stageFigures } from '../draft-summary.ts';
import type { App } from '../ports.ts';
import { loadUnitDuties, type UnitDuties } from '../unit-duties.ts';
import { ledgerSection } from './report-ledger.ts';
import { surveySection } from './report-surveys.ts';

/**
 * A draft of the special report to the superior committee (S27; (001) 三: 向市委写出专题报告), from the data: what was
 * done by stage with its figures, what is still open, where the ledger stands, how the surveys went; experience and next
 * steps are left to its writers. In the language in which the office files.
 */
export async function reportPaper(app: App, unit: Unit, now: Date): Promise<Outcome<Paper>> {
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const today = localDateOf(now, app.timeZone);
  const loaded = await loadUnitDuties(app.db, campaign, unit.id, today);
  if (!loaded) return refused({ why: 'not-in-campaign', unit: unit.name });
  const w = wordsOf('zh-cn');
  const words = w.papers.report;
  return done({
    title: words.title(unit.name),
    subtitle: w.papers.draftAsOf(today),
    blocks: [
      { heading: words.stages },
      ...(await byStage(app, loaded, w)),
      { heading: words.problems },
      ...stillOpen(loaded, w),
      { text: w.papers.toWrite },
      { heading: words.ledger },
      ...(await ledgerSection(app, { campaignId: campaign.id, unitId: unit.id, today })),
      { heading: words.survey },
      ...surveySection(campaign.template, loaded.facts.records),
      { heading: words.experience },
      { text: w.papers.toWrite },
      { heading: words.next },
      { text: w.papers.toWrite },
    ],
  });
}

async function byStage(app: App, unit: UnitDuties, w: Words): Promise<Block[]> {
  const { campaign, run } = unit.place;
  const signed = await signedGates(app.db, campaign.id, unit.unit.id);
  const blocks: Block[] = [];
  for (const stage of concentratedStages(campaign.template).filter((one) => one.number <= run.stage)) {
    const gate = signed.find((one) => one.stage === stage.number);
    const dates = unit.place.calendar.stages.find((one) => one.number === stage.number);
    blocks.push({
      text: w.papers.report.stage(called(w, stage.title), dates ? w.span(dates.from, dates.to) : ''),
    });
    blocks.push(
      ...(await stageFigures(app, unit, stage.number, { survey: false })).map((text) => ({ text })),
    );
    if (gate?.decided_at)
      blocks.push({ text: w.papers.report.passed(localDateOf(gate.decided_at, app.timeZone)) });
  }
  return blocks;
}

/** Requirements of stages up to now that are not met, stage by stage, each with how far it is. */
function stillOpen(unit: UnitDuties, w: Words): Block[] {
  const { campaign, run } = unit.place;
  const open = concentratedStages(campaign.template)
    .filter((one) => one.number <= run.stage)
    .flatMap((stage): Block[] => {
      const unmet = evaluateGate(stage.requirements, unit.facts, stage.number).measured.filter(
        (one) => !one.met && one.requirement.counts === 'gate',
      );
      if (unmet.length === 0) return [];
      return [
        { text: w.papers.report.stage(called(w, stage.title), '') },
        ...unmet.map((measured) => ({
          text: requirementLine(w, { name: measured.requirement.title, ...figuresOf(measured) }),
        })),
      ];
    });
  return open.length === 0 ? [{ text: w.papers.report.nothingOpen }] : open;
}

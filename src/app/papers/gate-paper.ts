import { called, type Locale, wordsOf } from '../../cards/words/index.ts';
import { localDateOf } from '../../domain/local-date.ts';
import type { Block, Paper } from '../../domain/paper.ts';
import { done, type Outcome } from '../../domain/refusal.ts';
import { signedGates } from '../../store/gates.ts';
import { peopleByIds, type Unit } from '../../store/roster.ts';
import { campaignNow } from '../campaign-now.ts';
import type { App } from '../ports.ts';
import { type GateReport, gateReport } from '../unit-reports.ts';

/** The gate of a unit's stage as a paper: every requirement, who is missing, exemptions, and what was signed (S22). */
export async function gatePaper(app: App, unit: Unit, locale: Locale, now: Date): Promise<Outcome<Paper>> {
  const found = await gateReport(app, unit.name, now);
  if (!found.ok) return found;
  const report = found.value;
  const w = wordsOf(locale);
  const words = w.papers.gate;
  return done({
    title: words.title(unit.name),
    subtitle: words.subtitle(report.stage, localDateOf(now, app.timeZone)),
    blocks: [
      { text: report.met ? words.met : words.notMet },
      { table: requirementTable(report, locale) },
      ...exemptions(report, locale),
      ...(await signatures(app, unit, locale)),
    ],
  });
}

function requirementTable({ requirements }: GateReport, locale: Locale) {
  const w = wordsOf(locale);
  return {
    headers: w.papers.gate.columns.split('|'),
    widths: [34, 12, 12, 12, 30],
    rows: requirements.map((one) => [
      called(w, one.name),
      one.answerable ? String(one.need) : '',
      one.answerable ? String(one.have) : '',
      one.answerable ? (one.met ? w.yes : w.no) : '',
      w.list(one.missing),
    ]),
  };
}

function exemptions({ exemptions }: GateReport, locale: Locale): Block[] {
  const w = wordsOf(locale);
  if (exemptions.length === 0) return [];
  return [
    { heading: w.papers.gate.exemptions },
    ...exemptions.map((one) => ({ text: w.gate.exemption(one.person, one.requirement, one.reason) })),
  ];
}

async function signatures(app: App, unit: Unit, locale: Locale): Promise<Block[]> {
  const w = wordsOf(locale);
  const campaign = await campaignNow(app.db);
  const signed = campaign ? await signedGates(app.db, campaign.id, unit.id) : [];
  if (signed.length === 0) return [];
  const people = await peopleByIds(
    app.db,
    signed.flatMap((one) => [one.applied_by, one.decided_by ?? '']).filter((id) => id !== ''),
  );
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? '';
  const day = (at: Date | null) => (at ? localDateOf(at, app.timeZone) : '');
  return [
    { heading: w.papers.gate.signed },
    ...signed.map((one) => ({
      text: w.papers.gate.signature(
        one.stage,
        { by: nameOf(one.applied_by), on: day(one.applied_at) },
        { by: nameOf(one.decided_by), on: day(one.decided_at) },
      ),
    })),
  ];
}

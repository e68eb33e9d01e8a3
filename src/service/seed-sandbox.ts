import { importRoster } from '../app/import-roster.ts';
import type { App } from '../app/ports.ts';
import { startCampaign } from '../app/start-campaign.ts';
import { readRoster } from '../domain/roster.ts';
import type { Template } from '../domain/template.ts';
import type { DemoOrganisation } from '../sandbox/index.ts';
import { readTable } from '../say/csv.ts';
import { listUnits } from '../store/roster.ts';

/** A newcomer meets a campaign already under way: the demo organisation is imported and its first batch started, once. */
export async function seedSandbox(
  app: App,
  { organisation, template }: { organisation: DemoOrganisation; template: Template },
  now: Date,
): Promise<void> {
  if ((await listUnits(app.db)).length > 0) return;
  const bytes = (text: string) => new TextEncoder().encode(text);
  const units = readTable(bytes(organisation.unitsCsv));
  const people = readTable(bytes(organisation.peopleCsv));
  if (!units.ok || !people.ok) throw new Error('the demo organisation cannot be read');
  const roster = readRoster(units.rows, people.rows);
  if (!roster.ok) throw new Error(`the demo organisation is refused: ${JSON.stringify(roster.problems[0])}`);
  const imported = await importRoster(app, roster.roster, { by: 'sandbox', dry: false }, now);
  if (!imported.ok) throw new Error(`the demo organisation was not imported: ${imported.refusal.why}`);
  const started = await startCampaign(
    app,
    {
      template,
      batch: template.batches[0]?.number ?? 1,
      unit: null,
      from: null,
      year: null,
      reason: '',
      by: 'sandbox',
      dry: false,
    },
    now,
  );
  if (!started.ok) throw new Error(`the demo campaign did not start: ${JSON.stringify(started)}`);
}

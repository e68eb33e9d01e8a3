import { isOverdue, type LedgerItem } from '../domain/ledger.ts';
import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { campaignNow } from './campaign-now.ts';
import { unitsOf } from './export-tables.ts';
import { itemsOfAll, namesById } from './ledger-items.ts';
import type { App } from './ports.ts';

/** One item with its unit, and its history in the order in which it happened. */
export interface LedgerRow {
  unit: string;
  item: LedgerItem;
  owner: string;
  lead: string;
  overdue: boolean;
  /** Names by id of those who did something to it. */
  name: (id: string) => string;
}

/** Every item of a tree's ledgers, by unit in roster order, the oldest first; a unit's name, or null for all. */
export async function ledgerTable(app: App, name: string | null, now: Date): Promise<Outcome<LedgerRow[]>> {
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const units = await unitsOf(app, name);
  if (!units.ok) return units;
  const today = localDateOf(now, app.timeZone);
  const items = await itemsOfAll(app.db, campaign.id);
  const named = await namesById(
    app.db,
    items.flatMap(({ item }) => [item.owner, item.lead ?? '', ...item.history.map((line) => line.by)]),
  );
  return done(
    units.value.flatMap((unit) =>
      items
        .filter(({ record }) => record.unit_id === unit.id)
        .map(({ item }) => ({
          ...{ unit: unit.name, item, owner: named(item.owner), name: named },
          lead: item.lead === undefined ? '' : named(item.lead),
          overdue: isOverdue(item, today),
        })),
    ),
  );
}

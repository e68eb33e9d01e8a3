import type { ItemState, Way } from '../domain/ledger.ts';
import { countItems, type LedgerCounts } from '../domain/ledger-counts.ts';
import { type ItemFilter, pageOf, passesFilter } from '../domain/ledger-filter.ts';
import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { listUnits, unitById, unitTree } from '../store/roster.ts';
import { campaignNow } from './campaign-now.ts';
import { itemLine, itemsOfAll, namesById } from './ledger-items.ts';
import type { App } from './ports.ts';
import { allow, type Who } from './who.ts';

/** The ledger of a unit and of all below it, as a page shows it. */
export interface LedgerPageView {
  unit: { id: string; name: string };
  today: string;
  /** The units whose ledgers the viewer may look into, in the order of the roster. */
  units: { id: string; name: string }[];
  filter: ItemFilter;
  /** Of the whole ledger, whatever the filter. */
  counts: LedgerCounts;
  items: {
    unit: string;
    words: string;
    state: ItemState;
    awaiting: 'solved' | 'cannot' | null;
    way: Way;
    due: string | null;
    /** 0 when it is not overdue. */
    overdueDays: number;
    /** Null for a viewer who may not see names. */
    owner: string | null;
  }[];
  /** How many pass the filter. */
  shown: number;
  page: number;
  pages: number;
  /** Whom one can look for; empty for a viewer who may not see names. */
  owners: { id: string; name: string }[];
}

const perPage = 30;

/**
 * The rights are the card's: who may see a unit reads its items, who may see its names reads whose they are. Items stand by
 * unit in the order of the roster, the oldest first.
 *
 * @param unitId null: the widest that the viewer stands over
 */
export async function ledgerPage(
  app: App,
  asked: { who: Who; unitId: string | null; filter: ItemFilter; page: number },
  now: Date,
): Promise<Outcome<LedgerPageView>> {
  const { who } = asked;
  const widest = who.standsUnder[0] ?? who.unit.id;
  const unit = await unitById(app.db, asked.unitId ?? widest);
  if (!unit) return refused({ why: 'gone' });
  const allowed = await allow(app, who, 'see-unit', unit.id);
  if (!allowed.ok) return allowed;
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const today = localDateOf(now, app.timeZone);
  const seesNames = (await allow(app, who, 'see-names', unit.id)).ok;
  // Somebody of a unit sees it alone; whoever stands over it, all below it.
  const tree = seesNames ? await unitTree(app.db, unit.id) : [unit.id];
  const all = await listUnits(app.db);
  const records = await itemsOfAll(app.db, campaign.id);
  const kept = all
    .filter(({ id }) => tree.includes(id))
    .flatMap(({ id, name }) =>
      records.filter(({ record }) => record.unit_id === id).map(({ item }) => ({ unit: name, item })),
    );
  const filter = seesNames ? asked.filter : { ...asked.filter, owner: undefined };
  const found = kept.filter(({ item }) => passesFilter(item, filter, today));
  const { on, of: shown, page, pages } = pageOf(found, asked.page, perPage);
  const owners = [...new Set(kept.map(({ item }) => item.owner))];
  const nameOf = await namesById(app.db, owners);
  const below = await unitTree(app.db, widest);
  return done({
    unit: { id: unit.id, name: unit.name },
    today,
    units: seesNames
      ? all.filter(({ id }) => below.includes(id)).map(({ id, name }) => ({ id, name }))
      : [{ id: unit.id, name: unit.name }],
    filter,
    counts: countItems(
      kept.map(({ item }) => item),
      today,
    ),
    items: on.map(({ unit: name, item }) => ({
      unit: name,
      ...itemLine(item, today),
      owner: seesNames || item.owner === who.person.id ? nameOf(item.owner) : null,
    })),
    shown,
    page,
    pages,
    owners: seesNames ? owners.map((id) => ({ id, name: nameOf(id) })) : [],
  });
}

import type { LedgerListView, LedgerTreeView, LedgerWalkView } from '../cards/ledger.ts';
import { kindOf } from '../domain/kinds/index.ts';
import { isEnded, listsFor } from '../domain/ledger.ts';
import { countItems } from '../domain/ledger-counts.ts';
import { type ItemFilter, pageOf, passesFilter } from '../domain/ledger-filter.ts';
import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { mayFile } from '../domain/rights.ts';
import { runsOf } from '../store/campaign.ts';
import { listUnits, unitById, unitPath, unitTree } from '../store/roster.ts';
import { campaignNow } from './campaign-now.ts';
import { itemLine, itemsOfAll, itemsOfUnit, itemView, namesById } from './ledger-items.ts';
import { ownersOf } from './ledger-owners.ts';
import { pageFor } from './page-link.ts';
import type { App } from './ports.ts';
import { allow, authorise, type Who } from './who.ts';

export interface LedgerFilter extends ItemFilter {
  /** Only the viewer's own. */
  mine?: boolean | undefined;
  page: number;
}

/** Items that one card shows. */
const perPage = 6;

/** A unit's ledger: counts by state, and one page of its items that pass the filter. Owners are named to those who may see names. */
export async function ledgerList(
  app: App,
  asked: { openId: string; unitId: string; filter: LedgerFilter },
  now: Date,
): Promise<Outcome<LedgerListView>> {
  const allowed = await authorise(app, asked.openId, 'see-unit', asked.unitId, now);
  if (!allowed.ok) return allowed;
  const who = allowed.value;
  const campaign = await campaignNow(app.db);
  const unit = await unitById(app.db, asked.unitId);
  if (!campaign || !unit) return refused({ why: 'no-campaign' });
  const today = localDateOf(now, app.timeZone);
  const { filter } = asked;
  const { mine = false, page: asksPage, ...wanted } = filter;
  const seesNames = (await allow(app, who, 'see-names', unit.id)).ok;
  const all = mine
    ? (await itemsOfAll(app.db, campaign.id)).filter(({ item }) => item.owner === who.person.id)
    : await itemsOfUnit(app.db, campaign.id, unit.id);
  // Whoever may not see names learns nothing by asking for an owner.
  const looks = seesNames ? wanted : { ...wanted, owner: undefined };
  const found = all.filter(({ item }) => passesFilter(item, looks, today));
  const { on, of: shown, page, pages } = pageOf(found, asksPage, perPage);
  const name = await namesById(
    app.db,
    all.map(({ item }) => item.owner),
  );
  const owners = [...new Set(all.map(({ item }) => item.owner))];
  const manages = (await allow(app, who, 'file-for-unit', unit.id)).ok;
  const path = await unitPath(app.db, unit.id);
  const files = mayFile(who.actor, kindOf('ledger-item')?.filedBy ?? [], path, who.standsUnder).ok;
  return done({
    unit: { id: unit.id, name: unit.name },
    filter: {
      ...(filter.way === undefined ? {} : { way: filter.way }),
      ...(filter.state === undefined ? {} : { state: filter.state }),
      ...(filter.owner === undefined ? {} : { owner: filter.owner }),
      ...(filter.awaiting ? { awaiting: true } : {}),
      ...(filter.overdue ? { overdue: true } : {}),
      ...(filter.mine ? { mine: true } : {}),
    },
    counts: countItems(
      all.map(({ item }) => item),
      today,
    ),
    items: on.map(({ record, item }) => ({
      record: record.id,
      ...itemLine(item, today),
      owner: seesNames || item.owner === who.person.id ? name(item.owner) : null,
      opens: seesNames || item.owner === who.person.id,
    })),
    shown,
    page,
    pages,
    owners: seesNames ? owners.map((id) => ({ id, name: name(id) })) : [],
    mayFile: files && !filter.mine,
    unplaced:
      manages && !filter.mine && (await inConsolidation(app, campaign.id, unit.id))
        ? all.filter(({ item }) => item.placed === null).length
        : null,
    ...(await linkTo(app, who, unit.id)),
  });
}

async function inConsolidation(app: App, campaignId: string, unitId: string): Promise<boolean> {
  const campaign = await campaignNow(app.db);
  const run = (await runsOf(app.db, campaignId)).find((one) => one.unit_id === unitId);
  const stage = campaign?.template.stages.find((one) => one.number === run?.stage);
  return stage !== undefined && stage.phase !== 'concentrated';
}

/** The tree's ledgers as counts by unit, in roster order, for those who stand over it; names are one step further down. */
export async function ledgerTree(
  app: App,
  asked: { who: Who; unitId: string },
  now: Date,
): Promise<Outcome<LedgerTreeView>> {
  const allowed = await allow(app, asked.who, 'see-names', asked.unitId);
  if (!allowed.ok) return allowed;
  const campaign = await campaignNow(app.db);
  const top = await unitById(app.db, asked.unitId);
  if (!campaign || !top) return refused({ why: 'no-campaign' });
  const today = localDateOf(now, app.timeZone);
  const tree = await unitTree(app.db, top.id);
  const running = new Set((await runsOf(app.db, campaign.id)).map((run) => run.unit_id));
  const units = (await listUnits(app.db)).filter((unit) => tree.includes(unit.id) && running.has(unit.id));
  const items = await itemsOfAll(app.db, campaign.id);
  const of = (unitId: string) =>
    items.filter(({ record }) => record.unit_id === unitId).map(({ item }) => item);
  return done({
    unit: { id: top.id, name: top.name },
    rows: units.map((unit) => ({ id: unit.id, name: unit.name, counts: countItems(of(unit.id), today) })),
    total: countItems(
      units.flatMap((unit) => of(unit.id)),
      today,
    ),
    ...(await linkTo(app, asked.who, top.id)),
  });
}

async function linkTo(app: App, who: Who, unitId: string): Promise<{ webPage?: string }> {
  const webPage = await pageFor(app, who, '/ledger', unitId);
  return webPage === null ? {} : { webPage };
}

/** The next item of a unit that is on none of the four lists, oldest first (S33; (004) 一); null when all are placed. */
export async function ledgerWalk(
  app: App,
  asked: { openId: string; unitId: string },
  now: Date,
): Promise<Outcome<LedgerWalkView>> {
  const who = await authorise(app, asked.openId, 'file-for-unit', asked.unitId, now);
  if (!who.ok) return who;
  const campaign = await campaignNow(app.db);
  const unit = await unitById(app.db, asked.unitId);
  if (!campaign || !unit) return refused({ why: 'no-campaign' });
  if (!(await inConsolidation(app, campaign.id, unit.id))) return refused({ why: 'not-in-stage', stage: 4 });
  const all = await itemsOfUnit(app.db, campaign.id, unit.id);
  const left = all.filter(({ item }) => item.placed === null);
  const [next] = left;
  const person = who.value.person.id;
  const lists = { keep: 0, redo: 0, date: 0, explain: 0 };
  for (const { item } of all) if (item.placed) lists[item.placed.as] += 1;
  return done({
    unit: { id: unit.id, name: unit.name },
    lists,
    left: left.length,
    next: next
      ? {
          item: await itemView(app.db, { ...next, unit }, { own: false, manage: true, person }, { app, now }),
          offered: listsFor(next.item),
          people: (await ownersOf(app.db, unit)).map(({ id, name }) => ({ id, name })),
          ownerId: next.item.owner,
          due: isEnded(next.item) ? null : next.item.due,
        }
      : null,
  });
}

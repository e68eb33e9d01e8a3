import type { Label } from '../cards/words/index.ts';
import { measureDuty } from '../domain/duty.ts';
import { isAskedOf } from '../domain/gate.ts';
import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome } from '../domain/refusal.ts';
import { dueUntil, type NewDue } from '../store/due.ts';
import { listUnits, peopleOf, type Unit } from '../store/roster.ts';
import { pingRows, pingRules } from './arm-calendar.ts';
import { type CampaignNow, campaignNow } from './campaign-now.ts';
import { audienceOf, type Reader, readUnits } from './digest.ts';
import type { App } from './ports.ts';

/** Far beyond any campaign. */
const always = new Date('9999-12-31T00:00:00Z');

/** Rows that only keep time going: what they send is another row's. */
const timekeeping = new Set(['day', 'week', 'meeting']);

/** One moment at which something would be sent. */
export interface DuePreview {
  at: Date;
  kind: string;
  unit: string;
  audience: string;
  /** People who would get it on the facts of now; several items of one instant reach a person in one digest. */
  count: number;
  key: string;
  /** The item, its day, and what it belongs to: the reason that the ping gives. */
  item: string;
  name: Label;
  why: Label;
  dueOn: string;
}

/**
 * What would be sent, to whom and why, in the order of time, then of the roster. Without `until` each item's next moment; with it also
 * the ones that follow, up to and including that instant. What would
 * reach nobody is left out. Nothing is changed.
 */
export async function previewDue(app: App, until: Date | null, now: Date): Promise<Outcome<DuePreview[]>> {
  const campaign = await campaignNow(app.db);
  if (!campaign) return done([]);
  const rows = (await dueUntil(app.db, until ?? always)).filter((row) => !timekeeping.has(row.kind));
  const units = new Map((await listUnits(app.db)).map((unit) => [unit.id, unit]));
  const today = localDateOf(now, app.timeZone);
  const read = readUnits(app.db, campaign, today);
  const later = until === null ? [] : await following(app, { campaign, rows, read, until });
  const counted = new Map<string, Promise<number>>();
  const count = (row: NewDue, unit: Unit) => {
    const key = JSON.stringify([row.kind, unit.id, row.item, row.audience]);
    const counting = counted.get(key) ?? countOf(app, { row, unit, read, today });
    counted.set(key, counting);
    return counting;
  };
  const previews: { preview: DuePreview; position: number }[] = [];
  for (const row of [...rows, ...later]) {
    const unit = units.get(row.unitId ?? '');
    const preview = unit ? await previewOf({ campaign, row, unit, read, count }) : null;
    if (unit && preview && preview.count > 0) previews.push({ preview, position: unit.position });
  }
  previews.sort(
    (one, other) =>
      one.preview.at.getTime() - other.preview.at.getTime() ||
      one.position - other.position ||
      (one.preview.key < other.preview.key ? -1 : 1),
  );
  return done(previews.map(({ preview }) => preview));
}

/** The pings after those that are armed: each fired one would arm the next as long as the item stays open. */
async function following(
  app: App,
  of: { campaign: CampaignNow; rows: readonly NewDue[]; read: Reader; until: Date },
): Promise<NewDue[]> {
  const rules = pingRules(app, of.campaign);
  const armed = new Map<string, NewDue>();
  for (const row of of.rows) {
    const item = `${row.unitId} ${row.item}`;
    const known = armed.get(item);
    if (row.kind === 'ping' && (!known || row.at > known.at)) armed.set(item, row);
  }
  const later: NewDue[] = [];
  for (const row of armed.values()) {
    const unitId = row.unitId as string;
    const duty = (await of.read(unitId))?.duties.find((one) => one.key === row.item);
    for (let after = row.at; duty; ) {
      const next = pingRows(rules, unitId, duty, after);
      const at = next[0]?.at;
      if (!at || at > of.until) break;
      later.push(...next);
      after = at;
    }
  }
  return later;
}

async function previewOf(of: {
  campaign: CampaignNow;
  row: NewDue;
  unit: Unit;
  read: Reader;
  count: (row: NewDue, unit: Unit) => Promise<number>;
}): Promise<DuePreview> {
  const { row, unit, campaign } = of;
  const duty = (await of.read(unit.id))?.duties.find((one) => one.key === row.item);
  const stage = campaign.template.stages.find((one) => one.key === row.item);
  const name = duty?.title ?? stage?.title ?? windowOf(campaign, row) ?? row.item;
  return {
    at: row.at,
    kind: row.kind,
    unit: unit.name,
    audience: row.audience,
    count: await of.count(row, unit),
    key: row.key,
    item: row.item,
    name,
    why: duty?.why ?? name,
    dueOn: row.dueOn,
  };
}

/** The opening and closing of the look-back are called by its stage. */
const windowOf = ({ template }: CampaignNow, { kind }: NewDue): Label | undefined =>
  kind === 'review-window' ? template.stages.find(({ phase }) => phase === 'look-back')?.title : undefined;

/** Nobody gets a ping of what is done; what goes to a group reaches the unit's people, when it has one. */
async function countOf(
  app: App,
  { row, unit, read, today }: { row: NewDue; unit: Unit; read: Reader; today: string },
): Promise<number> {
  if (row.kind !== 'ping') return unit.chat_id === null ? 0 : (await peopleOf(app.db, [unit.id])).length;
  const loaded = await read(unit.id);
  const duty = loaded?.duties.find((one) => one.key === row.item);
  const measured = loaded && duty ? measureDuty(duty, loaded.facts) : null;
  if (!loaded || !duty || !measured || measured.met || !isAskedOf(duty.requirement, loaded.facts)) return 0;
  const people = await audienceOf(app.db, {
    audience: row.audience,
    unitId: unit.id,
    duty: { ...duty, measured },
    today,
  });
  return new Set(people.filter((person) => person.open_id !== null && person.active).map(({ id }) => id))
    .size;
}

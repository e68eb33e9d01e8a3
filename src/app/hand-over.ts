import { type HandoverView, handedOverCard, handoverCard } from '../cards/handover.ts';
import { localDateOf } from '../domain/local-date.ts';
import { isSessionKind } from '../domain/study.ts';
import { concentratedStages } from '../domain/template.ts';
import { applicationOf } from '../store/gates.ts';
import { releasedOpinions } from '../store/opinions.ts';
import { recordsWaiting } from '../store/records.ts';
import { type Person, peopleByIds } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { campaignNow } from './campaign-now.ts';
import { openItem } from './me-view.ts';
import type { App } from './ports.ts';
import { tellPeople } from './tell-people.ts';
import { loadUnitDuties, type UnitDuties } from './unit-duties.ts';

/** Who is secretary where: the people's part of a roster. */
type Holding = Pick<Person, 'id' | 'unit_id' | 'roles' | 'active'>;

const secretariesBy = (people: readonly Holding[]): Map<string, string[]> => {
  const by = new Map<string, string[]>();
  for (const { id, unit_id, roles, active } of people)
    if (active && roles.includes('secretary')) by.set(unit_id, [...(by.get(unit_id) ?? []), id]);
  return by;
};

/**
 * A roster changed the secretary of a branch: the new one gets one card with all that is open, the one before a note. A
 * branch that had none, as in the first import, hands nothing over.
 */
export async function handOver(
  app: App,
  tx: Db,
  { before, after, key }: { before: readonly Holding[]; after: readonly Holding[]; key: string },
  now: Date,
): Promise<void> {
  const had = secretariesBy(before);
  const campaign = await campaignNow(tx);
  if (!campaign) return;
  const today = localDateOf(now, app.timeZone);
  for (const [unitId, ids] of secretariesBy(after)) {
    const old = had.get(unitId) ?? [];
    const added = ids.filter((id) => !old.includes(id));
    if (old.length === 0 || added.length === 0) continue;
    const unit = await loadUnitDuties(tx, campaign, unitId, today);
    if (!unit) continue;
    const people = await peopleByIds(tx, added);
    const card = handoverCard(await handoverView(tx, unit, today));
    await tellPeople(tx, people, { key: `handover:${unitId}:${key}`, card }, now);
    const gone = await peopleByIds(
      tx,
      old.filter((id) => !ids.includes(id)),
    );
    const by = people.map((person) => person.name).join('、');
    const note = handedOverCard({ unit: unit.unit.name, by });
    await tellPeople(tx, gone, { key: `handed-over:${unitId}:${key}`, card: note }, now);
  }
}

async function handoverView(db: Db, unit: UnitDuties, today: string): Promise<HandoverView> {
  const { id, name } = unit.unit;
  const { campaign, run } = unit.place;
  const stage = concentratedStages(campaign.template).find((one) => one.number === run.stage);
  const application = stage ? await applicationOf(db, campaign.id, id, stage.number) : undefined;
  const opinions = await releasedOpinions(db, [id]);
  return {
    unit: { id, name },
    open: unit.open.map((duty) => openItem(duty, today)),
    waiting: (await recordsWaiting(db, campaign.id, id)).length,
    sessions: unit.facts.records
      .filter((record) => isSessionKind(record.kind) && record.state === 'open')
      .map((record) => String(record.payload.title)),
    applied: stage && application?.state === 'applied' ? { no: stage.number, name: stage.title } : null,
    opinions: opinions.length,
  };
}

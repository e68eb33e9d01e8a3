import type { InspectionPointView, InspectionView } from '../cards/inspection.ts';
import type { Act } from '../domain/acts.ts';
import {
  INSPECTION_POINTS,
  type InspectionPayload,
  type InspectionPoint,
} from '../domain/kinds/inspection.ts';
import { isInForce, type RecordFact } from '../domain/kinds/kind.ts';
import { localDateOf } from '../domain/local-date.ts';
import { enteredChannels } from '../domain/opinions.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { SESSION_KINDS } from '../domain/study.ts';
import { appendAudit } from '../store/audit.ts';
import { releasedOpinions } from '../store/opinions.ts';
import { fileRecord, recordsOfUnit, reviseRecord, type StoredRecord } from '../store/records.ts';
import { type Unit, unitById } from '../store/roster.ts';
import { appraisalFigures } from './appraisal-figures.ts';
import { type CampaignNow, campaignNow } from './campaign-now.ts';
import { fileByForm } from './file-record.ts';
import { idFrom } from './identity.ts';
import { isAbove } from './is-above.ts';
import type { App } from './ports.ts';
import { stageRequirements } from './status-view.ts';
import { loadUnitDuties, type UnitDuties } from './unit-duties.ts';
import { authorise, type Who } from './who.ts';

const namesSessions: readonly string[] = SESSION_KINDS;
const isEntered = (channel: string): boolean => enteredChannels.some((one) => one === channel);

/** What the data hold of each point, for the supervisor to hold the originals against (002, part 1.5). */
async function countsOf(app: App, loaded: UnitDuties): Promise<Record<InspectionPoint, number[]>> {
  const { facts, unit } = loaded;
  const inForce = facts.records.filter(isInForce);
  const of = (kind: string) => inForce.filter((record) => record.kind === kind);
  const sum = (records: readonly RecordFact[], field: string) =>
    records.reduce((total, record) => total + Number(record.payload[field] ?? 0), 0);
  const requirements = stageRequirements(loaded.place.campaign.template, loaded);
  const figures = appraisalFigures(facts);
  const released = await releasedOpinions(app.db, [unit.id]);
  const entered = released.filter(({ channel }) => isEntered(channel)).length;
  return {
    analyses: [new Set(of('self-analysis').map((record) => record.personId)).size, facts.members.length],
    appraisals: [figures.delivered, figures.acknowledged],
    procedures: [requirements.filter((one) => one.met).length, requirements.length],
    opinions: [released.length - entered, entered],
    forms: [sum(of('opinion-form'), 'sent'), sum(of('opinion-form'), 'returned')],
    talks: [of('talk').length],
    records: [inForce.filter((record) => namesSessions.includes(record.kind)).length, of('minutes').length],
    rectify: [of('ledger-item').length],
  };
}

interface Visit {
  who: Who;
  unit: Unit;
  campaign: CampaignNow;
  loaded: UnitDuties;
  /** The one under way of this supervisor here. */
  open: StoredRecord | undefined;
  past: number;
}

async function visitOf(
  app: App,
  asked: { openId: string; unitId: string },
  now: Date,
): Promise<Outcome<Visit>> {
  const who = await authorise(app, asked.openId, 'inspect', asked.unitId, now);
  if (!who.ok) return who;
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const unit = await unitById(app.db, asked.unitId);
  if (!unit) return refused({ why: 'gone' });
  const loaded = await loadUnitDuties(app.db, campaign, unit.id, localDateOf(now, app.timeZone));
  if (!loaded) return refused({ why: 'not-in-campaign', unit: unit.name });
  const all = await recordsOfUnit(app.db, campaign.id, unit.id, 'inspection');
  const open = all.find((one) => one.state === 'open' && one.filed_by === who.value.person.id);
  const past = all.filter((one) => one.state === 'filed').length;
  return done({ who: who.value, unit, campaign, loaded, open, past });
}

const seenIn = (record: StoredRecord | undefined) =>
  (record?.payload as InspectionPayload | undefined)?.seen ?? {};

/** The checklist of a branch with the data's counts, and what this supervisor has looked at so far (S25). */
export async function inspectionView(
  app: App,
  asked: { openId: string; unitId: string },
  now: Date,
): Promise<Outcome<InspectionView>> {
  const visit = await visitOf(app, asked, now);
  if (!visit.ok) return visit;
  const { unit, loaded, open, past } = visit.value;
  const counts = await countsOf(app, loaded);
  const seen = seenIn(open);
  return done({
    unit: { id: unit.id, name: unit.name },
    points: INSPECTION_POINTS.map((point) => ({
      point,
      counts: counts[point],
      seen: seen[point] ? { on: seen[point].on, note: seen[point].note } : null,
    })),
    mayFinish: open !== undefined,
    past,
    above: await isAbove(app, loaded),
  });
}

/** One point with its counts, to be noted as seen or made a finding. */
export async function inspectionPoint(
  app: App,
  asked: { openId: string; unitId: string; point: InspectionPoint },
  now: Date,
): Promise<Outcome<InspectionPointView>> {
  const view = await inspectionView(app, asked, now);
  if (!view.ok) return view;
  const found = view.value.points.find(({ point }) => point === asked.point);
  if (!found) return refused({ why: 'gone' });
  return done({ unit: view.value.unit, ...found, today: localDateOf(now, app.timeZone) });
}

/** Notes that a point was looked at, with what the data counted then. */
export const seePoint = (
  app: App,
  asked: { openId: string; unitId: string; point: InspectionPoint; note: string; cause: string },
  now: Date,
): Promise<Outcome<InspectionView>> =>
  change(
    app,
    asked,
    async ({ loaded, open }, today) => {
      const counts = (await countsOf(app, loaded))[asked.point];
      const seen = { ...seenIn(open), [asked.point]: { on: today, note: asked.note, counts } };
      return { act: 'inspect-point', state: 'open', seen, detail: { point: asked.point } };
    },
    now,
  );

/** A point becomes a finding with a deadline: the secretary answers it, the supervisor closes it. */
export async function findPoint(
  app: App,
  asked: {
    openId: string;
    unitId: string;
    point: InspectionPoint;
    words: string;
    due: string;
    cause: string;
  },
  now: Date,
): Promise<Outcome<InspectionView>> {
  const { openId, unitId, point, words, due, cause } = asked;
  const filed = await fileByForm(
    app,
    { openId, kind: 'finding', unitId, payload: { words, due, closed: false, from: 'inspection' }, cause },
    now,
  );
  if (!filed.ok) return filed;
  return seePoint(app, { openId, unitId, point, note: words.slice(0, 200), cause }, now);
}

/** Finishes a visit: the filled checklist is kept, and the next visit begins another. */
export const finishInspection = (
  app: App,
  asked: { openId: string; unitId: string; cause: string },
  now: Date,
): Promise<Outcome<InspectionView>> =>
  change(
    app,
    asked,
    async ({ open }) =>
      open ? { act: 'finish-inspection', state: 'filed', seen: seenIn(open), detail: {} } : null,
    now,
  );

async function change(
  app: App,
  asked: { openId: string; unitId: string; cause: string },
  decide: (
    visit: Visit,
    today: string,
  ) => Promise<{
    act: Act;
    state: 'open' | 'filed';
    seen: InspectionPayload['seen'];
    detail: Record<string, unknown>;
  } | null>,
  now: Date,
): Promise<Outcome<InspectionView>> {
  const visit = await visitOf(app, asked, now);
  if (!visit.ok) return visit;
  const { who, unit, campaign, loaded, open } = visit.value;
  const today = localDateOf(now, app.timeZone);
  const next = await decide(visit.value, today);
  if (!next) return refused({ why: 'changed-meanwhile' });
  const by = who.person.id;
  const payload: InspectionPayload = { stage: loaded.facts.stage, seen: next.seen };
  const { state } = next;
  const saved = await app.db.transaction().execute(async (tx) => {
    const id = open?.id ?? idFrom(`inspection ${asked.cause}`);
    const kept = open
      ? await reviseRecord(tx, { id, version: open.version, payload, state, savedBy: by, reason: null }, now)
      : await fileRecord(
          tx,
          {
            id,
            campaignId: campaign.id,
            kind: 'inspection',
            unitId: unit.id,
            personId: null,
            parentId: null,
            payload,
            occurredOn: today,
            state,
            filedBy: by,
          },
          now,
        );
    if (!kept) return false;
    const detail = { record: id, ...next.detail };
    await appendAudit(tx, { actor: by, act: next.act, unitId: unit.id, detail }, now);
    return true;
  });
  return saved ? inspectionView(app, asked, now) : refused({ why: 'changed-meanwhile' });
}

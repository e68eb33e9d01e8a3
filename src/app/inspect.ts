import { type FindingView, findingAnsweredCard, type InspectView } from '../cards/findings.ts';
import type { Act } from '../domain/acts.ts';
import { figuresOf } from '../domain/figures.ts';
import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import type { Verb } from '../domain/rights.ts';
import { appendAudit } from '../store/audit.ts';
import { recordById, recordsOfUnit, reviseRecord, type StoredRecord } from '../store/records.ts';
import { type Person, type Unit, unitById } from '../store/roster.ts';
import type { Tx } from '../store/schema.ts';
import { campaignNow } from './campaign-now.ts';
import { findingView, stateOfFinding, tellSecretaries } from './findings-of.ts';
import { inspectionView } from './inspections.ts';
import type { App } from './ports.ts';
import { settlePings } from './settle-pings.ts';
import { stageRequirements } from './status-view.ts';
import { supervisorsOver, tellPeople } from './tell-people.ts';
import { loadUnitDuties } from './unit-duties.ts';
import { authorise } from './who.ts';

/** What supervisors see of a branch: the stage's requirements as a checklist, and the findings so far (S25). */
export async function inspectView(
  app: App,
  asked: { openId: string; unitId: string },
  now: Date,
): Promise<Outcome<InspectView>> {
  const who = await authorise(app, asked.openId, 'inspect', asked.unitId, now);
  if (!who.ok) return who;
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const unit = await unitById(app.db, asked.unitId);
  if (!unit) return refused({ why: 'gone' });
  const loaded = await loadUnitDuties(app.db, campaign, unit.id, localDateOf(now, app.timeZone));
  if (!loaded) return refused({ why: 'not-in-campaign', unit: unit.name });
  const list = await inspectionView(app, asked, now);
  if (!list.ok) return list;
  const records = await recordsOfUnit(app.db, campaign.id, unit.id, 'finding');
  const findings: FindingView[] = [];
  for (const record of records) findings.push(await findingView(app.db, record, unit.name));
  return done({
    unit: { id: unit.id, name: unit.name },
    checklist: stageRequirements(campaign.template, loaded)
      .filter(({ need }) => need > 0)
      .map((one) => ({ name: one.requirement.title, met: one.met, ...figuresOf(one) })),
    findings,
    list: list.value,
  });
}

type Told = { view: FindingView; by: Person; unit: Unit };

/** The secretary says what was done about a finding; the supervisors in charge hear it in private. */
export const answerFinding = (
  app: App,
  asked: { openId: string; recordId: string; words: string },
  now: Date,
): Promise<Outcome<FindingView>> =>
  changeFinding(
    app,
    asked,
    {
      verb: 'answer-finding',
      act: 'answer-finding',
      from: ['open', 'answered'],
      to: (by) => ({ answer: asked.words, answeredBy: by.name, comment: '', commentBy: '' }),
      tell: async (tx, { view, unit }, key) =>
        void (await tellPeople(
          tx,
          await supervisorsOver(tx, unit.id),
          { key, card: findingAnsweredCard(view) },
          now,
        )),
    },
    now,
  );

/** A supervisor in charge closes an answered finding by a tap. */
export const closeFinding = (
  app: App,
  asked: { openId: string; recordId: string },
  now: Date,
): Promise<Outcome<FindingView>> =>
  changeFinding(
    app,
    asked,
    {
      verb: 'inspect',
      act: 'close-finding',
      from: ['answered'],
      to: (by) => ({ closed: true, closedBy: by.name }),
    },
    now,
  );

/** A supervisor in charge finds that it is not mended: the secretary gets it again, with the reason. */
export const sendFindingBack = (
  app: App,
  asked: { openId: string; recordId: string; comment: string },
  now: Date,
): Promise<Outcome<FindingView>> =>
  changeFinding(
    app,
    asked,
    {
      verb: 'inspect',
      act: 'send-finding-back',
      from: ['answered'],
      to: (by) => ({ answer: undefined, comment: asked.comment, commentBy: by.name }),
      tell: (tx, { view, unit }, key) => tellSecretaries(app, tx, { unit, view, key }, now),
    },
    now,
  );

async function changeFinding(
  app: App,
  asked: { openId: string; recordId: string },
  change: {
    verb: Verb;
    act: Act;
    from: readonly string[];
    to: (by: Person) => Record<string, unknown>;
    tell?: (tx: Tx, told: Told, key: string) => Promise<void>;
  },
  now: Date,
): Promise<Outcome<FindingView>> {
  const record = await recordById(app.db, asked.recordId);
  const unit = record ? await unitById(app.db, record.unit_id) : undefined;
  if (record?.kind !== 'finding' || !unit) return refused({ why: 'gone' });
  const who = await authorise(app, asked.openId, change.verb, unit.id, now);
  if (!who.ok) return who;
  const by = who.value.person;
  if (!change.from.includes(stateOfFinding(record))) return refused({ why: 'changed-meanwhile' });
  const payload = { ...record.payload, ...change.to(by) };
  const view = await findingView(app.db, { ...record, payload } as StoredRecord, unit.name);
  const saved = await app.db.transaction().execute(async (tx) => {
    const { id, version } = record;
    const next = { id, version, payload, state: 'filed', savedBy: by.id, reason: null };
    if (!(await reviseRecord(tx, next, now))) return false;
    await appendAudit(tx, { actor: by.id, act: change.act, unitId: unit.id, detail: { record: id } }, now);
    await change.tell?.(tx, { view, by, unit }, `${change.act}:${id}:${version}`);
    return true;
  });
  if (!saved) return refused({ why: 'changed-meanwhile' });
  const campaign = await campaignNow(app.db);
  if (campaign) await settlePings(app, campaign, unit.id, now);
  app.wake.courier();
  return done(view);
}

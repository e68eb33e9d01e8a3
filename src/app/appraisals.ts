import {
  type AppraisalListView,
  type AppraisalState,
  type AppraisalTask,
  appraisalCard,
} from '../cards/appraisal.ts';
import { type AppraisalPayload, readAppraisal } from '../domain/kinds/appraisal.ts';
import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { appendAudit } from '../store/audit.ts';
import {
  fileRecord,
  lastReturn,
  recordById,
  recordsOfPerson,
  reviseRecord,
  type StoredRecord,
} from '../store/records.ts';
import { type Person, peopleOf, personById, type Unit, unitById } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { tellAppraisers } from './appraisal-turns.ts';
import { type CampaignNow, campaignNow } from './campaign-now.ts';
import { idFrom } from './identity.ts';
import type { App } from './ports.ts';
import { settlePings } from './settle-pings.ts';
import { tellPeople } from './tell-people.ts';
import { authorise, type Who } from './who.ts';
import { withDeputies } from './with-deputies.ts';

/** The appraisal of one member, whichever unit wrote it; there is one a campaign, and its versions. */
export const appraisalOf = async (
  db: Db,
  campaignId: string,
  personId: string,
): Promise<StoredRecord | undefined> => (await recordsOfPerson(db, campaignId, personId, ['appraisal']))[0];

/** Where the appraisal of a member stands. */
export function stateOfAppraisal(record: StoredRecord | undefined): AppraisalState {
  if (!record) return 'none';
  if (record.state === 'submitted') return 'waiting';
  if (record.state === 'returned') return 'returned';
  const { answer, acknowledgedOn } = readAppraisal(record.payload);
  return answer !== undefined ? 'answered' : acknowledgedOn !== undefined ? 'acknowledged' : 'delivered';
}

/** The committee of a unit, its secretary and whoever stands in included, in roster order. */
export const committeeOf = async (db: Db, unitId: string, today: string): Promise<Person[]> =>
  (await withDeputies(db, await peopleOf(db, [unitId]), today)).filter(
    ({ roles }) => roles.includes('committee') || roles.includes('secretary'),
  );

interface Desk {
  who: Who;
  unit: Unit;
  campaign: CampaignNow;
  today: string;
  /** Whether this person may write or confirm somebody's appraisal, and whether nobody else could. */
  writes: (personId: string) => { may: boolean; alone: boolean };
}

/**
 * Who writes appraisals (S15): the committee of the branch, the secretary included, each of everybody but themselves; the
 * first responsible person only where nobody else is left, as for the secretary of a branch without a committee.
 */
async function deskOf(
  app: App,
  asked: { openId: string; unitId: string },
  now: Date,
): Promise<Outcome<Desk>> {
  const who = await authorise(app, asked.openId, 'appraise', asked.unitId, now);
  if (!who.ok) return who;
  const campaign = await campaignNow(app.db);
  const unit = await unitById(app.db, asked.unitId);
  if (!campaign || !unit) return refused({ why: 'no-campaign' });
  const today = localDateOf(now, app.timeZone);
  const committee = await committeeOf(app.db, unit.id, today);
  const me = who.value.person.id;
  const writes = (personId: string) => {
    const able = committee.filter((one) => one.id !== personId);
    const may = personId !== me && (able.length === 0 || able.some((one) => one.id === me));
    return { may, alone: able.length < 2 };
  };
  return done({ who: who.value, unit, campaign, today, writes });
}

/**
 * The next thing to do for whoever writes appraisals: a draft of somebody else to confirm, else the next member without
 * one, in roster order; then the list.
 * @param asked.person opens this member's, whatever the queue says
 */
export async function nextAppraisal(
  app: App,
  asked: { openId: string; unitId: string; person?: string },
  now: Date,
): Promise<Outcome<AppraisalTask>> {
  const found = await deskOf(app, asked, now);
  if (!found.ok) return found;
  const desk = found.value;
  const { unit, campaign, who } = desk;
  const rows = [];
  for (const member of await peopleOf(app.db, [unit.id], 'member')) {
    const record = await appraisalOf(app.db, campaign.id, member.id);
    rows.push({ member, record, state: stateOfAppraisal(record), ...desk.writes(member.id) });
  }
  const mine = rows.filter((row) => row.may);
  const confirms = mine.filter(
    ({ record, alone, state }) =>
      state === 'waiting' && (alone || readAppraisal(record?.payload).draftedBy !== who.person.id),
  );
  const drafts = mine.filter(({ state }) => state === 'none' || state === 'returned');
  const named =
    asked.person === undefined ? undefined : mine.find(({ member }) => member.id === asked.person);
  if (asked.person !== undefined && !named) return refused({ why: 'not-yours' });
  const next = named ?? confirms[0] ?? drafts[0];
  const view = { unit: { id: unit.id, name: unit.name }, left: confirms.length + drafts.length - 1 };
  if (!next) return done({ task: 'none', ...(await listOf(app.db, campaign, unit)), mayPublish: true });
  const { member, record, state, alone } = next;
  const held = record ? readAppraisal(record.payload) : null;
  const common = {
    ...view,
    person: { id: member.id, name: member.name },
    record: record?.id ?? '',
    version: record?.version ?? 0,
    words: held?.words ?? '',
    answer: held?.answer ?? null,
  };
  if (state === 'waiting' && (alone || held?.draftedBy !== who.person.id))
    return done({ task: 'confirm', ...common, own: held?.draftedBy === who.person.id });
  const back = record && state === 'returned' ? await lastReturn(app.db, record.id) : null;
  return done({ task: 'draft', ...common, state, returned: back });
}

/** Keeps a draft, or the next version of what was sent back or answered; nothing is overwritten. */
export async function draftAppraisal(
  app: App,
  asked: { openId: string; unitId: string; personId: string; version: number; words: string },
  now: Date,
): Promise<Outcome<{ record: string }>> {
  const found = await deskOf(app, asked, now);
  if (!found.ok) return found;
  const { unit, campaign, who, today, writes } = found.value;
  const member = await personById(app.db, asked.personId);
  if (!member?.active || member.unit_id !== unit.id || !member.roles.includes('member'))
    return refused({ why: 'gone' });
  if (!writes(member.id).may) return refused({ why: 'not-yours' });
  const by = who.person.id;
  const before = await appraisalOf(app.db, campaign.id, member.id);
  if ((before?.version ?? 0) !== asked.version) return refused({ why: 'changed-meanwhile' });
  const answer = before ? readAppraisal(before.payload).answer : undefined;
  const payload: AppraisalPayload = { words: asked.words, draftedBy: by, ...(answer ? { answer } : {}) };
  const id = before?.id ?? idFrom(`appraisal ${campaign.id} ${member.id}`);
  const kept = await app.db.transaction().execute(async (tx) => {
    const filed = before
      ? await reviseRecord(
          tx,
          { id, version: before.version, payload, state: 'submitted', savedBy: by, reason: null },
          now,
        )
      : await fileRecord(
          tx,
          {
            id,
            campaignId: campaign.id,
            kind: 'appraisal',
            unitId: unit.id,
            personId: member.id,
            parentId: null,
            payload,
            occurredOn: today,
            state: 'submitted',
            filedBy: by,
          },
          now,
        );
    if (!filed) return false;
    const detail = { record: id };
    await appendAudit(tx, { actor: by, act: 'draft-appraisal', unitId: unit.id, detail }, now);
    const others = (await committeeOf(tx, unit.id, today)).filter(
      (one) => one.id !== by && one.id !== member.id,
    );
    await tellAppraisers(app, tx, { people: others, unit, what: 'confirm', today }, now);
    return true;
  });
  if (!kept) return refused({ why: 'changed-meanwhile' });
  app.wake.courier();
  return done({ record: id });
}

/**
 * Confirms a draft and delivers it to the member in private, or sends it back with a comment. Whoever drafted it does not
 * confirm it, unless nobody else could: then it is read once more on a card of its own.
 */
export async function decideAppraisal(
  app: App,
  asked: { openId: string; recordId: string; version: number; comment: string | null },
  now: Date,
): Promise<Outcome<{ unitId: string }>> {
  const record = await recordById(app.db, asked.recordId);
  if (record?.kind !== 'appraisal' || record.person_id === null) return refused({ why: 'gone' });
  const member = await personById(app.db, record.person_id);
  if (!member) return refused({ why: 'gone' });
  const found = await deskOf(app, { openId: asked.openId, unitId: member.unit_id }, now);
  if (!found.ok) return found;
  const { unit, campaign, who, today, writes } = found.value;
  const by = who.person.id;
  const { may, alone } = writes(member.id);
  const { words, draftedBy } = readAppraisal(record.payload);
  if (!may) return refused({ why: 'not-yours' });
  if (draftedBy === by && !alone) return refused({ why: 'own-submission' });
  if (record.state !== 'submitted' || record.version !== asked.version)
    return refused({ why: 'changed-meanwhile' });
  const approved = asked.comment === null;
  const payload: Record<string, unknown> = approved
    ? { words, draftedBy, confirmedBy: by, deliveredOn: today }
    : record.payload;
  const saved = await app.db.transaction().execute(async (tx) => {
    const state = approved ? 'filed' : 'returned';
    const { id, version } = record;
    const next = { id, version, payload, state, savedBy: by, reason: asked.comment };
    if (!(await reviseRecord(tx, next, now))) return false;
    const act = approved ? 'confirm-appraisal' : 'return-appraisal';
    await appendAudit(tx, { actor: by, act, unitId: unit.id, detail: { record: id } }, now);
    if (approved) {
      const card = appraisalCard({
        unit: unit.name,
        record: id,
        version: version + 1,
        words,
        answer: null,
        on: today,
        state: 'delivered',
        next: false,
      });
      await tellPeople(tx, [member], { key: `appraisal:${id}:${version + 1}`, card }, now);
    } else {
      const drafter = await personById(tx, draftedBy);
      await tellAppraisers(app, tx, { people: drafter ? [drafter] : [], unit, what: 'returned', today }, now);
    }
    return true;
  });
  if (!saved) return refused({ why: 'changed-meanwhile' });
  await settlePings(app, campaign, unit.id, now);
  app.wake.courier();
  return done({ unitId: unit.id });
}

/** Everybody's state in roster order: what is written of whom stays out of it. */
export async function listOf(db: Db, campaign: CampaignNow, unit: Unit): Promise<AppraisalListView> {
  const rows = [];
  for (const member of await peopleOf(db, [unit.id], 'member')) {
    const state = stateOfAppraisal(await appraisalOf(db, campaign.id, member.id));
    rows.push({ id: member.id, name: member.name, state });
  }
  return { unit: { id: unit.id, name: unit.name }, rows };
}

import type { AnalysisTakenView, AnalysisView } from '../cards/analysis.ts';
import { selfAnalysis } from '../domain/kinds/self-analysis.ts';
import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { mayFile } from '../domain/rights.ts';
import type { Template } from '../domain/template.ts';
import { countWords } from '../domain/word-count.ts';
import { analysisOf, consultationsOf, openRun, runVersions } from '../store/analyses.ts';
import { fileRecord, lastReturn, reviseRecord, type StoredRecord } from '../store/records.ts';
import { peopleByIds, unitPath } from '../store/roster.ts';
import type { Db, Tx } from '../store/schema.ts';
import { type CampaignNow, campaignNow } from './campaign-now.ts';
import { idFrom } from './identity.ts';
import { peopleAround } from './people-around.ts';
import type { App } from './ports.ts';
import { settlePings } from './settle-pings.ts';
import { loadUnitDuties } from './unit-duties.ts';
import { allow, type Who, whoIs } from './who.ts';

/** More than a book chapter is no self-analysis; a review reads it in pages. */
const mostCharacters = 30_000;

/** A member who writes a self-analysis in this campaign, and how many characters are asked of them. */
export interface Writer {
  who: Who;
  campaign: CampaignNow;
  asked: number;
}

export async function writerOf(app: App, openId: string, now: Date): Promise<Outcome<Writer>> {
  const who = await whoIs(app, openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  const path = await unitPath(app.db, who.unit.id);
  const allowed = mayFile(who.actor, selfAnalysis.filedBy, path, who.standsUnder);
  if (!allowed.ok) return refused({ why: 'no-right', roles: allowed.roles });
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const asked = charactersAsked(campaign.template, who.person.leader);
  return asked === null ? refused({ why: 'no-analysis' }) : done({ who, campaign, asked });
}

/** Null in a campaign without self-analyses. */
const charactersAsked = ({ selfAnalysis: asks }: Template, leader: boolean): number | null =>
  asks ? (leader ? asks.leaderCharacters : asks.characters) : null;

export interface SentText {
  text: string;
  from: 'file' | 'document' | 'messages';
  name: string | null;
}

/**
 * Takes a text as the member's next draft and hands it to the review. Its words are kept as they came; the same text
 * twice is one draft. However short it is, it is taken: the length is the gate's matter and told on the receipt.
 * @param also what else belongs into the same transaction
 */
export async function takeDraft(
  app: App,
  writer: Writer,
  sent: SentText,
  now: Date,
  also: (tx: Tx) => Promise<void> = async () => undefined,
): Promise<Outcome<AnalysisTakenView>> {
  const { who, campaign, asked } = writer;
  const characters = countWords(sent.text);
  if (characters === 0) return refused({ why: 'unreadable', of: 'no-text' });
  if (characters > mostCharacters) return refused({ why: 'words-too-long', most: mostCharacters });
  const of = { campaignId: campaign.id, personId: who.person.id };
  const taken = await app.db.transaction().execute(async (tx): Promise<number | null> => {
    const draft = await writeDraft(tx);
    if (draft !== null) await also(tx);
    return draft;
  });
  async function writeDraft(tx: Tx): Promise<number | null> {
    const before = await analysisOf(tx, of);
    const last = before ? Number(before.payload.draft) : 0;
    if (before && before.payload.words === sent.text && before.state !== 'withdrawn') return last;
    const draft = last + 1;
    const payload = {
      words: sent.text,
      characters,
      asked,
      from: sent.from,
      ...(sent.name === null ? {} : { name: sent.name }),
      draft,
      draftAt: now.toISOString(),
    };
    const by = who.person.id;
    if (before) {
      const { id, version } = before;
      const change = { id, version, payload, state: 'submitted', savedBy: by, reason: null };
      return (await reviseRecord(tx, change, now)) ? draft : null;
    }
    const record = {
      id: idFrom(`self-analysis ${campaign.id} ${by}`),
      campaignId: campaign.id,
      kind: 'self-analysis',
      unitId: who.unit.id,
      personId: by,
      parentId: null,
      payload,
      occurredOn: localDateOf(now, app.timeZone),
      state: 'submitted',
      filedBy: by,
    };
    return (await fileRecord(tx, record, now)) ? draft : null;
  }
  if (taken === null) return refused({ why: 'changed-meanwhile' });
  await settlePings(app, campaign, who.unit.id, now);
  app.wake.courier();
  const named = await consultationsOf(app.db, of);
  return done({
    draft: taken,
    characters,
    asked,
    name: sent.name,
    record: (await analysisOf(app.db, of))?.id ?? '',
    consulted: named.filter((one) => one.state === 'filed').length,
    consultedNeeded: consultedNeeded(campaign.template),
  });
}

/** How many must say that they were consulted; null where the template asks for none. */
function consultedNeeded(template: Template): number | null {
  const asking = template.stages.flatMap((stage) => ('requirements' in stage ? stage.requirements : []));
  const found = asking.find((one) => one.kind === 'self-analysis' && one.of === 'consulted');
  return found?.atLeast ?? null;
}

/** How a member's own self-analysis stands, and the ways to send it. */
export async function analysisView(app: App, openId: string, now: Date): Promise<Outcome<AnalysisView>> {
  const ready = await writerOf(app, openId, now);
  if (!ready.ok) return ready;
  const { who, campaign, asked } = ready.value;
  const of = { campaignId: campaign.id, personId: who.person.id };
  const record = await analysisOf(app.db, of);
  const run = await openRun(app.db, of);
  const named = await consultationsOf(app.db, of);
  const people = await peopleByIds(
    app.db,
    named.map((one) => String(one.payload.with)),
  );
  const nameOf = (id: unknown) => people.find((person) => person.id === id)?.name ?? '';
  const chosen = new Set(named.map((one) => one.payload.with));
  const around = await peopleAround(app, who);
  const today = localDateOf(now, app.timeZone);
  const duties = await loadUnitDuties(app.db, campaign, who.unit.id, today);
  const revise = duties?.open.find((duty) => duty.record !== undefined && duty.record === record?.id);
  return done({
    asked,
    unit: { id: who.unit.id, name: who.unit.name },
    record: record ? await stateOf(app, record) : null,
    reviseBy: revise?.dueOn ?? null,
    run: run ? { characters: Number(run.payload.characters) } : null,
    consulted: named.filter((one) => one.state === 'filed').map((one) => nameOf(one.payload.with)),
    waiting: named.filter((one) => one.state === 'open').map((one) => nameOf(one.payload.with)),
    consultedNeeded: consultedNeeded(campaign.template),
    people: around.filter((one) => !chosen.has(one.id)).map(({ id, name }) => ({ id, name })),
    mayList: (await allow(app, who, 'review', who.unit.id)).ok,
  });
}

async function stateOf(app: App, record: StoredRecord): Promise<AnalysisView['record']> {
  const { payload } = record;
  return {
    id: record.id,
    state: record.state as 'submitted' | 'filed' | 'returned',
    draft: Number(payload.draft),
    characters: Number(payload.characters),
    sentOn: localDateOf(new Date(String(payload.draftAt)), app.timeZone),
    returned: record.state === 'returned' ? await lastReturn(app.db, record.id) : null,
  };
}

/** What stands in a run of messages: its parts in order, and when the last one came. */
export async function partsOf(
  db: Db,
  runId: string,
): Promise<{ parts: string[]; last: Date; seen: Set<string> }> {
  const versions = await runVersions(db, runId);
  const parts: string[] = [];
  for (const { parts: standing, part } of versions) {
    if (standing > parts.length) parts.push(part);
    else parts.length = standing;
  }
  return {
    parts,
    last: versions.at(-1)?.savedAt ?? new Date(0),
    seen: new Set(versions.map(({ message }) => message)),
  };
}

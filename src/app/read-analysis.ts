import type { AnalysisListView, AnalysisPageView, CompareView } from '../cards/analysis.ts';
import { kindOf } from '../domain/kinds/index.ts';
import { localDateOf } from '../domain/local-date.ts';
import { pagesOf } from '../domain/pages.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { analysisOf, type Draft, draftsOf } from '../store/analyses.ts';
import { appendAudit } from '../store/audit.ts';
import { recordById, type StoredRecord } from '../store/records.ts';
import { personById, unitById } from '../store/roster.ts';
import { campaignNow } from './campaign-now.ts';
import type { App } from './ports.ts';
import { loadUnitDuties } from './unit-duties.ts';
import { allow, type Who, whoIs } from './who.ts';

/**
 * One page of a self-analysis as it was written: for its author, those who review in the branch, and the supervisors in
 * charge (S25: they read originals), whose reading is in the audit.
 * @param draft the newest when absent
 */
export async function analysisPage(
  app: App,
  asked: { openId: string; recordId: string; draft?: number | undefined; page: number },
  now: Date,
): Promise<Outcome<AnalysisPageView>> {
  const found = await readable(app, asked, now);
  if (!found.ok) return found;
  const { record, drafts, author } = found.value;
  const draft = drafts.find((one) => one.no === asked.draft) ?? drafts.at(-1);
  if (!draft) return refused({ why: 'gone' });
  const pages = pagesOf(draft.words);
  const page = Math.min(pages.length, Math.max(1, asked.page));
  return done({
    record: record.id,
    person: author,
    draft: draft.no,
    characters: draft.characters,
    asked: Number(record.payload.asked),
    sentOn: localDateOf(draft.day, app.timeZone),
    words: pages[page - 1] ?? '',
    page,
    pages: pages.length,
    before: drafts[drafts.indexOf(draft) - 1]?.no ?? null,
  });
}

/** Two drafts side by side, the newest beside the one before it. */
export async function compareDrafts(
  app: App,
  asked: { openId: string; recordId: string; page: number },
  now: Date,
): Promise<Outcome<CompareView>> {
  const found = await readable(app, asked, now);
  if (!found.ok) return found;
  const [before, after] = found.value.drafts.slice(-2);
  if (!before || !after) return refused({ why: 'one-draft' });
  const old = new Set(paragraphs(before));
  const young = new Set(paragraphs(after));
  const left = inPages(paragraphs(before).map((text) => ({ text, same: young.has(text) })));
  const right = inPages(paragraphs(after).map((text) => ({ text, same: old.has(text) })));
  const pages = Math.max(left.length, right.length);
  const page = Math.min(pages, Math.max(1, asked.page));
  return done({
    record: found.value.record.id,
    person: found.value.author,
    before: { draft: before.no, characters: before.characters, paragraphs: left[page - 1] ?? [] },
    after: { draft: after.no, characters: after.characters, paragraphs: right[page - 1] ?? [] },
    page,
    pages,
  });
}

const paragraphs = (draft: Draft): string[] => draft.words.split('\n').filter((line) => line.trim() !== '');

/** Characters of one side on one page: two sides and the card around them stay within 30 KB. */
const sidePage = 1200;

interface Paragraph {
  text: string;
  same: boolean;
}

function inPages(all: readonly Paragraph[]): Paragraph[][] {
  const pages: Paragraph[][] = [[]];
  let room = sidePage;
  for (const { text, same } of all.flatMap(split)) {
    if (text.length > room && pages.at(-1)?.length !== 0) {
      pages.push([]);
      room = sidePage;
    }
    pages.at(-1)?.push({ text, same });
    room -= text.length;
  }
  return pages;
}

const split = ({ text, same }: Paragraph): Paragraph[] =>
  pagesOf(text, sidePage).map((part) => ({ text: part, same }));

/** How the members' analyses stand, in roster order and each with its state, for those who may read them. */
export async function analysisList(
  app: App,
  asked: { openId: string; unitId: string },
  now: Date,
): Promise<Outcome<AnalysisListView>> {
  const who = await whoIs(app, asked.openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  const allowed = await mayRead(app, who, asked.unitId);
  if (!allowed.ok) return allowed;
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const loaded = await loadUnitDuties(app.db, campaign, asked.unitId, localDateOf(now, app.timeZone));
  if (!loaded) return refused({ why: 'gone' });
  const rows: AnalysisListView['rows'] = [];
  for (const member of loaded.members) {
    const record = await analysisOf(app.db, { campaignId: campaign.id, personId: member.id });
    const state = record && record.state !== 'withdrawn' ? (record.state as 'filed') : 'none';
    rows.push({ record: record?.id ?? null, person: member.name, state });
  }
  return done({ unit: { id: loaded.unit.id, name: loaded.unit.name }, rows });
}

async function readable(
  app: App,
  asked: { openId: string; recordId: string },
  now: Date,
): Promise<Outcome<{ record: StoredRecord; drafts: Draft[]; author: string }>> {
  const who = await whoIs(app, asked.openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  const record = await recordById(app.db, asked.recordId);
  if (!record || kindOf(record.kind as 'self-analysis')?.long !== true || record.state === 'open')
    return refused({ why: 'gone' });
  const unit = await unitById(app.db, record.unit_id);
  if (record.person_id !== who.person.id) {
    const allowed = await mayRead(app, who, record.unit_id);
    if (!allowed.ok) return allowed;
    if (allowed.value === 'inspect')
      await app.db.transaction().execute((tx) =>
        appendAudit(
          tx,
          {
            actor: who.person.id,
            act: 'read-record',
            unitId: unit?.id ?? null,
            detail: { record: record.id },
          },
          now,
        ),
      );
  }
  const author = (await personById(app.db, record.person_id as string))?.name ?? '';
  return done({ record, drafts: await draftsOf(app.db, record.id), author });
}

/** By which right somebody reads a member's words. */
async function mayRead(app: App, who: Who, unitId: string): Promise<Outcome<'review' | 'inspect'>> {
  if ((await allow(app, who, 'review', unitId)).ok) return done('review');
  const inspects = await allow(app, who, 'inspect', unitId);
  return inspects.ok ? done('inspect') : inspects;
}

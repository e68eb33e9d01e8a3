import type { FileOfferView } from '../cards/file-offer.ts';
import type { KindName } from '../domain/kind-names.ts';
import { type FiledFile, isTextFile } from '../domain/kinds/filed-file.ts';
import { kinds } from '../domain/kinds/index.ts';
import { isEnded } from '../domain/ledger.ts';
import { addDays, localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { mayFile } from '../domain/rights.ts';
import { isMeeting, MEETING_KINDS } from '../domain/study.ts';
import { recordsOfUnit } from '../store/records.ts';
import { unitPath } from '../store/roster.ts';
import { writerOf } from './analysis.ts';
import { campaignNow } from './campaign-now.ts';
import { fileByForm } from './file-record.ts';
import { itemsOfAll } from './ledger-items.ts';
import type { App } from './ports.ts';
import { payloadOf } from './session-payload.ts';
import { allow, whoIs } from './who.ts';

/** Meetings of so many days back are offered their minutes. */
const minutesDays = 30;
const mostMeetings = 5;
const mostItems = 6;

/** What a file that somebody sent may be filed as, in their own unit. Its name must be that of a text. */
export async function fileOffer(
  app: App,
  sent: { openId: string; file: FiledFile },
  now: Date,
): Promise<Outcome<FileOfferView>> {
  const who = await whoIs(app, sent.openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const items = await openItemsOf(app, campaign.id, who.person.id);
  if (!isTextFile(sent.file.name))
    return items.length > 0 ? done({ file: sent.file, offers: items }) : refused({ why: 'text-file' });
  const path = await unitPath(app.db, who.unit.id);
  const offers: FileOfferView['offers'] = kinds
    .filter((kind) => kind.takesFile && kind.name !== 'minutes')
    .filter((kind) => mayFile(who.actor, kind.filedBy, path, who.standsUnder).ok)
    .map((kind) => ({ kind: kind.name, unit: who.unit.id }));
  const meetings = (await allow(app, who, 'open-session', who.unit.id)).ok
    ? await lateMeetings(app, campaign.id, who.unit.id, now)
    : [];
  const writes = (await writerOf(app, sent.openId, now)).ok;
  const analysis = writes ? [{ kind: 'self-analysis' as const, unit: who.unit.id }] : [];
  return done({ file: sent.file, offers: [...meetings, ...items, ...analysis, ...offers] });
}

/** Whether a file can be nothing but its sender's self-analysis: then nobody is asked what it is. */
export async function onlyAnalysis(
  app: App,
  sent: { openId: string; file: FiledFile },
  now: Date,
): Promise<boolean> {
  if (!(await writerOf(app, sent.openId, now)).ok) return false;
  if (!isTextFile(sent.file.name)) return true;
  const offer = await fileOffer(app, sent, now);
  return offer.ok && offer.value.offers.every((one) => one.kind === 'self-analysis');
}

/** The sender's own items of the ledger that are not at their end: any file or picture may be their evidence. */
async function openItemsOf(app: App, campaignId: string, personId: string) {
  return (await itemsOfAll(app.db, campaignId))
    .filter(({ item }) => item.owner === personId && !isEnded(item))
    .slice(0, mostItems)
    .map(({ record, item }) => ({ kind: 'ledger-item' as const, record: record.id, words: item.words }));
}

async function lateMeetings(app: App, campaignId: string, unitId: string, now: Date) {
  const since = addDays(localDateOf(now, app.timeZone), -minutesDays);
  const held = [];
  for (const kind of MEETING_KINDS) held.push(...(await recordsOfUnit(app.db, campaignId, unitId, kind)));
  return held
    .filter(
      (one) =>
        one.state !== 'planned' &&
        one.state !== 'withdrawn' &&
        one.occurred_on >= since &&
        isMeeting(payloadOf(one)),
    )
    .sort((one, other) => other.filed_at.getTime() - one.filed_at.getTime())
    .slice(0, mostMeetings)
    .map((one) => ({ kind: 'minutes' as const, session: one.id, title: payloadOf(one).title }));
}

/** Files what was sent in place of the words of a form: its name and where to fetch it. */
export function fileAs(
  app: App,
  asked: { openId: string; kind: KindName; unitId: string; file: FiledFile; cause: string },
  now: Date,
): ReturnType<typeof fileByForm> {
  const kind = kinds.find((one) => one.name === asked.kind);
  if (!kind?.takesFile) return Promise.resolve(refused({ why: 'gone' }));
  if (!isTextFile(asked.file.name)) return Promise.resolve(refused({ why: 'text-file' }));
  const { openId, unitId, cause } = asked;
  return fileByForm(app, { openId, kind: kind.name, unitId, payload: { file: asked.file }, cause }, now);
}

import type { KindName } from '../domain/kind-names.ts';
import { kindOf } from '../domain/kinds/index.ts';
import { type Kind, variantOf } from '../domain/kinds/kind.ts';
import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { mayFile } from '../domain/rights.ts';
import { recordOf, recordsOfUnit, type StoredRecord } from '../store/records.ts';
import { type Unit, unitById, unitPath } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { type CampaignNow, campaignNow, placeOf } from './campaign-now.ts';
import type { App } from './ports.ts';
import { type Who, whoIs } from './who.ts';

/** What a record is filed with: who files it, its kind, and where. */
export interface Ready {
  who: Who;
  /** As it is for the sort that is asked for. */
  kind: Kind;
  of: string | undefined;
  unit: Unit;
  campaign: CampaignNow;
}

/** Which sort of its kind a payload is, for a kind that has sorts. */
export function sortOf(name: KindName, payload: Readonly<Record<string, unknown>>): string | undefined {
  const field = kindOf(name)?.variants?.field;
  return field === undefined ? undefined : String(payload[field] ?? '');
}

/** Whether somebody may file a record of this kind here and now: by role, place, sort and window. */
export async function mayFileHere(
  app: App,
  asked: { openId: string; kind: KindName; unitId: string; of?: string | undefined },
  now: Date,
): Promise<Outcome<Ready>> {
  const who = await whoIs(app, asked.openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  const declared = kindOf(asked.kind);
  if (!declared?.form) return refused({ why: 'gone' });
  if (declared.variants && !Object.hasOwn(declared.variants.of, asked.of ?? ''))
    return refused({ why: 'gone' });
  const kind = variantOf(declared, asked.of);
  const unit = await unitById(app.db, asked.unitId);
  if (!unit) return refused({ why: 'gone' });
  const allowed = mayFile(who.actor, kind.filedBy, await unitPath(app.db, unit.id), who.standsUnder);
  if (!allowed.ok) return refused({ why: 'no-right', roles: allowed.roles });
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const opens = kind.opensWith && (await placeOf(app.db, campaign, unit.id))?.calendar.review?.opens;
  if (opens && localDateOf(now, app.timeZone) < opens)
    return refused({ why: 'window-not-open', date: opens });
  return done({ who, kind, of: asked.of, unit, campaign });
}

/**
 * The record whose next version is filed: the author's own that was sent back, and of a kind written row by row the
 * one that stands already, which is revised.
 */
export async function earlierRecord(
  db: Db,
  { who, kind, of, unit, campaign }: Ready,
): Promise<StoredRecord | undefined> {
  if (kind.form?.some((field) => field.as === 'rows')) {
    const field = kind.variants?.field;
    const standing = (await recordsOfUnit(db, campaign.id, unit.id, kind.name)).filter(
      (one) =>
        one.state !== 'draft' &&
        (field === undefined || one.payload[field] === of) &&
        (kind.about === 'unit' || one.person_id === who.person.id),
    );
    return standing.at(-1);
  }
  if (kind.review === 'none') return undefined;
  // A unit hands in one report, whoever writes its next version.
  if (kind.review === 'receipt')
    return (await recordsOfUnit(db, campaign.id, unit.id, kind.name)).findLast(
      (one) => one.state !== 'draft',
    );
  return recordOf(db, {
    campaignId: campaign.id,
    kind: kind.name,
    unitId: unit.id,
    filedBy: who.person.id,
    state: 'returned',
  });
}

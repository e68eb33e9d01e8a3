import type { Kind } from '../domain/kinds/kind.ts';
import { fileRecord, recordById, reviseRecord, type StoredRecord } from '../store/records.ts';
import type { Db } from '../store/schema.ts';
import type { CampaignNow } from './campaign-now.ts';
import { idFrom } from './identity.ts';

/** One entry as it is stored, by the names of its fields. */
export type RowValues = Record<string, unknown>;

/** Whose draft of what: one a person, unit, kind and sort. */
export interface DraftPlace {
  campaign: CampaignNow;
  kind: Kind;
  unitId: string;
  personId: string;
  of: string | undefined;
  /** What stands already or was sent back: a draft begins with its entries. */
  before?: StoredRecord | undefined;
}

const rowsField = (kind: Kind) => kind.form?.find((field) => field.as === 'rows');

const draftId = ({ campaign, kind, unitId, personId, of }: DraftPlace): string =>
  idFrom(`draft ${campaign.id} ${kind.name} ${unitId} ${personId} ${of ?? ''}`);

/** Entries written so far; those of what is being revised before anything was changed. */
export async function rowsDraft(db: Db, place: DraftPlace): Promise<RowValues[]> {
  const field = rowsField(place.kind);
  if (!field) return [];
  const draft = await recordById(db, draftId(place));
  const from = draft?.state === 'draft' ? draft : place.before;
  return ((from?.payload[field.name] ?? []) as RowValues[]).slice(0, field.most);
}

/** @returns false when another tap was faster */
export async function keepRows(
  tx: Db,
  place: DraftPlace,
  rows: readonly RowValues[],
  { today, now }: { today: string; now: Date },
): Promise<boolean> {
  const { campaign, kind, unitId, personId, of } = place;
  const field = rowsField(kind);
  if (!field) return false;
  const id = draftId(place);
  const sort = kind.variants ? { [kind.variants.field]: of } : {};
  const payload = { ...sort, [field.name]: rows };
  const before = await recordById(tx, id);
  if (before) {
    const change = { id, version: before.version, payload, state: 'draft', savedBy: personId, reason: null };
    return reviseRecord(tx, change, now);
  }
  const about = kind.about === 'member' ? personId : null;
  const record = {
    ...{ id, campaignId: campaign.id, kind: kind.name, unitId, personId: about, parentId: null },
    ...{ payload, occurredOn: today, state: 'draft', filedBy: personId },
  };
  return fileRecord(tx, record, now);
}

/** What was filed is no draft any more. */
export async function withdrawDraft(tx: Db, place: DraftPlace, now: Date): Promise<void> {
  if (!rowsField(place.kind)) return;
  const draft = await recordById(tx, draftId(place));
  if (draft?.state !== 'draft') return;
  const { id, version, payload } = draft;
  await reviseRecord(
    tx,
    { id, version, payload, state: 'withdrawn', savedBy: place.personId, reason: null },
    now,
  );
}

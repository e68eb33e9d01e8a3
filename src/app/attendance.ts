import type { NewRecord, StoredRecord } from '../store/records.ts';
import { idFrom } from './identity.ts';

/** That somebody was in a session; one a person and session, by its id. */
export const attendance = (
  session: StoredRecord,
  personId: string,
  of: { payload: Record<string, unknown>; by: string },
): NewRecord => ({
  id: idFrom(`${session.id} ${personId}`),
  campaignId: session.campaign_id,
  kind: 'study-hour',
  unitId: session.unit_id,
  personId,
  parentId: session.id,
  payload: of.payload,
  occurredOn: session.occurred_on,
  state: 'filed',
  filedBy: of.by,
});

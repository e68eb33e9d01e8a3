import type { SessionPayload } from '../domain/study.ts';
import type { StoredRecord } from '../store/records.ts';

/** What a session's record holds. */
export const payloadOf = (session: StoredRecord) => session.payload as unknown as SessionPayload;

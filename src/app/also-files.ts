import { done, type Outcome, refused } from '../domain/refusal.ts';
import { fitsTheDay, type StudyHourPayload } from '../domain/study.ts';
import { fileRecord, hoursOfDay, type NewRecord } from '../store/records.ts';
import type { Db } from '../store/schema.ts';
import { idFrom } from './identity.ts';

/**
 * What a record brings with it: study at the door gives its hours to the one who was taught and to the one who went
 * (S7). One entry serves every count.
 */
export async function alsoFiles(tx: Db, record: NewRecord, now: Date): Promise<Outcome<null>> {
  if (record.kind !== 'door-teaching') return done(null);
  const hours = Number(record.payload.hours);
  const people = [...new Set([String(record.payload.member), record.filedBy])];
  for (const personId of people) {
    const already = await hoursOfDay(tx, record.campaignId, personId, record.occurredOn);
    if (!fitsTheDay(already, hours))
      return refused({ why: 'too-many-hours', day: record.occurredOn, already });
    const payload: StudyHourPayload = { hours, way: 'own', topic: String(record.payload.words) };
    const id = idFrom(`${record.id} ${personId}`);
    await fileRecord(tx, { ...record, id, kind: 'study-hour', personId, payload: { ...payload } }, now);
  }
  return done(null);
}

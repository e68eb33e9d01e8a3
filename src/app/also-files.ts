import { addDays } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { fitsTheDay, type StudyHourPayload } from '../domain/study.ts';
import { fileRecord, hoursOfDay, type NewRecord, recordsOfUnit } from '../store/records.ts';
import type { Db } from '../store/schema.ts';
import { idFrom } from './identity.ts';

/**
 * What a record brings with it: study at the door gives its hours to the one who was taught and to the one who went
 * (S7); gaps named in the look-back inside a stage become findings to be closed (S24). One entry serves every count.
 */
export async function alsoFiles(tx: Db, record: NewRecord, now: Date): Promise<Outcome<null>> {
  if (record.kind === 'door-teaching') return hoursForBoth(tx, record, now);
  if (record.kind === 'help-visit') return onlyByTheHelper(tx, record);
  if (record.kind === 'inside-look-back' || record.kind === 'self-check')
    await findingsOfGaps(tx, record, now);
  return done(null);
}

/** A visit of help is noted by the one whom the secretary named, and by nobody else (S35). */
async function onlyByTheHelper(tx: Db, record: NewRecord): Promise<Outcome<null>> {
  const named = (await recordsOfUnit(tx, record.campaignId, record.unitId, 'help-note')).findLast(
    (note) => note.person_id === record.personId,
  );
  return named?.payload.helper === record.filedBy ? done(null) : refused({ why: 'not-helper' });
}

/** Days for closing a gap that the branch itself named. */
const gapDays = 7;

/** Each line of the gaps is one finding. */
async function findingsOfGaps(tx: Db, record: NewRecord, now: Date): Promise<void> {
  const gaps = String(record.payload.gaps ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  for (const [at, words] of gaps.entries()) {
    const payload = { words, due: addDays(record.occurredOn, gapDays), closed: false, from: 'look-back' };
    const id = idFrom(`${record.id} gap ${at}`);
    await fileRecord(tx, { ...record, id, kind: 'finding', parentId: record.id, payload }, now);
  }
}

async function hoursForBoth(tx: Db, record: NewRecord, now: Date): Promise<Outcome<null>> {
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

import { type ManualMakeUpView, manualMakeUpCard } from '../cards/make-up.ts';
import { localDateOf } from '../domain/local-date.ts';
import type { StoredRecord } from '../store/records.ts';
import type { Person, Unit } from '../store/roster.ts';
import type { Tx } from '../store/schema.ts';
import { actingSecretaries } from './answering.ts';
import type { App } from './ports.ts';
import { tellPeople } from './tell-people.ts';

/** A make-up of the unit, arranged by hand, as its card shows it. */
export const manualMakeUpView = (
  record: Pick<StoredRecord, 'id' | 'payload'>,
  unit: string,
): ManualMakeUpView => ({
  record: record.id,
  unit,
  words: String(record.payload.words),
  due: String(record.payload.due),
  done: record.payload.done === 'done',
});

/** A make-up of the unit goes to its secretary, and to the supervisor who arranged it, with the tap that closes it. */
export async function tellMakeUp(
  app: App,
  tx: Tx,
  of: { record: Pick<StoredRecord, 'id' | 'payload'>; unit: Unit; by: Person; notBefore: Date },
  now: Date,
): Promise<void> {
  const { record, unit, by, notBefore } = of;
  const secretaries = await actingSecretaries(tx, unit.id, localDateOf(now, app.timeZone));
  const people = [...new Map([by, ...secretaries].map((person) => [person.id, person])).values()];
  const card = manualMakeUpCard(manualMakeUpView(record, unit.name));
  await tellPeople(tx, people, { key: `make-up:${record.id}`, card, notBefore }, now);
}

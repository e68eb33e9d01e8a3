import { type FindingState, type FindingView, findingCard } from '../cards/findings.ts';
import { localDateOf } from '../domain/local-date.ts';
import type { StoredRecord } from '../store/records.ts';
import { personById, type Unit } from '../store/roster.ts';
import type { Db, Tx } from '../store/schema.ts';
import { actingSecretaries } from './answering.ts';
import type { App } from './ports.ts';
import { tellPeople } from './tell-people.ts';

/** Where a finding stands, by what it holds. */
export function stateOfFinding(record: StoredRecord): FindingState {
  if (record.payload.closed === true) return 'closed';
  return typeof record.payload.answer === 'string' ? 'answered' : 'open';
}

/** A finding as its cards show it. */
export async function findingView(db: Db, record: StoredRecord, unit: string): Promise<FindingView> {
  const { payload } = record;
  const own = payload.from === 'look-back';
  const by = own ? null : ((await personById(db, record.filed_by))?.name ?? '');
  const text = (name: string) => (typeof payload[name] === 'string' ? String(payload[name]) : '');
  const state = stateOfFinding(record);
  return {
    record: record.id,
    unit,
    words: text('words'),
    due: text('due'),
    by,
    state,
    answer: state === 'open' ? null : { by: text('answeredBy'), words: text('answer') },
    closedBy: state === 'closed' ? text('closedBy') : null,
    comment: text('comment') === '' ? null : { by: text('commentBy'), words: text('comment') },
  };
}

/** Who answers for a unit, its secretary or whoever stands in, gets a finding with the form of its answer. */
export async function tellSecretaries(
  app: App,
  tx: Tx,
  of: { unit: Pick<Unit, 'id'>; view: FindingView; key: string },
  now: Date,
): Promise<void> {
  const today = localDateOf(now, app.timeZone);
  const people = await actingSecretaries(tx, of.unit.id, today);
  await tellPeople(tx, people, { key: of.key, card: findingCard(of.view) }, now);
}

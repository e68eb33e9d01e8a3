import type { RecordFact } from '../domain/kinds/kind.ts';
import { isEnded, ledgerItem } from '../domain/ledger.ts';
import {
  type Chain,
  chainOf,
  type Handed,
  isFedBack,
  type LedgerState,
  type OpinionStanding,
} from '../domain/opinions.ts';
import { feedbackOf } from '../store/opinion-feedback.ts';
import { issuesOf, type StoredIssue, type StoredSorting, sortingsOf } from '../store/opinion-issues.ts';
import { roundsOf, type StoredRound } from '../store/opinion-rounds.ts';
import { releasedOpinions, type StoredOpinion } from '../store/opinions.ts';
import { recordById } from '../store/records.ts';
import { peopleByIds } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { isReachable } from './opinion-targets.ts';

/** Released opinions of units with where each of them stands, in the order of random ids. */
export interface OpinionsStanding {
  opinions: (StoredOpinion & OpinionStanding & { sorting: StoredSorting | null })[];
  issues: StoredIssue[];
}

export async function standingOfOpinions(db: Db, unitIds: readonly string[]): Promise<OpinionsStanding> {
  const opinions = await releasedOpinions(db, unitIds);
  if (opinions.length === 0) return { opinions: [], issues: [] };
  const issues = await issuesOf(db, unitIds);
  const sortings = new Map((await sortingsOf(db, unitIds)).map((one) => [one.opinion_id, one]));
  const handed = await handedOf(
    db,
    opinions.map(({ id }) => id),
  );
  const ledger = new Map<string, LedgerState>();
  for (const issue of issues)
    if (issue.ledger_record_id) ledger.set(issue.id, await ledgerState(db, issue.ledger_record_id));
  return {
    issues,
    opinions: opinions.map((opinion) => {
      const sorting = sortings.get(opinion.id) ?? null;
      return {
        ...opinion,
        sorting,
        issueId: sorting?.issue_id ?? null,
        fedBack: isFedBack(opinion.target, handed.get(opinion.id) ?? []),
        ledger: sorting ? (ledger.get(sorting.issue_id) ?? null) : null,
      };
    }),
  };
}

async function handedOf(db: Db, opinionIds: readonly string[]): Promise<Map<string, Handed[]>> {
  const rows = await feedbackOf(db, opinionIds);
  const people = new Map(
    (await peopleByIds(db, [...new Set(rows.map((row) => row.person_id))])).map((one) => [one.id, one]),
  );
  const handed = new Map<string, Handed[]>();
  for (const row of rows) {
    const person = people.get(row.person_id);
    const one = {
      target: row.target,
      reachable: person !== undefined && isReachable(person),
      read: row.read_on !== null,
    };
    handed.set(row.opinion_id, [...(handed.get(row.opinion_id) ?? []), one]);
  }
  return handed;
}

/** How the ledger's item ended, as the chain counts it. */
async function ledgerState(db: Db, recordId: string): Promise<LedgerState> {
  const read = ledgerItem.safeParse((await recordById(db, recordId))?.payload);
  if (!read.success || !isEnded(read.data)) return 'open';
  return read.data.state === 'solved' ? 'solved' : 'explained';
}

/** The chain of these units as numbers; those below a unit are named by the caller. */
export const chainOfUnits = async (db: Db, unitIds: readonly string[]): Promise<Chain> =>
  chainOf((await standingOfOpinions(db, unitIds)).opinions);

/**
 * What the gate reads of opinions, as records of their kinds: a record for each round of forms and each channel by which
 * words came, and two for each released opinion.
 */
export async function opinionFacts(
  db: Db,
  of: { campaignId: string; unitId: string },
  stageOn: (day: string) => number,
): Promise<RecordFact[]> {
  const { opinions } = await standingOfOpinions(db, [of.unitId]);
  const rounds = await roundsOf(db, of.campaignId, [of.unitId]);
  const fact = (kind: RecordFact['kind'], id: string, day: string, payload: object): RecordFact => ({
    id: `${kind}:${id}`,
    kind,
    personId: null,
    state: 'filed',
    occurredOn: day,
    stage: stageOn(day),
    payload: { ...payload },
  });
  const heard = new Map(opinions.map((one) => [one.channel, one.released_on ?? one.day]));
  return [
    ...rounds.map((round) => fact('opinion-form', round.id, round.opened_on, roundPayload(round))),
    ...[...heard].map(([channel, day]) =>
      fact('opinion-form', channel, day, { channel, sent: 0, returned: 0 }),
    ),
    ...opinions.flatMap((one) => [
      fact('sorting', one.id, one.released_on ?? one.day, { sorted: one.issueId !== null }),
      fact('feedback', one.id, one.released_on ?? one.day, { fedBack: one.fedBack }),
    ]),
  ];
}

const roundPayload = ({ circle, sent, returned }: StoredRound) => ({
  channel: 'form',
  circle,
  sent,
  returned,
});

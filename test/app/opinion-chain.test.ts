import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFeedback } from '../../src/app/opinion-feedback.ts';
import { mergeIssues, sortOpinion, splitOpinion } from '../../src/app/opinion-sorting.ts';
import { standingOfOpinions } from '../../src/app/opinion-standing.ts';
import { areas, chainOf } from '../../src/domain/opinions.ts';
import { pourOpinion } from '../../src/store/opinions.ts';
import { type House, openHouse } from '../support/house.ts';

const branch = '办公室党支部';
let house: House;
let unitId = '';
let secretary = '';

beforeAll(async () => {
  house = await openHouse({ at: '2026-03-02T10:00:00+08:00', beside: { branches: [branch] } });
  secretary = house.of(branch, 'secretary')[0]?.open_id ?? '';
  const unit = await house.db
    .selectFrom('unit')
    .select('id')
    .where('name', '=', branch)
    .executeTakeFirstOrThrow();
  unitId = unit.id;
});
afterAll(() => house.close());

type Act = { act: 'speak' | 'morning' | 'sort' | 'split' | 'merge' | 'read'; pick: number };
const acts = fc.array(
  fc.record({
    act: fc.constantFrom<Act['act']>(
      'speak',
      'speak',
      'speak',
      'sort',
      'sort',
      'split',
      'merge',
      'read',
      'morning',
    ),
    pick: fc.nat(1_000),
  }),
  { minLength: 12, maxLength: 12 },
);
const one = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)];

async function perform({ act, pick }: Act): Promise<void> {
  const { app } = house.service;
  const { opinions, issues } = await standingOfOpinions(app.db, [unitId]);
  switch (act) {
    case 'speak':
      return pourOpinion(app.db, {
        id: randomUUID(),
        unit_id: unitId,
        day: '2026-03-02',
        area: one(areas, pick) ?? 'work',
        target: one(['branch', 'member', 'leading-body'], pick) ?? 'branch',
        words_sealed: app.seal.close(`第 ${pick} 条`),
        channel: 'box',
        round_id: null,
        adds_to: null,
        receipt_hash: null,
        receipt_until: null,
      });
    case 'morning':
      return house.moveTo(new Date(house.now().getTime() + 86_400_000).toISOString());
    case 'sort': {
      const opinion = one(opinions, pick);
      const issueId = pick % 2 ? (one(issues, pick)?.id ?? null) : null;
      const asked = { area: one(areas, pick) ?? 'work', target: 'branch' as const, issueId, title: '问题' };
      if (opinion)
        await sortOpinion(
          app,
          { openId: secretary, opinionId: opinion.id, ...asked, cause: randomUUID() },
          house.now(),
        );
      return;
    }
    case 'split': {
      const opinion = one(opinions, pick);
      if (opinion?.issueId)
        await splitOpinion(
          app,
          { openId: secretary, opinionId: opinion.id, issueId: opinion.issueId },
          house.now(),
        );
      return;
    }
    case 'merge': {
      const [from, into] = [one(issues, pick), one(issues, pick + 1)];
      if (from && into)
        await mergeIssues(app, { openId: secretary, issueId: from.id, into: into.id }, house.now());
      return;
    }
    case 'read': {
      const rows = await app.db
        .selectFrom('opinion_feedback')
        .innerJoin('person', 'person.id', 'person_id')
        .select(['opinion_id', 'open_id'])
        .execute();
      const row = one(rows, pick);
      if (row)
        await readFeedback(app, { openId: row.open_id ?? '', opinionIds: [row.opinion_id] }, house.now());
    }
  }
}

/** The chain as it is shown, counted a second time from the rows. */
async function expectToAddUp(): Promise<void> {
  const { opinions, issues } = await standingOfOpinions(house.db, [unitId]);
  const chain = chainOf(opinions);
  const released = await house.db
    .selectFrom('opinion')
    .select('id')
    .where('released_on', 'is not', null)
    .execute();
  const links = await house.db.selectFrom('opinion_sorting').select('issue_id').execute();
  const unsorted = opinions.filter(({ issueId }) => issueId === null).length;
  expect(chain.received).toBe(released.length);
  expect(chain.sorted + unsorted).toBe(chain.received);
  expect(chain.sorted).toBe(links.length);
  expect(chain.issues).toBe(issues.length);
  expect(new Set(links.map(({ issue_id }) => issue_id)).size).toBe(issues.length);
  const byArea = areas.map((area) => opinions.filter(({ sorting }) => sorting?.area === area).length);
  expect(byArea.reduce((sum, n) => sum + n, 0)).toBe(chain.sorted);
  expect(chain.fedBack).toBeLessThanOrEqual(chain.received);
  expect(chain.inLedger).toBeLessThanOrEqual(chain.sorted);
  expect(chain.solved + chain.explained).toBeLessThanOrEqual(chain.inLedger);
}

test('the counts of the chain add up after any acts', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (list) => {
      for (const act of list) {
        await perform(act);
        await expectToAddUp();
      }
    }),
    { numRuns: 6 },
  );
}, 120_000);

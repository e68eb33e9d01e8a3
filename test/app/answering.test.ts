import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answeringForId } from '../../src/app/answering.ts';
import { applyGate, decideOnGate, gateView } from '../../src/app/gate.ts';
import { importRoster } from '../../src/app/import-roster.ts';
import { meView } from '../../src/app/me-view.ts';
import { nameDeputyFor } from '../../src/app/name-deputy.ts';
import { firstResponsible } from '../../src/app/standing-under.ts';
import { gateReport } from '../../src/app/unit-reports.ts';
import { authorise, whoIs } from '../../src/app/who.ts';
import type { Outcome } from '../../src/domain/refusal.ts';
import type { Roster } from '../../src/domain/roster.ts';
import {
  branch,
  committee,
  openCampaign,
  otherBranch,
  type SmallCampaign,
  smallRoster,
} from '../support/short-campaign.ts';

let house: SmallCampaign;
const now = () => house.at('2026-02-10');

beforeEach(async () => {
  house = await openCampaign();
});
afterEach(() => house.close());

function granted<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

/** The leader of the first branch becomes first responsible; with changes to the roster laid over it. */
async function withFirst(change: (roster: Roster) => Roster = (roster) => roster): Promise<void> {
  const people = smallRoster.people.map((one) =>
    one.openId === 'leader' ? { ...one, roles: ['member' as const, 'first' as const] } : one,
  );
  granted(
    await importRoster(house.app, change({ ...smallRoster, people }), { by: 'test', dry: false }, now()),
  );
}

test('where a unit has no secretary, its first responsible person files, applies and never signs', async () => {
  await withFirst();
  const unitId = house.unit(committee);
  const day = '2026-02-10';
  granted(
    await house.file(
      'leader',
      'contact-point',
      { unit: house.unit(otherBranch), on: day, words: '访' },
      now(),
    ),
  );
  granted(await house.file('leader', 'stage-summary', { words: '小结' }, now(), unitId));
  granted(await applyGate(house.app, { openId: 'leader', unitId, cause: randomUUID() }, now()));
  const { id: applicationId } = await house.db
    .selectFrom('gate_application')
    .select('id')
    .executeTakeFirstOrThrow();
  const sign = (openId: string) =>
    decideOnGate(house.app, { openId, unitId, applicationId, findings: null }, now());
  expect(await sign('leader')).toMatchObject({ ok: false, refusal: { why: 'no-right' } });
  granted(await sign('supervisor'));
  expect(await house.stage(unitId)).toBe(2);
});

test('in a unit with a secretary a first responsible person does not apply, nor where they merely belong', async () => {
  await withFirst((roster) => ({
    ...roster,
    people: [
      ...roster.people,
      {
        ...(roster.people[0] as Roster['people'][number]),
        openId: 'organ-secretary',
        name: '机关',
        unit: committee,
      },
    ],
  }));
  const may = async (openId: string, unit: string) =>
    (await authorise(house.app, openId, 'apply-gate', house.unit(unit), now())).ok;
  expect(await may('leader', committee)).toBe(false);
  expect(await may('leader', branch)).toBe(false);
  expect(await may('organ-secretary', committee)).toBe(true);
});

test('what only branches do is not asked of an organ that holds no members', async () => {
  await withFirst();
  const asked = async (unit: string) =>
    granted(await gateReport(house.app, unit, now())).requirements.map(({ key }) => key);
  expect(await asked(committee)).toEqual(['study-hours', 'contact-point-visited', 'stage-summary-filed']);
  expect(await asked(branch)).toContain('concrete-requirements-adopted');
});

test('the first responsible person sees the body’s tasks with their forms, and is pinged for them', async () => {
  await withFirst();
  const who = await whoIs(house.app, 'leader', now());
  if (!who) throw new Error('nobody');
  const me = granted(await meView(house.app, who, now()));
  expect(me.forms).toContainEqual({ kind: 'stage-summary', unit: house.unit(committee), body: committee });
  await house.fireAll(house.at('2026-03-02', '23:00'));
  const told = await house.told('leader');
  expect(told.some((job) => job.includes('阶段小结'))).toBe(true);
  const other = await whoIs(house.app, 'secretary', now());
  if (!other) throw new Error('nobody');
  expect(granted(await meView(house.app, other, now())).forms.every((form) => form.body === null)).toBe(true);
  expect(granted(await gateView(house.app, who, house.unit(committee), now())).mayApply).toBe(true);
});

/** The member stands in as first responsible from 3 to 5 February. */
async function withDeputyOfTheFirst(change?: (roster: Roster) => Roster): Promise<void> {
  await withFirst(change);
  granted(
    await nameDeputyFor(
      house.app,
      {
        openId: 'leader',
        unitId: house.unitId,
        personId: await house.idOf('member'),
        role: 'first',
        from: '2026-02-03',
        to: '2026-02-05',
        cause: randomUUID(),
      },
      house.at('2026-02-01'),
    ),
  );
}

const answers = async (unit: string, day: string) =>
  (await answeringForId(house.db, house.unit(unit), day)).map((person) => person.open_id);

test.each([
  ['2026-02-02', '23:59', false],
  ['2026-02-03', '00:00', true],
  ['2026-02-05', '23:59', true],
  ['2026-02-06', '00:00', false],
])(
  'whoever stands in for a leader as first responsible answers for the leading body: %s %s %s',
  async (day, time, stands) => {
    await withDeputyOfTheFirst();
    const moment = house.at(day, time);
    const applies = await authorise(house.app, 'member', 'apply-gate', house.unit(committee), moment);
    expect(applies.ok).toBe(stands);
    const files = await house.file(
      'member',
      'stage-summary',
      { words: '小结' },
      moment,
      house.unit(committee),
    );
    expect(files.ok).toBe(stands);
    expect((await answers(committee, day)).includes('member')).toBe(stands);
  },
);

test('they answer where the one they stand in for does, not in the branch beside its secretary', async () => {
  await withDeputyOfTheFirst();
  expect(await answers(committee, '2026-02-04')).toEqual(['leader', 'member']);
  expect(await answers(branch, '2026-02-04')).toEqual(['secretary', 'both']);
  expect(
    (await firstResponsible(house.db, [house.unitId, house.unit(committee)], '2026-02-04')).map(
      (person) => person.open_id,
    ),
  ).toEqual(['leader', 'member']);
});

test('they see the body’s tasks with their forms for those days alone', async () => {
  await withDeputyOfTheFirst();
  const on = house.at('2026-02-04');
  const who = await whoIs(house.app, 'member', on);
  if (!who) throw new Error('nobody');
  const me = granted(await meView(house.app, who, on));
  expect(me.leader?.body).toBe(committee);
  expect(me.forms).toContainEqual({ kind: 'stage-summary', unit: house.unit(committee), body: committee });
  const after = house.at('2026-02-06');
  const no = await whoIs(house.app, 'member', after);
  if (!no) throw new Error('nobody');
  expect(granted(await meView(house.app, no, after)).leader).toBeNull();
});

test('moved to another unit, they stand in for nobody', async () => {
  await withDeputyOfTheFirst();
  const people = smallRoster.people.map((one) =>
    one.openId === 'leader'
      ? { ...one, roles: ['member' as const, 'first' as const] }
      : one.openId === 'member'
        ? { ...one, unit: otherBranch }
        : one,
  );
  granted(
    await importRoster(
      house.app,
      { ...smallRoster, people },
      { by: 'test', dry: false },
      house.at('2026-02-03'),
    ),
  );
  expect(await answers(committee, '2026-02-04')).toEqual(['leader']);
  const asks = await authorise(
    house.app,
    'member',
    'apply-gate',
    house.unit(committee),
    house.at('2026-02-04'),
  );
  expect(asks.ok).toBe(false);
});

test('a deputy of a first responsible person without a leading post stands in the branch alone', async () => {
  await withDeputyOfTheFirst((roster) => ({
    ...roster,
    people: roster.people.map((one) => (one.openId === 'leader' ? { ...one, leader: false } : one)),
  }));
  expect(await answers(committee, '2026-02-04')).toEqual([]);
  expect(await answers(branch, '2026-02-04')).toEqual(['secretary', 'leader', 'member', 'both']);
});

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyGate, decideOnGate, gateView } from '../../src/app/gate.ts';
import { importRoster } from '../../src/app/import-roster.ts';
import { meView } from '../../src/app/me-view.ts';
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

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { calendarView } from '../../src/app/calendar-views.ts';
import { exemptPerson, exemptView, takeExemptionBack } from '../../src/app/exempt.ts';
import { decideOnExtension, extendDate } from '../../src/app/extend.ts';
import { applyGate, decideOnGate, gateView } from '../../src/app/gate.ts';
import { importRoster } from '../../src/app/import-roster.ts';
import { meView } from '../../src/app/me-view.ts';
import { deputyForm, endDeputyEarly, nameDeputyFor } from '../../src/app/name-deputy.ts';
import { remindMissing } from '../../src/app/remind.ts';
import { reviewGate } from '../../src/app/signed-gates.ts';
import { gateReport } from '../../src/app/unit-reports.ts';
import { authorise, whoIs } from '../../src/app/who.ts';
import type { Outcome } from '../../src/domain/refusal.ts';
import {
  branch,
  committee,
  openCampaign,
  otherBranch,
  type SmallCampaign,
  smallRoster,
} from '../support/short-campaign.ts';

let house: SmallCampaign;
beforeEach(async () => {
  house = await openCampaign();
});
afterEach(() => house.close());

const granted = <T>(outcome: Outcome<T> | { ok: false }): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return (outcome as { value: T }).value;
};
const why = (outcome: { ok: boolean }) => (outcome as { refusal?: { why: string } }).refusal?.why;

const apply = (openId: string, now: Date) =>
  applyGate(house.app, { openId, unitId: house.unitId, cause: randomUUID() }, now);
const application = async (state: string) =>
  (
    await house.db
      .selectFrom('gate_application')
      .selectAll()
      .where('state', '=', state as 'applied')
      .orderBy('applied_at', 'desc')
      .executeTakeFirstOrThrow()
  ).id;
const decide = async (openId: string, findings: string | null, now: Date) =>
  decideOnGate(
    house.app,
    { openId, unitId: house.unitId, applicationId: await application('applied'), findings },
    now,
  );
const view = async (openId: string, now: Date, unit = house.unitId) => {
  const who = await whoIs(house.app, openId, now);
  return granted(await gateView(house.app, who as never, unit, now));
};
const me = async (openId: string, now: Date) => {
  const who = await whoIs(house.app, openId, now);
  return granted(await meView(house.app, who as never, now));
};
const passFirstGate = async () => {
  await house.meetAll(house.at('2026-02-20'));
  granted(await apply('secretary', house.at('2026-02-23')));
  granted(await decide('supervisor', null, house.at('2026-02-24')));
};

describe('the gate', () => {
  it('opens the next stage by the supervisor’s signature only, never by the one who applied', async () => {
    const now = house.at('2026-02-20');
    expect(why(await apply('secretary', now))).toBe('gate-not-met');
    await house.meetAll(now);
    expect(why(await apply('member', now))).toBe('no-right');
    granted(await apply('both', now));
    expect(why(await decide('both', null, now))).toBe('applied-by-you');
    expect(why(await decide('secretary', null, now))).toBe('no-right');
    granted(await decide('supervisor', '补材料', now));
    expect(await house.stage()).toBe(1);
    expect((await view('secretary', now)).sentBack?.findings).toBe('补材料');
    granted(await apply('secretary', now));
    granted(await decide('supervisor', null, now));
    expect(await house.stage()).toBe(2);
    expect((await house.told('secretary')).some((job) => job.includes('已同意转段'))).toBe(true);
  });

  it('says how late the stage is, and what the present pace will reach', async () => {
    await house.study('member', 10, house.at('2026-02-02'));
    await house.study('leader', 2, house.at('2026-02-02'));
    // Day 10 of 35: whoever has under 10 × 10/35 hours will be short.
    expect((await view('secretary', house.at('2026-02-03'))).forecast).toBe(3);
    const late = await view('secretary', house.at('2026-03-05'));
    expect(late.forecast).toBeNull();
    expect(late.lateDays).toBe(5);
    expect(await house.stage()).toBe(1);
  });

  it('asks for the summary and the visit of each stage anew', async () => {
    await passFirstGate();
    const missing = (await view('secretary', house.at('2026-03-02'))).missing;
    expect(missing.map((one) => one.item)).toEqual(['stage-2.contact-point-visited', null]);
    const reminded = granted(
      await remindMissing(
        house.app,
        { openId: 'secretary', unitId: house.unitId, item: missing[0]?.item ?? '' },
        house.at('2026-03-02'),
      ),
    );
    expect(reminded.sent).toBe(1);
  });
});

describe('a signed gate', () => {
  it('is to be reviewed again once hours of its stage are corrected, though they still suffice', async () => {
    await passFirstGate();
    const now = house.at('2026-03-03');
    expect((await view('supervisor', now)).earlier).toEqual([]);
    granted(await house.study('member', 5, now));
    expect((await view('supervisor', now)).earlier).toEqual([]);
    granted(await house.correct('secretary', { day: '2026-02-20', hours: 12 }, now));
    const [changed] = (await view('supervisor', now)).earlier;
    expect(changed).toMatchObject({ stage: { no: 1 }, records: 1, lost: [], mayReview: true });
    expect((await view('secretary', now)).earlier[0]?.mayReview).toBe(false);
    const report = granted(await gateReport(house.app, branch, now));
    expect(report.changed).toEqual([{ stage: 1, lost: [], records: 1 }]);
    expect(await house.stage()).toBe(2);
  });

  it('names what no longer holds, is told once, and is reviewed only when all is met again', async () => {
    await passFirstGate();
    const now = house.at('2026-03-03');
    granted(await house.correct('member', { day: '2026-02-20', hours: 3 }, now));
    granted(await house.correct('leader', { day: '2026-02-20', hours: 3 }, now));
    await house.fireAll(house.at('2026-03-06', '09:30'));
    const told = (await house.told('supervisor')).filter((job) => job.includes('已签字的转段须复核'));
    expect(told).toHaveLength(1);
    const [changed] = (await view('supervisor', now)).earlier;
    expect(changed?.lost.map((title) => (title as { 'zh-cn': string })['zh-cn'])).toEqual(['学习学时']);
    const review = async (openId: string, at: Date) =>
      reviewGate(
        house.app,
        {
          openId,
          unitId: house.unitId,
          applicationId: await application('signed'),
          cause: randomUUID(),
        },
        at,
      );
    expect(why(await review('supervisor', now))).toBe('gate-not-met');
    const later = house.at('2026-03-09');
    granted(await house.study('member', 7, later));
    granted(await house.study('leader', 7, later));
    expect(why(await review('secretary', later))).toBe('no-right');
    granted(await review('supervisor', later));
    expect((await view('supervisor', later)).earlier).toEqual([]);
    expect(await house.audited()).toContain('review-gate');
    granted(await house.correct('member', { day: '2026-02-20', hours: 4 }, house.at('2026-03-10')));
    expect((await view('supervisor', house.at('2026-03-10'))).earlier).toHaveLength(1);
  });

  it('is not undone by somebody who joined the branch after it', async () => {
    await passFirstGate();
    const now = house.at('2026-03-03');
    await house.db
      .updateTable('person')
      .set({ unit_id: house.unitId })
      .where('open_id', '=', 'seconded')
      .execute();
    expect((await view('supervisor', now)).earlier).toEqual([]);
    expect((await me('seconded', now)).open.map((one) => (one.name as { en: string }).en)).toContain(
      'Study hours',
    );
  });
});

describe('an exemption', () => {
  const now = () => house.at('2026-02-10');
  const exempt = async (openId: string, of: string, requirement = 'study-hours') =>
    exemptPerson(
      house.app,
      {
        openId,
        unitId: house.unitId,
        personId: await house.idOf(of),
        requirement,
        reason: '住院',
        cause: randomUUID(),
      },
      now(),
    );

  it('waives one requirement for one person, shows everywhere, and is taken back', async () => {
    granted(await exempt('officer', 'member'));
    const gate = await view('secretary', now());
    expect(gate.exemptions).toMatchObject([{ person: 'member', reason: '住院' }]);
    expect(gate.missing.find((one) => one.item === 'study-hours')?.names).not.toContain('member');
    const report = granted(await gateReport(house.app, branch, now()));
    expect(report.exemptions).toEqual([{ person: 'member', requirement: 'study-hours', reason: '住院' }]);
    const own = await me('member', now());
    expect(own.exempt).toMatchObject([{ reason: '住院' }]);
    expect(own.open.map((one) => (one.name as { en: string }).en)).not.toContain('Study hours');

    const shown = granted(await exemptView(house.app, { openId: 'officer', unitId: house.unitId }, now()));
    const exemptionId = shown.waived[0]?.id ?? '';
    expect(why(await takeExemptionBack(house.app, { openId: 'secretary', exemptionId }, now()))).toBe(
      'no-right',
    );
    granted(await takeExemptionBack(house.app, { openId: 'officer', exemptionId }, now()));
    expect((await view('secretary', now())).exemptions).toEqual([]);
    expect((await house.audited()).slice(-2)).toEqual(['exempt', 'revoke-exemption']);
  });

  it('is the office’s alone, for those who are asked, and never for a whole branch', async () => {
    expect(why(await exempt('secretary', 'member'))).toBe('no-right');
    expect(why(await exempt('supervisor', 'member'))).toBe('no-right');
    expect(why(await exempt('officer', 'other'))).toBe('gone');
    expect(why(await exempt('officer', 'member', 'contact-point-visited'))).toBe('not-asked');
    expect(why(await exempt('officer', 'member', 'stage-summary-filed'))).toBe('gone');
    granted(await exempt('officer', 'member'));
    granted(await exempt('officer', 'leader'));
    granted(await exempt('officer', 'both'));
    expect(why(await exempt('officer', 'secretary'))).toBe('whole-branch');
    expect((await view('secretary', now())).exemptions).toHaveLength(3);
  });

  it('stops the person’s pings and no others', async () => {
    granted(await exempt('officer', 'member'));
    for (const openId of ['secretary', 'leader', 'both']) await house.study(openId, 10, now());
    const reminded = await remindMissing(
      house.app,
      { openId: 'secretary', unitId: house.unitId, item: 'study-hours' },
      now(),
    );
    expect(why(reminded)).toBe('nobody-missing');
    await house.fireAll(house.at('2026-03-10'));
    expect((await house.told('member')).some((job) => job.includes('学习学时'))).toBe(false);
  });
});

describe('an extension', () => {
  const asked = (openId: string, key: string, on: string) => ({
    openId,
    unitId: house.unitId,
    key,
    on,
    reason: '业务繁忙',
    cause: randomUUID(),
  });
  const now = () => house.at('2026-02-10');
  const planned = async () => {
    const who = await whoIs(house.app, 'secretary', now());
    return granted(await calendarView(house.app, who as never, house.unitId, now())).rows;
  };

  it('by the office moves the date with its reason, and the pings follow', async () => {
    const before = await house.db
      .selectFrom('due')
      .select('key')
      .where('due_on', '=', '2026-02-28')
      .execute();
    expect(before.length).toBeGreaterThan(0);
    const done = granted(await extendDate(house.app, asked('officer', 'stage-1.to', '2026-03-05'), now()));
    expect(done).toMatchObject({ did: 'moved' });
    expect((await planned()).find((row) => row.moved)).toMatchObject({
      to: '2026-03-05',
      moved: { planned: '2026-02-28', reason: '业务繁忙' },
    });
    const waiting = await house.db
      .selectFrom('due')
      .select(['item', 'due_on'])
      .where('unit_id', '=', house.unitId)
      .where('item', '=', 'study-hours')
      .where('state', '=', 'waiting')
      .execute();
    expect(waiting).toEqual([{ item: 'study-hours', due_on: '2026-03-05' }]);
    expect((await house.told('secretary')).some((job) => job.includes('日期已调整'))).toBe(true);
  });

  it('that breaks the calendar’s rules is refused in words and moves nothing', async () => {
    const outcome = await extendDate(house.app, asked('officer', 'stage-3.to', '2026-04-22'), now());
    expect(outcome).toMatchObject({ ok: false, calendar: [{ why: 'under-minimum', months: 3 }] });
    expect((await planned()).some((row) => row.moved)).toBe(false);
  });

  it('is the secretary’s to ask and the office’s to decide', async () => {
    expect(why(await extendDate(house.app, asked('member', 'stage-1.to', '2026-03-05'), now()))).toBe(
      'no-right',
    );
    granted(await extendDate(house.app, asked('secretary', 'stage-1.to', '2026-03-05'), now()));
    expect((await planned()).some((row) => row.moved)).toBe(false);
    expect((await house.told('officer')).some((job) => job.includes('extend-grant'))).toBe(true);
    const { id: extensionId } = await house.db
      .selectFrom('extension_ask')
      .select('id')
      .executeTakeFirstOrThrow();
    const grant = (openId: string) =>
      decideOnExtension(house.app, { openId, extensionId, comment: null }, now());
    expect(why(await grant('secretary'))).toBe('no-right');
    granted(await grant('officer'));
    expect((await planned()).find((row) => row.moved)?.to).toBe('2026-03-05');
    expect(why(await grant('officer'))).toBe('changed-meanwhile');
    expect(await house.db.selectFrom('calendar_override').selectAll().execute()).toHaveLength(1);
  });

  it('that the office refuses moves nothing and says why', async () => {
    granted(await extendDate(house.app, asked('secretary', 'step-1.due', '2026-02-13'), now()));
    const { id: extensionId } = await house.db
      .selectFrom('extension_ask')
      .select('id')
      .executeTakeFirstOrThrow();
    granted(await decideOnExtension(house.app, { openId: 'officer', extensionId, comment: '时间够' }, now()));
    expect((await planned()).some((row) => row.moved)).toBe(false);
    expect((await house.told('secretary')).some((job) => job.includes('时间够'))).toBe(true);
  });
});

describe('a deputy', () => {
  const name = async (openId: string, of: string, more: { from?: string; to?: string } = {}) =>
    nameDeputyFor(
      house.app,
      {
        openId,
        unitId: house.unitId,
        personId: await house.idOf(of),
        role: 'secretary',
        from: more.from ?? '2026-02-03',
        to: more.to ?? '2026-02-05',
        cause: randomUUID(),
      },
      house.at('2026-02-01'),
    );
  const mayRemind = async (day: string, time: string) =>
    (await authorise(house.app, 'member', 'remind', house.unitId, house.at(day, time))).ok;

  it.each([
    ['2026-02-02', '23:59', false],
    ['2026-02-03', '00:00', true],
    ['2026-02-05', '23:59', true],
    ['2026-02-06', '00:00', false],
  ])('on %s at %s in the campaign’s zone has the office: %s', async (day, time, holds) => {
    granted(await name('secretary', 'member'));
    expect(await mayRemind(day, time)).toBe(holds);
  });

  it('acts in the unit alone, names no further deputy, and both are told', async () => {
    granted(await name('secretary', 'member'));
    const during = house.at('2026-02-04');
    expect((await authorise(house.app, 'member', 'remind', house.unit(otherBranch), during)).ok).toBe(false);
    expect(why(await deputyForm(house.app, { openId: 'member', unitId: house.unitId }, during))).toBe(
      'no-right',
    );
    expect((await house.told('member')).some((job) => job.includes('请您代理'))).toBe(true);
    expect((await house.told('secretary')).some((job) => job.includes('已指定代理'))).toBe(true);
    expect(await house.audited()).toContain('name-deputy');
    expect((await me('member', during)).open.length).toBeGreaterThan(
      (await me('member', house.at('2026-02-07'))).open.length - 1,
    );
  });

  it('is another member of the unit, for days to come', async () => {
    expect(why(await name('member', 'leader'))).toBe('no-right');
    expect(why(await name('secretary', 'secretary'))).toBe('not-deputy');
    expect(why(await name('secretary', 'both'))).toBe('not-deputy');
    expect(why(await name('secretary', 'other'))).toBe('not-deputy');
    expect(why(await name('secretary', 'member', { from: '2026-02-05', to: '2026-02-03' }))).toBe('bad-span');
    expect(why(await name('secretary', 'member', { from: '2026-01-20', to: '2026-01-31' }))).toBe('bad-span');
  });

  it('ends early when the one who named them says so', async () => {
    granted(await name('secretary', 'member'));
    const form = granted(
      await deputyForm(house.app, { openId: 'secretary', unitId: house.unitId }, house.at('2026-02-03')),
    );
    const deputyId = form.deputies[0]?.id ?? '';
    expect(why(await endDeputyEarly(house.app, { openId: 'leader', deputyId }, house.at('2026-02-03')))).toBe(
      'no-right',
    );
    granted(await endDeputyEarly(house.app, { openId: 'secretary', deputyId }, house.at('2026-02-03')));
    expect(await mayRemind('2026-02-04', '10:00')).toBe(false);
  });
});

describe('a change of secretary', () => {
  it('hands over with one card that holds all that is open, and thanks the one before', async () => {
    const now = house.at('2026-02-10');
    await house.file('member', 'reflection', { title: '题', words: '文' }, now);
    const people = smallRoster.people.map((one) =>
      one.openId === 'secretary'
        ? { ...one, roles: ['member' as const] }
        : one.openId === 'leader'
          ? { ...one, roles: ['member' as const, 'secretary' as const] }
          : one,
    );
    const roster = { ...smallRoster, people };
    granted(await importRoster(house.app, roster, { by: 'officer', dry: false }, now));
    const cards = (await house.told('leader')).filter((job) => job.includes('工作交接'));
    expect(cards).toHaveLength(1);
    expect(cards[0]).toContain('学习学时');
    expect(cards[0]).toContain('待审核材料 1 份');
    expect((await house.told('secretary')).filter((job) => job.includes('工作已交接'))).toHaveLength(1);
    granted(await importRoster(house.app, roster, { by: 'officer', dry: false }, house.at('2026-02-11')));
    expect((await house.told('leader')).filter((job) => job.includes('工作交接'))).toHaveLength(1);
  });

  it('in the first roster hands nothing over', async () => {
    expect((await house.told('secretary')).some((job) => job.includes('工作交接'))).toBe(false);
  });
});

describe('two duties', () => {
  const now = () => house.at('2026-02-10');

  it('of a leader stand in one list, each counted once in its place by one visit', async () => {
    const before = await me('leader', now());
    expect(before.leader?.body).toBe(committee);
    const own = before.open.map((one) => (one.name as { en: string }).en);
    expect(own).toContain('Leaders visited their contact points');
    expect(before.leader?.open.map((one) => (one.name as { en: string }).en)).not.toContain(
      'Leaders visited their contact points',
    );
    const body = await view('officer', now(), house.unit(committee));
    expect(body.missing.find((one) => one.item?.includes('contact-point'))?.names).toEqual(['leader']);
    expect(body.counted?.body).toEqual([{ person: 'leader', unit: branch }]);
    await house.file(
      'leader',
      'contact-point',
      { unit: house.unit(otherBranch), on: '2026-02-10', words: '访' },
      now(),
    );
    const after = await view('officer', now(), house.unit(committee));
    expect(after.missing.some((one) => one.item?.includes('contact-point'))).toBe(false);
    expect((await view('secretary', now())).missing.some((one) => one.item?.includes('contact-point'))).toBe(
      false,
    );
  });

  it('a seconded member is counted in one place, and study at the door is shown', async () => {
    const member = await house.idOf('seconded');
    granted(
      await house.file(
        'other',
        'door-teaching',
        { member, hours: 3, on: '2026-02-10', words: '送学' },
        now(),
        house.unit(otherBranch),
      ),
    );
    const there = granted(await gateReport(house.app, otherBranch, now()));
    expect(there.counted).toMatchObject({
      door: [{ person: 'seconded', hours: 3 }],
      joined: [{ person: 'seconded', unit: branch }],
    });
    expect(there.requirements.find((one) => one.key === 'study-hours')?.need).toBe(2);
    const here = granted(await gateReport(house.app, branch, now()));
    expect(here.counted.elsewhere).toEqual([{ person: 'seconded', unit: otherBranch }]);
    expect(here.requirements.find((one) => one.key === 'study-hours')).toMatchObject({ need: 4 });
    expect(here.requirements.flatMap((one) => one.missing)).not.toContain('seconded');
  });
});

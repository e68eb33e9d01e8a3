import { randomUUID } from 'node:crypto';
import { correctHours } from '../../src/app/correct-hours.ts';
import { fileByForm } from '../../src/app/file-record.ts';
import { fireDue } from '../../src/app/fire-due.ts';
import { createGreetings } from '../../src/app/greetings.ts';
import { importRoster } from '../../src/app/import-roster.ts';
import { recordOwnStudy } from '../../src/app/own-study.ts';
import type { App } from '../../src/app/ports.ts';
import { startCampaign } from '../../src/app/start-campaign.ts';
import { createSurveyMarks } from '../../src/app/survey-marks.ts';
import type { KindName } from '../../src/domain/kind-names.ts';
import { instantOf } from '../../src/domain/local-date.ts';
import type { Role } from '../../src/domain/rights.ts';
import type { PersonRow, Roster } from '../../src/domain/roster.ts';
import type { Template } from '../../src/domain/template.ts';
import { STATUTORY } from '../../src/domain/workday.ts';
import { overdue } from '../../src/store/due.ts';
import { createSeal } from '../../src/store/seal.ts';
import { xianjin } from '../domain/xianjin.ts';
import { testDatabase } from './database.ts';

const zone = 'Asia/Shanghai';
export const committee = '市局党委';
export const branch = '第一支部';
export const otherBranch = '第二支部';

const asked: Record<number, string[]> = {
  1: ['study-hours', 'concrete-requirements-adopted', 'contact-point-visited', 'stage-summary-filed'],
  2: ['contact-point-visited', 'stage-summary-filed'],
  3: ['stage-summary-filed'],
};

/** The built-in campaign with a few requirements a stage, so that a test can meet a gate in a few acts. */
const shortTemplate: Template = {
  ...xianjin,
  stages: xianjin.stages.map((stage) =>
    stage.phase === 'concentrated'
      ? {
          ...stage,
          requirements: stage.requirements
            .filter(({ key }) => (asked[stage.number] ?? []).includes(key))
            .map((one) => (one.key === 'study-hours' ? { ...one, atLeast: 10 } : one)),
        }
      : stage,
  ),
};

const person = (openId: string, unit: string, roles: Role[], more: Partial<PersonRow> = {}): PersonRow => ({
  name: openId,
  openId,
  mobile: null,
  email: null,
  unit,
  homeUnit: unit,
  placement: 'home',
  roles,
  leader: false,
  locale: null,
  ...more,
});

/** A committee with a leading body, two branches, a supervision group and an office. */
export const smallRoster: Roster = {
  units: [
    { name: committee, parent: null, kind: 'committee', batch: 1, leadingBody: true, chatId: null },
    { name: branch, parent: committee, kind: 'branch', batch: 1, leadingBody: false, chatId: 'oc_1' },
    { name: otherBranch, parent: committee, kind: 'branch', batch: 1, leadingBody: false, chatId: 'oc_2' },
    { name: '督导组', parent: committee, kind: 'supervision', batch: null, leadingBody: false, chatId: null },
    { name: '办公室', parent: committee, kind: 'office', batch: null, leadingBody: false, chatId: null },
  ],
  people: [
    person('secretary', branch, ['member', 'secretary']),
    person('leader', branch, ['member'], { leader: true }),
    person('member', branch, ['member']),
    // Somebody who is secretary and supervisor at once, to apply and to sign.
    person('both', branch, ['member', 'secretary', 'supervisor']),
    person('other', otherBranch, ['member', 'secretary']),
    person('seconded', otherBranch, ['member'], { homeUnit: branch, placement: 'seconded' }),
    person('supervisor', '督导组', ['supervisor']),
    person('officer', '办公室', ['office']),
  ],
};

/** A database with the small organisation in the short campaign of 2026, and its acts. */
export async function openCampaign() {
  const database = await testDatabase();
  const { db } = database;
  const app: App = {
    db,
    timeZone: zone,
    workdays: STATUTORY,
    officers: new Set(),
    seal: createSeal(Buffer.alloc(32, 7)),
    directory: {
      findPeople: async () => ({ ok: true, value: [] }),
      members: async () => ({ ok: true, value: [] }),
      taskCompletedAt: async () => ({ ok: true, value: null }),
    },
    documents: {
      file: async () => ({ ok: false, advice: '' }),
      cloud: async () => ({ ok: false, advice: '' }),
    },
    sendUnrecorded: async () => true,
    mayStillSpeak: () => true,
    mayTryReceipt: () => true,
    greetings: createGreetings(),
    marks: createSurveyMarks(),
    formLimit: { take: () => true, giveBack: () => undefined },
    queued: null,
    login: null,
    pages: null,
    wake: { courier: () => {}, due: () => {} },
  };
  const at = (day: string, time = '10:00') => instantOf(day, time, zone);
  const eve = at('2026-01-24');
  await importRoster(app, smallRoster, { by: 'test', dry: false }, eve);
  const begin = { template: shortTemplate, batch: 1, unit: null, from: null, year: 2026 };
  const started = await startCampaign(app, { ...begin, reason: '', by: 'test', dry: false }, eve);
  if (!started.ok) throw new Error(JSON.stringify(started));
  const units = new Map(
    (await db.selectFrom('unit').select(['id', 'name']).execute()).map(({ id, name }) => [name, id]),
  );
  const unitId = units.get(branch) ?? '';
  const idOf = async (openId: string) =>
    (await db.selectFrom('person').select('id').where('open_id', '=', openId).executeTakeFirstOrThrow()).id;

  const file = (openId: string, kind: KindName, payload: Record<string, unknown>, now: Date, unit = unitId) =>
    fileByForm(app, { openId, kind, unitId: unit, payload, cause: randomUUID() }, now);
  const study = (openId: string, hours: number, now: Date) =>
    recordOwnStudy(app, { openId, hours, topic: '学习', on: null, cause: randomUUID() }, now);

  return {
    app,
    db,
    at,
    unitId,
    unit: (name: string) => units.get(name) ?? '',
    idOf,
    file,
    study,
    correct: async (openId: string, of: { day: string; hours: number }, now: Date) =>
      correctHours(
        app,
        {
          openId: 'secretary',
          personId: await idOf(openId),
          sessionId: null,
          on: of.day,
          hours: of.hours,
          reason: '核对',
          cause: randomUUID(),
        },
        now,
      ),
    /** Everything that the branch's stage asks, whichever it is. */
    async meetAll(now: Date) {
      const day = now.toISOString().slice(0, 10);
      for (const openId of ['secretary', 'leader', 'member', 'both']) await study(openId, 10, now);
      const filed = [
        await file('secretary', 'concrete-requirements', { words: '通过', adopted: 'adopted', on: day }, now),
        await file('leader', 'contact-point', { unit: units.get(otherBranch), on: day, words: '走访' }, now),
        await file('secretary', 'stage-summary', { words: '小结' }, now),
      ];
      const refused = filed.find((one) => !one.ok);
      if (refused) throw new Error(JSON.stringify(refused));
    },
    stage: async (unit = unitId) =>
      (await db.selectFrom('unit_run').select('stage').where('unit_id', '=', unit).executeTakeFirstOrThrow())
        .stage,
    /** Fires everything that is due up to `now`, each at its own time. */
    async fireAll(now: Date) {
      for (;;) {
        const [row] = await overdue(db, now, 1);
        if (!row) return;
        if ((await fireDue(app, row, row.at)) === 'lost') throw new Error(`lost ${row.key}`);
      }
    },
    /** What was queued for one person, as text, the newest last. */
    async told(openId: string): Promise<string[]> {
      const rows = await db
        .selectFrom('outbox')
        .select(['job'])
        .orderBy('created_at')
        .orderBy('key')
        .execute();
      return rows.map(({ job }) => JSON.stringify(job)).filter((job) => job.includes(`"${openId}"`));
    },
    audited: async () =>
      (await db.selectFrom('audit').select('act').orderBy('seq').execute()).map(({ act }) => act),
    close: () => database.close(),
  };
}

export type SmallCampaign = Awaited<ReturnType<typeof openCampaign>>;

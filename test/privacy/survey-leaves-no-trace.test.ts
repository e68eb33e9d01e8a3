import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeRipeMarks } from '../../src/app/survey-marks.ts';
import { wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { filled, surveyDoings } from '../support/surveys.ts';
import { until } from '../support/until.ts';
import { asBytes, everyFile, everyRow, rowCounts } from './everything.ts';

const branch = '办公室党支部';
const sides = ['public.survey_answer_here', 'public.survey_answer_there'];
let house: House;
let surveys: ReturnType<typeof surveyDoings>;
let secretary: string;
let people: string[];
/** Ids of forms and presses, as the platform knows them. */
const ids: string[] = [];

beforeAll(async () => {
  house = await openHouse({ embedded: true });
  surveys = surveyDoings(house);
  secretary = house.of(branch, 'secretary')[0]?.open_id ?? '';
  people = house.of(branch, 'member').map(({ open_id }) => open_id);
  await surveys.begin(secretary);
}, 180_000);
afterAll(() => house.close());

/** Does something anonymous and asserts that no table grew, no row of the inbox changed and no line was logged. */
async function tracelessly(act: () => Promise<unknown>, butTables: readonly string[] = []): Promise<void> {
  await house.quiet();
  const read = async () => {
    const counts = await rowCounts(house.db);
    for (const table of butTables) delete counts[table];
    const inbox = await house.db.selectFrom('inbox').selectAll().orderBy('event_id').execute();
    return { counts, inbox, survey: await stateOf() };
  };
  const before = await read();
  const lines = house.logged.length;
  await act();
  await house.quiet();
  expect(await read()).toEqual(before);
  expect(house.logged.slice(lines)).toEqual([]);
}

/** The survey's own row with the transactions that touched it: an answer must leave even those as they are. */
const stateOf = async () =>
  (
    await sql`select xmin::text, xmax::text, ctid::text from survey union all select xmin::text, xmax::text, ctid::text from survey_key`.execute(
      house.db,
    )
  ).rows;
const answers = () =>
  house.db
    .selectFrom('survey_answer')
    .select(['sealed', sql<string>`xmin::text`.as('xmin')])
    .execute();
const marks = () => house.db.selectFrom('survey_mark').selectAll().execute();
const told = (openId: string) => house.toldTo(openId);

describe('an answer', () => {
  test('is asked for by notice, by command, by a slip of the pen and by menu without a trace', async () => {
    const [one = '', two = ''] = people;
    const notice = surveys.newest(one, 'survey-enter');
    await tracelessly(async () => {
      const sheet = await surveys.next(one, 'survey-submit', () =>
        house.press(one, notice as NonNullable<typeof notice>, 'survey-enter'),
      );
      ids.push(sheet.message_id);
    });
    for (const asked of ['/测评', '/测評', '/surveyy'])
      await tracelessly(async () => ids.push((await house.ask(two, asked)).message_id));
    await tracelessly(async () => {
      const before = told(two).length;
      house.sandbox.people.menu(two, 'survey');
      await until(() => told(two).length > before);
    });
    // An official's own desk is asked for in the same way.
    await tracelessly(async () => ids.push((await house.ask(secretary, '/survey')).message_id));
  });

  test('leaves one sealed row of the same length whatever was chosen, and no mark beside it', async () => {
    const choices = ['good', 'fairly-good', 'fair', 'poor'];
    for (const [n, choice] of choices.entries())
      await tracelessly(async () => {
        const { sheet } = await surveys.answer(people[n] ?? '', filled(choice));
        ids.push(sheet.message_id);
      }, sides);
    const rows = await answers();
    expect(rows).toHaveLength(4);
    expect(new Set(rows.map(({ sealed }) => sealed.length)).size).toBe(1);
    expect(new Set(rows.map(({ xmin }) => xmin)).size).toBe(1);
    expect(await marks()).toEqual([]);
  });

  test('moves every other to a new file in another order', async () => {
    const places: number[] = [];
    let file = '';
    for (const person of people.slice(4, 10)) {
      const before = new Set((await answers()).map(({ sealed }) => sealed.toString('hex')));
      await surveys.answer(person);
      const { rows } = await sql<{ sealed: Buffer; file: string }>`
        select sealed, pg_relation_filenode(tableoid)::text as file from survey_answer order by tableoid, ctid`.execute(
        house.db,
      );
      expect(new Set(rows.map((row) => row.file)).size).toBe(1);
      expect(rows[0]?.file).not.toBe(file);
      file = rows[0]?.file ?? '';
      places.push(rows.findIndex(({ sealed }) => !before.has(sealed.toString('hex'))) / (rows.length - 1));
    }
    // A fair shuffle puts six newcomers all last, or all first, less than once in a hundred thousand times.
    expect(places.every((place) => place === 1)).toBe(false);
    expect(places.every((place) => place === 0)).toBe(false);
  });
});

describe('the mark of one who has answered', () => {
  test('is written only with four others or more, later, and holds over a restart', async () => {
    expect(await marks()).toEqual([]);
    const before = await answers();
    await writeRipeMarks(house.service.app);
    const written = await marks();
    expect(written).toHaveLength(10);
    // The answers were not touched by it.
    expect(await answers()).toEqual(before);
    const { rows } = await sql<{ mark: string }>`select mark from survey_mark order by ctid`.execute(
      house.db,
    );
    expect(rows.map(({ mark }) => mark)).toEqual([...written.map(({ mark }) => mark)].sort());

    await surveys.answer(people[10] ?? '');
    await writeRipeMarks(house.service.app);
    expect(await marks()).toHaveLength(10);
    await house.stop();
    await house.startAgain();
    // The ten are remembered; the eleventh was alone and may answer twice. No answer is lost.
    expect(wordsIn(await house.ask(people[0] ?? '', '/survey'))).not.toContain('survey-submit');
    expect(wordsIn(await house.ask(people[10] ?? '', '/survey'))).toContain('survey-submit');
    expect(await answers()).toHaveLength(11);
  });

  test('is no hash that the roster alone would give away', async () => {
    const { createHash, createHmac } = await import('node:crypto');
    const known = (await marks()).map(({ mark }) => mark);
    const rows = await house.db.selectFrom('person').select(['id', 'open_id']).execute();
    const { sealed } = await house.db.selectFrom('survey_key').select('sealed').executeTakeFirstOrThrow();
    for (const { id } of rows) {
      expect(known).not.toContain(createHash('sha256').update(id).digest('base64url'));
      expect(known).not.toContain(createHmac('sha256', sealed).update(id).digest('base64url'));
    }
  });
});

describe('after the close', () => {
  test('answers, marks and key are gone, and no row, line or file knows a form or a press of it', async () => {
    const sealed = (await answers()).map((row) => row.sealed.toString('latin1'));
    await surveys.close(secretary);
    expect([await answers(), await marks(), await stateOf()]).toEqual([[], [], expect.any(Array)]);
    expect(await house.db.selectFrom('survey_key').selectAll().execute()).toEqual([]);
    const rows = await everyRow(house.db);
    const all = [...rows, ...house.logged.map((text) => ({ where: 'log', text }))];
    for (const id of ids)
      expect(all.filter(({ text }) => text.includes(id)).map(({ where }) => where)).toEqual([]);

    await sql`checkpoint`.execute(house.db);
    const files = everyFile(house.folder);
    for (const id of ids)
      expect(files.filter(({ text }) => text.includes(asBytes(id))).map(({ where }) => where)).toEqual([]);
    // Outside the write-ahead log the sealed answers are gone with their file.
    const tables = files.filter(({ where }) => !where.includes('pg_wal'));
    expect(
      tables.filter(({ text }) => sealed.some((one) => text.includes(one))).map(({ where }) => where),
    ).toEqual([]);
  });
});

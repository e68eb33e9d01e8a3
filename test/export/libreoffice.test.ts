import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ledgerItem } from '../../src/domain/ledger.ts';
import { type House, openHouse } from '../support/house.ts';
import { ledgerDoings, type NewItem } from '../support/ledgers.ts';
import { asCsv, asText, convertedBy, hasLibreOffice } from '../support/libreoffice.ts';
import { filled, surveyDoings } from '../support/surveys.ts';
import { until } from '../support/until.ts';

if (!hasLibreOffice)
  console.warn(
    'LEFT OUT: exported files in LibreOffice, there is no soffice (libreoffice-calc-nogui, -writer-nogui).',
  );

const branch = '办公室党支部';

describe.skipIf(!hasLibreOffice)('opened in LibreOffice', () => {
  let house: House;
  let ledger: ReturnType<typeof ledgerDoings>;
  const people = (role: string) => house.of(branch, role);
  const secretary = () => people('secretary')[0]?.open_id ?? '';
  const owners = () => people('member').filter(({ roles }) => roles.length === 1);

  beforeAll(async () => {
    house = await openHouse({ at: '2026-05-08T10:00:00+08:00', beside: { branches: [branch] } });
    ledger = ledgerDoings(house);
    // The gates before are not what this is about.
    await house.db
      .updateTable('unit_run')
      .set({ stage: 3, stage_opened_at: new Date('2026-04-21T09:00:00+08:00') })
      .execute();
    const [one, two] = owners().map(({ open_id }) => open_id);
    const items: NewItem[] = [
      { words: '办事窗口排队时间长', way: 'by-date', owner: one ?? '', due: '2026-05-12' },
      { words: '=1+1 写成公式的话', way: 'now', owner: two ?? '' },
      { words: '楼道灯“不亮”，没人修；\n已反映两次', way: 'now', owner: one ?? '' },
      { words: '办公用房经费不足', way: 'explain', owner: two ?? '', explanation: '经费下半年到位' },
      { words: '-3 楼电梯异响', way: 'by-date', owner: one ?? '', due: '2026-06-20' },
    ];
    for (const item of items) {
      const toast = await ledger.file(secretary(), branch, item);
      if (toast?.type !== 'success') throw new Error(toast?.content);
    }
    const lamp = (await ledger.items()).find(({ payload }) => String(payload.words).startsWith('楼道灯'));
    await ledger.act(one ?? '', lamp?.id ?? '', 'claim-solved', { words: '已换新灯' });
    await ledger.act(secretary(), lamp?.id ?? '', 'confirm');
    const surveys = surveyDoings(house);
    await surveys.begin(secretary());
    const asked = house.people().filter(({ open_id }) => surveys.newest(open_id, 'survey-enter'));
    for (const [at, { open_id }] of asked.entries())
      await surveys.answer(open_id, filled(at < 2 ? 'fair' : 'good'));
    await surveys.close(secretary());
    // The first item's day passes.
    await house.moveTo('2026-05-14T10:00:00+08:00');
  }, 120_000);
  afterAll(() => house?.close());

  async function exported(words: string) {
    const files = () => house.toldTo(secretary()).filter(({ msg_type }) => msg_type === 'file');
    const before = files().length;
    house.say(secretary(), house.privateChat(secretary()), words);
    await until(() => files().length > before);
    const file = house.sandbox.world.files.get(String(files().at(-1)?.content.file_key));
    if (!file) throw new Error('no file came');
    return file;
  }

  test('the ledger is, cell by cell, what the database holds', async () => {
    const sheets = await convertedBy(await exported('/导出 台账'), asCsv);
    const rowsOf = (name: string): string[][] => {
      const found = [...sheets].find(([file]) => file.endsWith(`-${name}.csv`));
      if (!found) throw new Error(`no sheet ${name} among ${[...sheets.keys()].join(', ')}`);
      return parse(found[1], { bom: true, relax_column_count: true });
    };
    const stored = (await ledger.items()).map(({ payload }) => ledgerItem.parse(payload));
    const names = await house.db.selectFrom('person').select(['id', 'name']).execute();
    const name = (id: string) => names.find((person) => person.id === id)?.name ?? '';
    const ways = { now: '马上整改', 'by-date': '限期整改', explain: '说明情况' };
    const states = {
      ...{ 'not-begun': '尚未着手', 'in-hand': '正在解决', poor: '效果不好，重新整改' },
      ...{ solved: '已解决', cannot: '暂不能解决，已说明' },
    };
    const [head, ...rows] = rowsOf('整改台账');
    expect(head?.slice(0, 3)).toEqual(['序号', '责任单位', '整改事项']);
    const cells = stored.map((item, at) => [
      ...[String(at + 1), branch, item.words, ways[item.way], item.how ?? '', item.effect ?? ''],
      ...[name(item.owner), '', item.due ?? '', states[item.state]],
      item.state !== 'solved' && item.due !== null && item.due < '2026-05-14' ? '是' : '',
      ...[item.explanation ?? '', String(item.evidence.length), ''],
    ]);
    expect(rows).toEqual(cells);
    expect(rows.filter((row) => row[10] === '是')).toHaveLength(1);
    const lines = rowsOf('办理过程').slice(1);
    expect(lines.map((row) => [row[0], row[1], row[2], row[5], row[6]])).toEqual(
      stored.flatMap((item, at) =>
        item.history.map((line) => [
          ...[String(at + 1), line.on, name(line.by), line.due ?? '', line.words ?? ''],
        ]),
      ),
    );
  }, 180_000);

  test('the report’s figures are the ledger’s and the survey’s', async () => {
    const [text] = (await convertedBy(await exported('/导出 专题报告'), asText)).values();
    const shown = String(text).replace(/\s+/g, ' ');
    const items = (await ledger.items()).map(({ payload }) => ledgerItem.parse(payload));
    const count = (test: (item: (typeof items)[number]) => boolean) => items.filter(test).length;
    const solved = count((item) => item.state === 'solved');
    const explained = count((item) => item.state === 'cannot');
    const overdue = count(({ state, due }) => state !== 'solved' && due !== null && due < '2026-05-14');
    expect(shown).toContain(
      `共登记整改事项 ${items.length} 项，已解决 ${solved} 项，暂不能解决、已作说明 ${explained} 项，未办结 ${
        items.length - solved - explained
      } 项，其中逾期 ${overdue} 项。`,
    );
    for (const [state, title] of [
      ['solved', '已解决'],
      ['in-hand', '正在解决'],
      ['poor', '效果不好，重新整改'],
      ['not-begun', '尚未着手'],
      ['cannot', '暂不能解决，已说明'],
    ] as const)
      expect(shown).toContain(`${title} ${count((item) => item.state === state)}`);
    for (const { words, state } of items.filter((item) => item.state !== 'cannot'))
      expect(shown.includes(words.split('\n')[0] ?? words)).toBe(state !== 'solved');
    const survey = await house.db
      .selectFrom('record')
      .select('payload')
      .where('kind', '=', 'survey')
      .executeTakeFirstOrThrow();
    const { answers, share } = survey.payload.result as {
      answers: number;
      share: { part: number; whole: number; exact: boolean };
    };
    const percent = Math.floor((share.part / share.whole) * 100);
    const figure = share.exact ? `${percent}%` : percent >= 90 ? '90% 以上' : '不足 90%';
    expect(shown).toContain(`整改提高 1 ${answers} ${figure} ${survey.payload.passed ? '是' : '否'}`);
  }, 180_000);
});

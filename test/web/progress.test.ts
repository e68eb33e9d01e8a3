import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buttonOf } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { filled, surveyDoings } from '../support/surveys.ts';
import { createVisitor, type Seen } from '../support/visitor.ts';

const branch = '优抚科党支部';
const other = '办公室党支部';
/** The first working days of the first stage. */
const start = '2026-02-02T10:00:00+08:00';
const evil = '<img src=x onerror=alert(1)>"\'&';

let house: House;
let ids: Map<string, string>;
beforeAll(async () => {
  house = await openHouse({ at: start, beside: { branches: [branch, other] } });
  const units = await house.db.selectFrom('unit').select(['id', 'name']).execute();
  ids = new Map(units.map(({ id, name }) => [name, id]));
});
afterAll(() => house?.close());

const bureau = '市民政局';
const person = (unit: string, role: string) => house.of(unit, role)[0] as { open_id: string; name: string };
const official = (role: string) =>
  house.people().find((one) => one.roles.includes(role)) as { open_id: string; name: string };

async function opened(who: { open_id: string }, unit: string | null, path = '/'): Promise<Seen> {
  const visitor = createVisitor(house);
  await visitor.logIn(who);
  return visitor.ask(unit === null ? path : `${path}?unit=${ids.get(unit)}`);
}

/** Who may see the page of which unit (specification, sections 1, 6 and 7). */
const rights = [
  { role: 'office', who: () => official('office'), sees: [bureau, branch, other] },
  { role: 'supervisor', who: () => official('supervisor'), sees: [bureau, branch, other] },
  { role: 'first of the bureau', who: () => leaderOf(), sees: [bureau, branch, other] },
  { role: 'secretary', who: () => person(branch, 'secretary'), sees: [branch] },
  { role: 'member', who: () => plainMember(), sees: [] },
];
const plainMember = () =>
  house.of(branch, 'member').find(({ roles }) => roles.length === 1) as { open_id: string; name: string };
const leaderOf = () =>
  house.people().find(({ roles, title }) => roles.includes('first') && title.includes('局长')) as {
    open_id: string;
    name: string;
  };

test.each(rights)(
  '$role sees the pages of the units they stand over, and no other',
  async ({ who, sees }) => {
    for (const unit of [bureau, branch, other]) {
      const seen = await opened(who(), unit);
      expect([unit, seen.status]).toEqual([unit, sees.includes(unit) ? 200 : 403]);
      if (!sees.includes(unit)) expect(seen.text).not.toContain('日程</h2>');
    }
    const first = await opened(who(), null);
    expect(first.status).toBe(sees.length > 0 ? 200 : 403);
    if (sees[0]) expect(first.text).toContain(`<h1>${sees[0]}</h1>`);
  },
);

test('a unit that is none is refused, not guessed', async () => {
  const visitor = createVisitor(house);
  await visitor.logIn(official('office'));
  expect((await visitor.ask(`/?unit=${randomUUID()}`)).status).toBe(403);
  expect((await visitor.ask("/?unit=' or 1=1")).text).toContain(`<h1>${bureau}</h1>`);
});

test('nobody is named but the viewer, and units stand in the order of the roster', async () => {
  const viewer = official('office');
  const { text } = await opened(viewer, bureau);
  const named = house.people().filter(({ name }) => name !== viewer.name && text.includes(name));
  expect(named.map(({ name }) => name)).toEqual([]);
  const units = await house.db.selectFrom('unit').select('name').orderBy('position').execute();
  const shown = [...text.matchAll(/<td><a href="[^"]*">([^<]*)<\/a>/g)].map(([, name]) => name);
  expect(shown.length).toBeGreaterThan(1);
  expect(shown).toEqual(units.map(({ name }) => name).filter((name) => shown.includes(name)));
});

test('the figures of the page are those of the card', async () => {
  const secretary = person(branch, 'secretary');
  const before = await opened(secretary, null);
  const row = (text: string, title: string) =>
    new RegExp(`<span>${title}</span><b>([^<]*)</b>`).exec(text)?.[1];
  const title = [...before.text.matchAll(/<li><span>([^<]*)<\/span><b>\d/g)].map(([, name]) => name ?? '')[0];
  expect(title).toBeDefined();
  const card = JSON.stringify((await house.ask(secretary.open_id, '/进度')).content);
  expect(card).toContain(`${title}：${row(before.text, title ?? '')}`);
});

test('what people and rosters wrote is text, wherever it stands', async () => {
  const office = official('office');
  await house.db.updateTable('unit').set({ name: evil }).where('name', '=', branch).execute();
  const { text, status } = await opened(office, bureau);
  await house.db.updateTable('unit').set({ name: branch }).where('name', '=', evil).execute();
  expect(status).toBe(200);
  expect(text).not.toContain('<img');
  expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
});

test('a survey shows nothing before its close and below five answers, and its share above', async () => {
  const secretary = person(branch, 'secretary');
  const doings = surveyDoings(house);
  await doings.begin(secretary.open_id);
  const people = house.of(branch, 'member').filter(({ open_id: id }) => doings.newest(id, 'survey-enter'));
  for (const one of people.slice(0, 6)) await doings.answer(one.open_id, filled('good'));
  const during = await opened(secretary, null);
  expect(during.text).toContain('还没有结束的测评');
  const desk = await house.ask(secretary.open_id, '/测评');
  const value = buttonOf(desk.content, 'survey-close');
  await house.press(secretary.open_id, desk, 'survey-close', undefined, value ?? {});
  await house.quiet();
  const after = await opened(secretary, null);
  expect(after.text).toMatch(/6 份[^<]*100%/);
});

test('a survey of four answers says from how many on results are shown, and nothing else', async () => {
  const secretary = person(other, 'secretary');
  const doings = surveyDoings(house);
  await doings.begin(secretary.open_id);
  const people = house.of(other, 'member').filter(({ open_id: id }) => doings.newest(id, 'survey-enter'));
  for (const one of people.slice(0, 4)) await doings.answer(one.open_id, filled('good'));
  const desk = await house.ask(secretary.open_id, '/测评');
  const value = buttonOf(desk.content, 'survey-close');
  await house.press(secretary.open_id, desk, 'survey-close', undefined, value ?? {});
  await house.quiet();
  const { text } = await opened(secretary, null);
  const row = /满意度测评<\/h2>(.*?)<\/section>/s.exec(text)?.[1] ?? '';
  expect(row).toContain('不足 5 份，不公布结果（满 5 份才显示）');
  expect(row).not.toMatch(/%|达标|4 份/);
});

test('the card leads here: its button begins a login that ends on the unit’s page', async () => {
  const secretary = person(branch, 'secretary');
  const card = await house.ask(secretary.open_id, '/进度');
  const address = /"default_url":"([^"]*)"/.exec(JSON.stringify(card.content))?.[1] ?? '';
  expect(address).toBe(`${house.service.url}/login?to=${encodeURIComponent(`/?unit=${ids.get(branch)}`)}`);
  const visitor = createVisitor(house);
  const begun = await visitor.ask(address);
  const back = await visitor.ask(await visitor.authorize(begun.to ?? '', secretary));
  expect((await visitor.ask(back.to ?? '')).text).toContain(`<h1>${branch}</h1>`);
  const member = JSON.stringify((await house.ask(plainMember().open_id, '/进度')).content);
  expect(member).not.toContain('open_url');
});

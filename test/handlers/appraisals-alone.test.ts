import { afterAll, beforeAll, expect, test } from 'vitest';
import { buttonOf, type Shown, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { openStageTwo } from '../support/stage-two.ts';

/** A branch whose committee is its secretary alone (S15: another confirms, where there is another). */
const branch = '办公室党支部';
const other = '人事教育科党支部';
const ofMember = '深入基层不够，望多到一线。';
const ofSecretary = '工作抓得紧，听取意见还不够耐心。';
let house: House;

beforeAll(async () => {
  house = await openHouse({ at: '2026-04-15T10:00:00+08:00', beside: { branches: [branch, other] } });
  await openStageTwo(house);
  const committee = house
    .people()
    .filter(({ unit, roles }) => unit === branch && roles.includes('committee'));
  for (const { open_id, roles } of committee)
    await house.db
      .updateTable('person')
      .set({ roles: roles.filter((role) => role !== 'committee') })
      .where('open_id', '=', open_id)
      .execute();
});
afterAll(() => house.close());

const secretary = () => house.of(branch, 'secretary')[0] as { open_id: string; name: string };
const first = () =>
  house.people().find(({ roles }) => roles.includes('first') && !roles.includes('secretary'))?.open_id ?? '';
const plain = (at = 0) =>
  house.of(branch, 'member').filter(({ roles, leader }) => roles.join() === 'member' && !leader)[at] as {
    open_id: string;
    name: string;
  };
const idOf = async (openId: string) =>
  (await house.db.selectFrom('person').select('id').where('open_id', '=', openId).executeTakeFirstOrThrow())
    .id;
const appraisalOf = async (openId: string) =>
  house.db
    .selectFrom('record')
    .selectAll()
    .where('kind', '=', 'appraisal')
    .where('person_id', '=', await idOf(openId))
    .executeTakeFirst();
/** What somebody sees after a press: the card in the pressed one's place. */
const now = (openId: string, card: Shown): Shown =>
  house.toldTo(openId).find(({ message_id }) => message_id === card.message_id) as Shown;

/** Opens one member's from the list, by taps. */
async function choose(by: string, of: string): Promise<Shown> {
  const asked = await house.ask(by, `/评议 ${branch}`);
  const isTask = buttonOf(asked.content, 'appraise-list') !== null;
  if (isTask) await house.press(by, asked, 'appraise-list');
  const list = isTask ? now(by, asked) : asked;
  await house.press(by, list, 'appraise-open', { person: await idOf(of) });
  return now(by, list);
}

test('who drafts alone reads the draft once more on a card of its own before it is delivered', async () => {
  const by = secretary().open_id;
  const draft = await choose(by, plain().open_id);
  expect(buttonOf(draft.content, 'appraise-draft')).not.toBeNull();
  expect((await house.press(by, draft, 'appraise-draft', { words: ofMember })).toast?.type).toBe('success');
  expect((await appraisalOf(plain().open_id))?.state).toBe('submitted');
  await house.quiet();
  expect(house.toldTo(plain().open_id).some((message) => wordsIn(message).includes(ofMember))).toBe(false);
  const look = now(by, draft);
  expect(wordsIn(look)).toContain(ofMember);
  expect(wordsIn(look)).toContain('请您再看一遍后确认');
  expect((await house.press(by, look, 'appraise-confirm')).toast?.type).toBe('success');
  await house.quiet();
  expect(house.toldTo(plain().open_id).some((message) => wordsIn(message).includes(ofMember))).toBe(true);
});

test('nobody writes of themselves: of the only committee member the first responsible person does', async () => {
  const { open_id } = secretary();
  const value = {
    action: 'appraise-draft',
    unit: (
      await house.db.selectFrom('unit').select('id').where('name', '=', branch).executeTakeFirstOrThrow()
    ).id,
    person: await idOf(open_id),
    version: 0,
  };
  for (const stranger of [open_id, plain().open_id, house.of(other, 'secretary')[0]?.open_id ?? ''])
    expect((await house.forge(stranger, value, { words: ofSecretary })).toast?.type).toBe('warning');
  const draft = await choose(first(), open_id);
  expect((await house.press(first(), draft, 'appraise-draft', { words: ofSecretary })).toast?.type).toBe(
    'success',
  );
  const look = now(first(), draft);
  expect(wordsIn(look)).toContain(ofSecretary);
  const written = await appraisalOf(open_id);
  const confirm = { action: 'appraise-confirm', record: written?.id, version: written?.version };
  expect((await house.forge(open_id, confirm)).toast?.type).toBe('warning');
  expect((await house.press(first(), look, 'appraise-confirm')).toast?.type).toBe('success');
  await house.quiet();
  const delivered = house
    .toldTo(open_id)
    .findLast(({ content }) => buttonOf(content, 'appraise-acknowledge'));
  expect(wordsIn(delivered)).toContain(ofSecretary);
});

test('where the committee can write, the first responsible person does not', async () => {
  const value = {
    action: 'appraise-draft',
    unit: (
      await house.db.selectFrom('unit').select('id').where('name', '=', branch).executeTakeFirstOrThrow()
    ).id,
    person: await idOf(plain(1).open_id),
    version: 0,
  };
  expect((await house.forge(first(), value, { words: ofMember })).toast?.type).toBe('warning');
  expect(await appraisalOf(plain(1).open_id)).toBeUndefined();
});

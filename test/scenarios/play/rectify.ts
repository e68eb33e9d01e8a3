import { type Branch, expectDone, reviewAll } from './branch.ts';
import { bureauName } from './bureau.ts';
import { everyBranch } from './cast.ts';
import { optionsOf } from './papers.ts';
import type { Play } from './script.ts';
import { type Actor, type Button, buttonOf, type Card, type Stage } from './stage.ts';

/** A measure whose three clears are clear. */
const measure = (what: string, due: string) => ({
  matter: `${what}方面联系群众不够经常`,
  way: '每月到基层走访两次并当面征求意见',
  effect: '群众反映的问题当月答复、当季办结',
  due,
});

/** The card after a press changed it in place, once it has this button. */
const changed = (stage: Stage, actor: Actor, card: Card, action: string): Promise<Card> =>
  stage.until(`${actor.name} sees ${action}`, async () =>
    (await stage.messages(card.chat_id, actor, card.seq - 1)).find(
      (message) => message.message_id === card.message_id && buttonOf(message, action),
    ),
  );

/** Writes a plan of one level with one measure and submits it; `filled` answers what the level asks besides. */
async function writePlan(
  stage: Stage,
  actor: Actor,
  level: string,
  filled: (form: Card) => Record<string, string>,
): Promise<void> {
  const plans = await stage.ask(actor, '/方案', 'record-open');
  const { seq } = plans;
  const opened = await stage.press(actor, plans, 'record-open', undefined, ({ value }) => value.of === level);
  expectDone(opened, `${actor.name} opens the plan of a ${level}`);
  const form = await stage.cardWith(plans.chat_id, actor, 'record-row-add', seq);
  expectDone(await stage.press(actor, form, 'record-row-add', filled(form)), `${actor.name} adds a measure`);
  const written = await changed(stage, actor, form, 'record-submit');
  expectDone(await stage.press(actor, written, 'record-submit'), `${actor.name} submits the plan`);
}

/** Whoever puts the matters right: the last member without an office, for nobody confirms what they did themselves; leaders stand first. */
const ownerIn = ({ members }: Branch): Actor | undefined =>
  members.findLast(({ roles }) => roles.join() === 'member');

/** Every member writes a plan, the secretary checks them, the first responsible person the secretary's ((002) 二). */
export async function memberPlans(play: Play): Promise<void> {
  const { stage, cast, on } = play;
  await everyBranch(cast, async (branch) => {
    for (const member of branch.members)
      await writePlan(stage, member, 'member', () => measure('本人', on('05-20')));
    await reviewAll(play, branch, branch.secretary);
    const [first] = cast.first;
    if (first) await reviewAll(play, branch, first);
  });
}

/** The branch's plan passes the members' meeting, the leading body's is published; both become items of the ledger. */
export async function branchPlans({ stage, cast, on }: Play): Promise<void> {
  await everyBranch(cast, async (branch) => {
    const { secretary } = branch;
    const owner = ownerIn(branch)?.name;
    const named = (what: string) => (form: Card) => ({
      ...measure(what, on('05-15')),
      person: optionsOf(form, 'person').find((option) => option.text === owner)?.value ?? '',
    });
    await writePlan(stage, secretary, 'branch', named('支部'));
    const toAdopt = await stage.ask(secretary, '/方案', 'plan-adopt');
    const meeting = { meeting: '党员大会', on: on('04-24') };
    expectDone(await stage.press(secretary, toAdopt, 'plan-adopt', meeting), `${secretary.name} files`);
    await writePlan(stage, secretary, 'leading-body', named('班子'));
    const toPublish = await stage.ask(secretary, '/方案', 'plan-publish');
    expectDone(await stage.press(secretary, toPublish, 'plan-publish'), `${secretary.name} publishes`);
  });
}

/** The bureau's leading body plans and publishes, and one of its leaders puts the matter right (001, part 3(3)). */
export async function bureauRectifies({ stage, cast, on }: Play): Promise<void> {
  const [first] = cast.first;
  const owner = cast.leaders.find((leader) => leader !== first);
  if (!first || !owner) return;
  await writePlan(stage, first, 'leading-body', (form) => ({
    ...measure('班子', on('05-15')),
    person: optionsOf(form, 'person').find((option) => option.text === owner.name)?.value ?? '',
  }));
  const toPublish = await stage.ask(first, '/方案', 'plan-publish');
  expectDone(await stage.press(first, toPublish, 'plan-publish'), `${first.name} publishes`);
  await solve(stage, owner, { secretary: first, name: bureauName });
}

/** Owners say what they did, the secretary confirms it. */
export async function rectify({ stage, cast }: Play): Promise<void> {
  await everyBranch(cast, async (branch) => {
    const owner = ownerIn(branch);
    if (owner) for (let left = 2; left > 0; left -= 1) await solve(stage, owner, branch);
  });
}

/** One of the owner's items that is still open. */
async function solve(
  stage: Stage,
  owner: Actor,
  { secretary, name }: Pick<Branch, 'secretary' | 'name'>,
): Promise<void> {
  const chat = await stage.privateChat(secretary);
  const before = (await stage.messages(chat, secretary)).at(-1)?.seq ?? 0;
  const list = await stage.ask(owner, '/台账 我的', 'ledger-open');
  const items = rowsWith(list, '尚未着手');
  const [record] = items;
  if (record === undefined) throw new Error(`${owner.name} of ${name} has nothing to do`);
  const open = ({ value }: Button) => value.record === record;
  expectDone(await stage.press(owner, list, 'ledger-open', undefined, open), `${owner.name} opens it`);
  const item = await changed(stage, owner, list, 'ledger-form');
  const claim = ({ value }: Button) => value.act === 'claim-solved';
  expectDone(await stage.press(owner, item, 'ledger-form', undefined, claim), 'opens the form');
  const form = await changed(stage, owner, list, 'ledger-act');
  const words = { words: '已建立走访登记，群众反映的三个问题都已答复。' };
  expectDone(await stage.press(owner, form, 'ledger-act', words), `${owner.name} says it is solved`);
  const confirms = ({ value }: Button) => value.record === record && value.act === 'confirm';
  const asked = await stage.until(`${secretary.name} is asked to confirm`, async () =>
    (await stage.messages(chat, secretary, before)).find((card) => buttonOf(card, 'ledger-do', confirms)),
  );
  expectDone(await stage.press(secretary, asked, 'ledger-do', undefined, confirms), 'confirms');
}

/** The consolidation: every item goes to its list, one after another (S33). */
export async function consolidate({ stage, cast }: Play): Promise<void> {
  await everyBranch(cast, ({ secretary }) => walk(stage, secretary));
}

/** The bureau's own items, walked by its first responsible person. */
export async function bureauConsolidates({ stage, cast }: Play): Promise<void> {
  const [first] = cast.first;
  if (first) await walk(stage, first);
}

async function walk(stage: Stage, walker: Actor): Promise<void> {
  const list = await stage.ask(walker, '/台账', 'ledger-walk');
  expectDone(await stage.press(walker, list, 'ledger-walk'), `${walker.name} begins`);
  const keeps = ({ value }: Button) => value.act === 'keep';
  for (;;) {
    const card = await stage.until(`${walker.name} sees the next item`, async () =>
      (await stage.messages(list.chat_id, walker, list.seq - 1)).find(
        (message) =>
          message.message_id === list.message_id &&
          message.content?.header?.title?.content === '巩固整改成果：逐项清理',
      ),
    );
    if (!buttonOf(card, 'ledger-do', keeps)) return;
    expectDone(await stage.press(walker, card, 'ledger-do', undefined, keeps), 'keeps it');
  }
}

/** The records of those items of a list whose line says so. */
function rowsWith(list: Card, state: string): string[] {
  const elements = list.content.body.elements as Record<string, unknown>[];
  return elements.flatMap((element, at) => {
    if (!JSON.stringify(element).includes(state) || element.tag !== 'div') return [];
    const button = buttonOf({ ...list, content: elements[at + 1] }, 'ledger-open');
    return button ? [String(button.value.record)] : [];
  });
}

import type { Shown } from './doings.ts';
import type { House } from './house.ts';

/** What a form of the ledger takes. */
export interface NewItem {
  words: string;
  way: 'now' | 'by-date' | 'explain';
  /** Who owns it, by open id. */
  owner: string;
  /** 'YYYY-MM-DD' */
  due?: string;
  explanation?: string;
}

/** What people do with the ledger, by gestures. */
export function ledgerDoings(house: House) {
  const idOf = async (openId: string) =>
    (await house.db.selectFrom('person').select('id').where('open_id', '=', openId).executeTakeFirstOrThrow())
      .id;
  const unitId = async (name: string) =>
    (await house.db.selectFrom('unit').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id;
  const told = (openId: string): Shown => house.toldTo(openId).at(-1) as Shown;
  const again = (shown: Shown, openId: string): Shown =>
    house.toldTo(openId).find(({ message_id }) => message_id === shown.message_id) as Shown;

  return {
    idOf,
    unitId,
    told,
    /** A card as it stands now. */
    again,
    /** Every item as stored, oldest first. */
    items: () =>
      house.db
        .selectFrom('record')
        .selectAll()
        .where('kind', '=', 'ledger-item')
        .orderBy('filed_at')
        .orderBy('id')
        .execute(),
    /** Files an item by the form of `/ledger`. @returns the toast */
    async file(secretary: string, unit: string, { owner, due, ...item }: NewItem) {
      const card = await house.ask(secretary, '/台账');
      const open = { action: 'record-open', kind: 'ledger-item', unit: await unitId(unit) };
      await house.press(secretary, card, 'record-open', undefined, open);
      await house.quiet();
      const form = {
        ...item,
        owner: await idOf(owner),
        ...(due === undefined ? {} : { due: `${due} +0800` }),
      };
      const answer = await house.press(secretary, told(secretary), 'record-submit', form);
      await house.quiet();
      return answer.toast;
    },
    /** Opens an item in the private chat, and presses one act of it, with its form where it has one. */
    async act(openId: string, record: string, act: string, form?: Record<string, string>) {
      const list = await house.ask(openId, '/台账 我的');
      await house.press(openId, list, 'ledger-open', undefined, { action: 'ledger-open', record });
      if (form === undefined) {
        const value = actOf(again(list, openId), 'ledger-do', act);
        return (await house.press(openId, again(list, openId), 'ledger-do', undefined, value)).toast;
      }
      const value = actOf(again(list, openId), 'ledger-form', act);
      await house.press(openId, again(list, openId), 'ledger-form', undefined, value);
      const answer = await house.press(openId, again(list, openId), 'ledger-act', form);
      await house.quiet();
      return answer.toast;
    },
  };
}

/** The button of a card that does this act; it has to be there. */
function actOf(shown: Shown, action: string, act: string): Record<string, unknown> {
  const found: Record<string, unknown>[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    if (node === null || typeof node !== 'object') return;
    const { value } = node as { value?: Record<string, unknown> };
    if (value?.action === action && value.act === act) found.push(value);
    Object.values(node).forEach(walk);
  };
  walk(shown.content);
  const [first] = found;
  if (!first) throw new Error(`the card offers no ${act}: ${JSON.stringify(shown.content)}`);
  return first;
}

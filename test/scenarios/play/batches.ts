import { expectDone } from './branch.ts';
import { lateFrom, movesOf002 } from './party.ts';
import type { Play } from './script.ts';
import { buttonOf } from './stage.ts';

const late: readonly { unit: string; moves: readonly { key: string; on: string }[] }[] = [
  { unit: '福利彩票发行中心党支部', moves: [{ key: 'stage-1.from', on: lateFrom }] },
  { unit: '驻外办事处党支部', moves: movesOf002 },
];

/** The office moves the dates of two units before they begin, one of them to those of document (002). */
export async function lateUnits({ stage, cast }: Play): Promise<void> {
  const [officer] = cast.office;
  if (!officer) return;
  for (const { unit, moves } of late.filter(({ unit }) => cast.everybody.some((one) => one.unit === unit))) {
    for (const { key, on } of moves) {
      const form = await stage.ask(officer, `/延期 ${unit}`, 'extend-submit');
      const fields = { key, on: `${on} +0800`, reason: '因工作需要推迟' };
      expectDone(await stage.press(officer, form, 'extend-submit', fields), `${unit}: ${key}`);
    }
  }
}

/** The office starts the next batch from the card that came to it when the batch's window neared. */
export async function startBatch({ stage, cast }: Play): Promise<void> {
  const [officer] = cast.office;
  if (!officer) return;
  const chat = await stage.privateChat(officer);
  const card = await stage.until('the office hears of the batch', async () =>
    (await stage.messages(chat, officer)).findLast((one) => buttonOf(one, 'batch-start')),
  );
  expectDone(await stage.press(officer, card, 'batch-start'), 'starts the batch');
}

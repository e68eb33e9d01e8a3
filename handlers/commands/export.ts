import { exportsFor, orderExport } from '../../src/app/order-export.ts';
import { unitOfCommand } from '../../src/app/unit-of-command.ts';
import { exportCard, exportComingCard } from '../../src/cards/export.ts';
import { readExport } from '../../src/say/export.ts';
import type { Command, Reply } from '../handling.ts';

/** `/export hours 第一支部` orders a file into the private chat; without a name it offers what this person may have. */
export async function exportFile(command: Command): Promise<Reply> {
  const { app, now, who, args, chatId, cause } = command;
  const { what, rest } = readExport(args);
  const unit = await unitOfCommand(app, { who, chatId, args: rest });
  if (!unit.ok) return { say: 'refuse', refusal: unit.refusal };
  if (what === null) {
    const offered = await exportsFor(app, who, unit.value);
    return offered.ok
      ? { say: 'privately', card: exportCard(offered.value) }
      : { say: 'refuse', refusal: offered.refusal };
  }
  const asked = { openId: who.person.open_id as string, what, unitId: unit.value, cause };
  const ordered = await orderExport(app, asked, now);
  return ordered.ok
    ? { say: 'privately', card: exportComingCard({ unit: ordered.value.unit, what }) }
    : { say: 'refuse', refusal: ordered.refusal };
}

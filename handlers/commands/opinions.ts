import { opinionsView } from '../../src/app/opinion-views.ts';
import { unitOfCommand } from '../../src/app/unit-of-command.ts';
import { chainCard, opinionsCard } from '../../src/cards/opinions.ts';
import type { Command, Reply } from '../handling.ts';

/**
 * `/opinions` shows the way of the unit's opinions as numbers, and to those who may read them the words; `/opinions 2` the
 * second page, `/opinions 支部名` another unit.
 */
export async function opinions({ app, now, who, unitId, args, chatId }: Command): Promise<Reply> {
  const [, page = '', name = ''] = /^(\d*)\s*(.*)$/su.exec(args.trim().normalize('NFKC')) ?? [];
  const unit = name === '' ? null : await unitOfCommand(app, { who, chatId, args: name });
  if (unit && !unit.ok) return { say: 'refuse', refusal: unit.refusal };
  const asked = { who, unitId: unit ? unit.value : unitId, page: Number(page) || 1 };
  const shown = await opinionsView(app, asked, now);
  if (!shown.ok) return { say: 'refuse', refusal: shown.refusal };
  const { reads, view } = shown.value;
  return { say: 'unrecorded', card: reads ? opinionsCard(view) : chainCard(view) };
}

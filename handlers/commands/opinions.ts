import { readOpinions } from '../../src/app/box.ts';
import { unitName } from '../../src/app/names.ts';
import { opinionsCard, pagesOfOpinions } from '../../src/cards/opinions.ts';
import type { Command, Reply } from '../handling.ts';

/** `/opinions 2` shows the second page of what was released. */
export async function opinions({ app, now, who, unitId, args }: Command): Promise<Reply> {
  const read = await readOpinions(app, { openId: who.person.open_id as string, unitId }, now);
  if (!read.ok) return { say: 'refuse', refusal: read.refusal };
  const pages = pagesOfOpinions(read.value);
  const page = Math.min(pages.length, Math.max(1, Math.trunc(Number(args)) || 1));
  const card = opinionsCard({
    unit: { id: unitId, name: await unitName(app, unitId) },
    opinions: pages[page - 1] ?? [],
    page,
    pages: pages.length,
    mayAnswer: true,
  });
  return { say: 'unrecorded', card };
}

import { batchesView } from '../../src/app/batches.ts';
import { batchesCard } from '../../src/cards/batches.ts';
import type { Command, Reply } from '../handling.ts';

/** `/batches`: where each batch stands, for the office, which starts the next one from it. */
export async function batches({ app, who, now }: Command): Promise<Reply> {
  const view = await batchesView(app, who.person.open_id ?? '', now);
  return view.ok
    ? { say: 'privately', card: batchesCard(view.value) }
    : { say: 'refuse', refusal: view.refusal };
}

import { auditView } from '../../src/app/audit-view.ts';
import { auditCard } from '../../src/cards/audit.ts';
import type { Command, Reply } from '../handling.ts';

/** Whether the record of work is whole, and its latest lines; for the office. */
export async function audit({ app, who, unitId }: Command): Promise<Reply> {
  const view = await auditView(app, who, unitId);
  return view.ok
    ? { say: 'privately', card: auditCard(view.value) }
    : { say: 'refuse', refusal: view.refusal };
}

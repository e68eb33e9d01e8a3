import { runsOf } from '../store/campaign.ts';
import { unitTree } from '../store/roster.ts';
import { campaignNow } from './campaign-now.ts';
import type { App } from './ports.ts';

/** The stage in which a unit stands; for one that takes no part itself, the furthest of those below it. 1 before anything began. */
export async function stageOfUnit(app: App, unitId: string): Promise<number> {
  const campaign = await campaignNow(app.db);
  if (!campaign) return 1;
  const runs = await runsOf(app.db, campaign.id);
  const own = runs.find((run) => run.unit_id === unitId);
  if (own) return own.stage;
  const tree = await unitTree(app.db, unitId);
  return Math.max(1, ...runs.filter((run) => tree.includes(run.unit_id)).map((run) => run.stage));
}

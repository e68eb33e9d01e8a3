import { unitTree } from '../store/roster.ts';
import type { App } from './ports.ts';
import type { UnitDuties } from './unit-duties.ts';

/** Whether units stand below one: some of its figures add theirs, its requirements and checklists never do. */
export const isAbove = async (app: App, { unit }: UnitDuties): Promise<boolean> =>
  (await unitTree(app.db, unit.id)).length > 1;

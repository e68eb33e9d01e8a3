import { unitById } from '../store/roster.ts';
import type { App } from './ports.ts';

/** A unit's name for a card; empty when it is gone. */
export const unitName = async (app: App, unitId: string): Promise<string> =>
  (await unitById(app.db, unitId))?.name ?? '';

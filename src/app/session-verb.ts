import type { Verb } from '../domain/rights.ts';
import type { Unit } from '../store/roster.ts';

/**
 * Who runs a session: the secretary of the unit; the life meeting of a leading body its first responsible person too
 * (S14; 001, part 4.2).
 */
export const verbToRun = (kind: string, unit: Pick<Unit, 'leading_body'>): Verb =>
  kind === 'life-meeting' && unit.leading_body ? 'open-body-meeting' : 'open-session';

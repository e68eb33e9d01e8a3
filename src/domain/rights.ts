/**
 * Who may do what, for every command, card action, page and export: the one place (specification, section 7).
 * A right is held over a unit; office and supervisors hold theirs over the tree below the unit they stand under.
 */
export const roles = ['member', 'secretary', 'first', 'office', 'supervisor', 'mass'] as const;
export type Role = (typeof roles)[number];

/** What somebody wants to do. */
export type Verb =
  | 'see-own'
  | 'see-unit'
  | 'see-names'
  | 'open-session'
  | 'correct-hours'
  | 'remind'
  | 'post-box'
  | 'speak'
  | 'read-opinions'
  | 'answer-opinions'
  | 'file-report'
  | 'bind-chat'
  | 'see-roster'
  | 'import-roster'
  | 'set-campaign'
  | 'see-audit';

const holders: Record<Verb, readonly Role[]> = {
  'see-own': ['member', 'secretary', 'first', 'office', 'supervisor', 'mass'],
  'see-unit': ['member', 'secretary', 'first', 'office', 'supervisor'],
  'see-names': ['secretary', 'first', 'office', 'supervisor'],
  'open-session': ['secretary'],
  'correct-hours': ['secretary'],
  remind: ['secretary', 'first', 'office'],
  'post-box': ['secretary', 'first', 'office'],
  speak: ['member', 'secretary', 'first', 'office', 'supervisor', 'mass'],
  'read-opinions': ['secretary', 'first', 'office'],
  'answer-opinions': ['secretary', 'first', 'office'],
  'file-report': ['secretary', 'first'],
  'bind-chat': ['secretary', 'office'],
  'see-roster': ['secretary', 'first', 'office', 'supervisor'],
  'import-roster': ['office'],
  'set-campaign': ['office'],
  'see-audit': ['office'],
};

/** Roles that stand over the whole tree below the unit they belong to (S30, office). */
const overTree: readonly Role[] = ['first', 'office', 'supervisor'];

export interface Actor {
  id: string;
  unitId: string;
  roles: readonly Role[];
}

/**
 * @param unitPath the unit acted on and its ancestors, nearest first; empty for the organisation as a whole
 * @param standsUnder the units over whose tree the actor's office or group stands (its unit's parent for a
 *   supervision group or an office unit, otherwise its own unit)
 * @returns allowed, or the roles that would be
 */
export function may(
  actor: Actor,
  verb: Verb,
  unitPath: readonly string[],
  standsUnder: readonly string[],
): { ok: true } | { ok: false; roles: readonly Role[] } {
  const allowed = holders[verb];
  const held = actor.roles.filter((role) => allowed.includes(role));
  const reaches = (role: Role) =>
    verb === 'see-own' ||
    verb === 'speak' ||
    unitPath[0] === actor.unitId ||
    (overTree.includes(role) && standsUnder.some((unit) => unitPath.includes(unit)));
  return held.some(reaches) ? { ok: true } : { ok: false, roles: allowed };
}

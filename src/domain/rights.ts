/**
 * Who may do what, for every command, card action, page and export: the one place (specification, section 7).
 * A right is held over a unit; office and supervisors hold theirs over the tree below the unit they stand under.
 */
export const roles = ['member', 'committee', 'secretary', 'first', 'office', 'supervisor', 'mass'] as const;
export type Role = (typeof roles)[number];

/** What somebody wants to do. */
export type Verb =
  | 'see-own'
  | 'log-study'
  | 'see-unit'
  | 'see-names'
  | 'open-session'
  | 'open-body-meeting'
  | 'correct-hours'
  | 'remind'
  | 'post-box'
  | 'speak'
  | 'see-chain'
  | 'read-opinions'
  | 'answer-opinions'
  | 'solicit-opinions'
  | 'sort-opinions'
  | 'review'
  | 'appraise'
  | 'read-originals'
  | 'approve'
  | 'receive-report'
  | 'file-for-unit'
  | 'apply-gate'
  | 'sign-gate'
  | 'inspect'
  | 'draw-spot-checks'
  | 'answer-finding'
  | 'exempt'
  | 'move-dates'
  | 'ask-extension'
  | 'name-deputy'
  | 'bind-chat'
  | 'see-roster'
  | 'import-roster'
  | 'set-campaign'
  | 'see-audit'
  | 'see-progress'
  | 'see-queues'
  | 'open-survey'
  | 'repeat-draw';

const holders: Record<Verb, readonly Role[]> = {
  'see-own': ['member', 'committee', 'secretary', 'first', 'office', 'supervisor', 'mass'],
  'log-study': ['member'],
  'see-unit': ['member', 'committee', 'secretary', 'first', 'office', 'supervisor'],
  'see-names': ['secretary', 'first', 'office', 'supervisor'],
  'open-session': ['secretary'],
  'open-body-meeting': ['secretary', 'first'],
  'correct-hours': ['secretary'],
  remind: ['secretary', 'first', 'office'],
  'post-box': ['secretary', 'first', 'office'],
  speak: ['member', 'committee', 'secretary', 'first', 'office', 'supervisor', 'mass'],
  'see-chain': ['member', 'committee', 'secretary', 'first', 'office', 'supervisor', 'mass'],
  'read-opinions': ['secretary', 'first', 'office'],
  'answer-opinions': ['secretary', 'first', 'office'],
  'solicit-opinions': ['secretary', 'first', 'office'],
  'sort-opinions': ['secretary', 'first', 'office'],
  review: ['secretary', 'first'],
  appraise: ['committee', 'secretary', 'first'],
  'read-originals': ['committee', 'secretary', 'first', 'office', 'supervisor'],
  approve: ['first', 'office'],
  'receive-report': ['office'],
  'file-for-unit': ['secretary', 'first'],
  'apply-gate': ['secretary'],
  'sign-gate': ['supervisor'],
  inspect: ['supervisor'],
  'draw-spot-checks': ['office'],
  'answer-finding': ['secretary'],
  exempt: ['office'],
  'move-dates': ['office'],
  'ask-extension': ['secretary', 'first', 'office'],
  'name-deputy': ['secretary', 'first'],
  'bind-chat': ['secretary', 'office'],
  'see-roster': ['secretary', 'first', 'office', 'supervisor'],
  'import-roster': ['office'],
  'set-campaign': ['office'],
  'see-audit': ['office'],
  'see-progress': ['secretary', 'first', 'office', 'supervisor'],
  'see-queues': ['office'],
  'open-survey': ['secretary', 'first', 'office', 'supervisor'],
  'repeat-draw': ['office', 'supervisor'],
};

/** Roles that stand over the whole tree below the unit they belong to (S30, office). */
const overTree: readonly Role[] = ['first', 'office', 'supervisor'];

export interface Actor {
  id: string;
  unitId: string;
  roles: readonly Role[];
  /** Units without a secretary for which they, as first responsible, do what a secretary does. */
  answersFor?: readonly string[];
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
  if (verb === 'see-own' || verb === 'speak') {
    return actor.roles.some((role) => holders[verb].includes(role))
      ? { ok: true }
      : { ok: false, roles: holders[verb] };
  }
  return mayFile(actor, holders[verb], unitPath, standsUnder);
}

/**
 * Whether somebody in one of these roles may act on a unit; a kind says by it who files. Members and masses act where
 * they take part, office and supervisors over their whole tree. Where there is no secretary, the first responsible
 * person does what a secretary may; no secretary signs, so neither do they.
 */
export function mayFile(
  actor: Actor,
  allowed: readonly Role[],
  unitPath: readonly string[],
  standsUnder: readonly string[],
): { ok: true } | { ok: false; roles: readonly Role[] } {
  const reaches = (role: Role) =>
    unitPath[0] === actor.unitId ||
    (overTree.includes(role) && standsUnder.some((unit) => unitPath.includes(unit)));
  const standsIn =
    allowed.includes('secretary') && actor.answersFor?.some((unit) => unit === unitPath[0]) === true;
  return standsIn || actor.roles.some((role) => allowed.includes(role) && reaches(role))
    ? { ok: true }
    : { ok: false, roles: allowed };
}

/**
 * Between whom a talk was, as document (002), part 1.1 counts them: those of the leading bodies among themselves, a leader
 * with a head of department or another member, members among themselves, members with people outside the Party.
 */
export const TALK_KINDS = ['leaders', 'leader-member', 'members', 'others'] as const;
export type TalkKind = (typeof TALK_KINDS)[number];

/** What of a person decides the kind of a talk. */
export interface Talker {
  leader: boolean;
  roles: readonly string[];
}

const isMember = (one: Talker): boolean => one.leader || one.roles.includes('member');

/**
 * The kinds that fit two people, the one that is taken unless they say otherwise first: two leaders may have talked as
 * members of one branch. None where no member takes part.
 */
export function talkKinds(one: Talker, other: Talker): TalkKind[] {
  const members = [one, other].filter(isMember).length;
  if (members === 0) return [];
  if (members === 1) return ['others'];
  if (one.leader && other.leader) return ['leaders', 'members'];
  return one.leader || other.leader ? ['leader-member', 'members'] : ['members'];
}

/** Days after which a talk that the other did not confirm is dropped without a word. */
export const confirmDays = 7;

import { expect, test } from 'vitest';
import { may, type Role, roles, type Verb } from '../../src/domain/rights.ts';

/** own: the actor's unit · other: a unit beside it · below: a unit under the one the actor stands under. */
type Reach = 'own' | 'other' | 'below';
const own: readonly Reach[] = ['own'];
const tree: readonly Reach[] = ['own', 'below'];
const all: readonly Reach[] = ['own', 'other', 'below'];

/** What each role may do, and how far; whatever is not here is refused (specification, sections 2 and 7). */
const table: Record<Verb, Partial<Record<Role, readonly Reach[]>>> = {
  'see-own': {
    member: all,
    committee: all,
    secretary: all,
    first: all,
    office: all,
    supervisor: all,
    mass: all,
  },
  speak: { member: all, committee: all, secretary: all, first: all, office: all, supervisor: all, mass: all },
  'log-study': { member: own },
  'see-unit': { member: own, committee: own, secretary: own, first: tree, office: tree, supervisor: tree },
  'see-names': { secretary: own, first: tree, office: tree, supervisor: tree },
  'open-session': { secretary: own },
  'open-body-meeting': { secretary: own, first: tree },
  'correct-hours': { secretary: own },
  remind: { secretary: own, first: tree, office: tree },
  'post-box': { secretary: own, first: tree, office: tree },
  'see-chain': {
    member: own,
    committee: own,
    secretary: own,
    first: tree,
    office: tree,
    supervisor: tree,
    mass: own,
  },
  'read-opinions': { secretary: own, first: tree, office: tree },
  'answer-opinions': { secretary: own, first: tree, office: tree },
  'solicit-opinions': { secretary: own, first: tree, office: tree },
  'sort-opinions': { secretary: own, first: tree, office: tree },
  review: { secretary: own, first: tree },
  appraise: { committee: own, secretary: own, first: tree },
  'read-originals': { committee: own, secretary: own, first: tree, office: tree, supervisor: tree },
  approve: { first: tree, office: tree },
  'receive-report': { office: tree },
  'file-for-unit': { secretary: own, first: tree },
  'apply-gate': { secretary: own },
  'sign-gate': { supervisor: tree },
  inspect: { supervisor: tree },
  'draw-spot-checks': { office: tree },
  'answer-finding': { secretary: own },
  exempt: { office: tree },
  'move-dates': { office: tree },
  'ask-extension': { secretary: own, first: tree, office: tree },
  'name-deputy': { secretary: own, first: tree },
  'bind-chat': { secretary: own, office: tree },
  'see-roster': { secretary: own, first: tree, office: tree, supervisor: tree },
  'import-roster': { office: tree },
  'set-campaign': { office: tree },
  'see-audit': { office: tree },
  'see-progress': { secretary: own, first: tree, office: tree, supervisor: tree },
  'see-queues': { office: tree },
  'open-survey': { secretary: own, first: tree, office: tree, supervisor: tree },
  'repeat-draw': { office: tree, supervisor: tree },
};

const paths: Record<Reach, string[]> = {
  own: ['mine', 'top'],
  other: ['beside', 'elsewhere'],
  below: ['under', 'mine', 'top'],
};

const cases = (Object.keys(table) as Verb[]).flatMap((verb) =>
  roles.flatMap((role) =>
    all.map((reach) => ({ verb, role, reach, allowed: table[verb][role]?.includes(reach) ?? false })),
  ),
);

test.each(cases)('$role · $verb · $reach: $allowed', ({ verb, role, reach, allowed }) => {
  const answer = may({ id: 'me', unitId: 'mine', roles: [role] }, verb, paths[reach], ['mine']);
  expect(answer.ok).toBe(allowed);
  if (!answer.ok) expect(answer.roles).toEqual(roles.filter((one) => table[verb][one]));
});

test('an office or a group stands over the tree of the unit above it', () => {
  const office = { id: 'me', unitId: 'office', roles: ['office'] as const };
  expect(may(office, 'remind', ['branch', 'top'], ['top']).ok).toBe(true);
  expect(may(office, 'remind', ['branch', 'top'], ['office']).ok).toBe(false);
});

test('who answers for a unit without a secretary does there what a secretary may, and no more', () => {
  const first = { id: 'me', unitId: 'mine', roles: ['member', 'first'] as const, answersFor: ['top'] };
  const verbs = Object.keys(table) as Verb[];
  const added = (unit: string) =>
    verbs.filter(
      (verb) =>
        may(first, verb, [unit], ['top']).ok && !may({ ...first, answersFor: [] }, verb, [unit], ['top']).ok,
    );
  expect(added('top').sort()).toEqual(
    verbs.filter((verb) => table[verb].secretary && !table[verb].first).sort(),
  );
  expect(added('top')).toContain('apply-gate');
  expect(added('top')).not.toContain('sign-gate');
  expect(added('mine')).toEqual([]);
  expect(added('beside')).toEqual([]);
});

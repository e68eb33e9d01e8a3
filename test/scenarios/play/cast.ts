import { demoOrganisation } from '../../../src/sandbox/index.ts';
import type { Branch } from './branch.ts';
import { type Actor, type Stage, together } from './stage.ts';

/** Branches under way at once: more would only queue on a small machine. */
export const lanes = 4;

/** Who plays a part of their own, by the branch's place in the roster. */
export const talkative = 0;
export const quietBox = 1;
export const lectureless = 1;
export const slowBranch = 2;
export const lateReport = 0;
/** Where the people are not content with stage 3. */
export const unhappy = 2;

export interface Cast {
  branches: Branch[];
  supervisors: Actor[];
  /** First responsible persons: they review what a secretary filed. */
  first: Actor[];
  /** Those with a leading post, who sit in the bureau's leading body. */
  leaders: Actor[];
  office: Actor[];
  /** The group in which the office speaks with the secretaries; it is the bureau's own. */
  liaison: string;
  everybody: Actor[];
}

/** Those who stand over the branches, with these branches of the demo organisation, in roster order. */
export async function castOf(stage: Stage, takesPart: (unit: string) => boolean): Promise<Cast> {
  const people = await stage.people();
  const leading = new Set(
    demoOrganisation().people.flatMap((person) => (person.leader ? [person.open_id] : [])),
  );
  const having = (role: string) => people.filter((person) => person.roles.includes(role));
  const found = await Promise.all(
    having('secretary').map(async (secretary, no): Promise<Branch> => {
      const inUnit = people.filter((person) => person.unit === secretary.unit);
      const groups = await stage.groups(secretary);
      return {
        no,
        name: secretary.unit,
        secretary,
        members: inUnit.filter((person) => person.roles.includes('member')),
        masses: inUnit.filter((person) => person.roles.includes('mass')),
        group: groups.find((group) => group.name === secretary.unit)?.chat_id ?? '',
      };
    }),
  );
  const office = having('office');
  const [officer] = office;
  return {
    branches: found.filter(({ name }) => takesPart(name)),
    first: having('first'),
    leaders: people.filter((person) => leading.has(person.open_id)),
    supervisors: having('supervisor'),
    office,
    liaison: officer
      ? ((await stage.groups(officer)).find((group) => group.name.includes('联络'))?.chat_id ?? '')
      : '',
    everybody: people,
  };
}

export const everyBranch = (cast: Cast, act: (branch: Branch) => Promise<unknown>): Promise<void> =>
  together(cast.branches, lanes, act);

import { areas, type Target, type TargetKind } from '../domain/opinions.ts';
import { type Element, type Say, select } from './kit.ts';
import type { Words } from './words/index.ts';

/** One choice of whom an opinion is about; `person` is a member's name. */
export interface TargetChoice {
  value: Target;
  person: string | null;
}

/** Whom an opinion is about, in words: the member's name where one is named. */
export const aboutWhom = (w: Words, of: { target: TargetKind; person: string | null }): string =>
  of.person ?? w.targets[of.target];

/** Whom and which area, as every form of opinions asks. */
export function targetAndArea(of: {
  targets: readonly TargetChoice[];
  target?: Target;
  area?: string;
  labels?: { target: Say; area: Say };
}): Element[] {
  return [
    ...select({
      name: 'target',
      label: of.labels?.target ?? ((w) => w.opinionForm.target),
      placeholder: (w) => w.choose,
      options: of.targets.map(targetChoice),
      value: of.target ?? (of.targets.length === 1 ? of.targets[0]?.value : undefined),
    }),
    ...select({
      name: 'area',
      label: of.labels?.area ?? ((w) => w.opinionForm.area),
      placeholder: (w) => w.choose,
      options: areas.map((area) => ({ text: (w: Words) => w.areas[area], value: area })),
      value: of.area,
    }),
  ];
}

/** A select's choice of whom an opinion is about. */
export const targetChoice = ({ value, person }: TargetChoice): { text: Say; value: string } => ({
  text: person ?? ((w: Words) => w.targets[value as TargetKind]),
  value,
});

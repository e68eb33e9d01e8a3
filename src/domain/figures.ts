import type { Measured } from './gate.ts';

/** A measured requirement as people read it: so many of so many, or percent of percent; never a fraction of one. */
export interface Figures {
  have: string;
  need: string;
  /** `have` of `need` are all there are, of which so many percent are asked; null where `need` is what is asked. */
  leastPercent: number | null;
}

/** A unit's share is said in its records where they can be counted, otherwise in percent. */
export function figuresOf({ requirement, have, need, share }: Measured): Figures {
  if (share)
    return {
      have: String(share.done),
      need: String(share.all),
      leastPercent: Math.round(need * 100),
    };
  const percent = requirement.measure === 'share' && requirement.per !== 'member';
  const say = (value: number) => (percent ? `${Math.round(value * 100)}%` : String(value));
  return { have: say(have), need: say(need), leastPercent: null };
}

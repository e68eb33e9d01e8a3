import { createForgetfulSet } from './forgetful-set.ts';

/** Who was greeted, in memory, and whose mark is still to be written. */
export interface Greetings {
  /** @returns true when this process has not greeted them yet */
  first(openId: string): boolean;
  /** Takes a greeting back that did not arrive. */
  forget(openId: string): void;
  /** Everybody whose mark may be written now; nobody while they are too few to hide among. */
  toMark(): string[];
}

const mostRemembered = 50_000;
/** As with a survey's marks (specification, section 7): one mark alone would tell whose it is. */
const fewestTogether = 5;

export function createGreetings(): Greetings {
  const first = createForgetfulSet(mostRemembered);
  const unmarked = new Set<string>();
  return {
    first(openId) {
      const isFirst = first(openId);
      if (isFirst) unmarked.add(openId);
      return isFirst;
    },
    forget(openId) {
      first.forget(openId);
      unmarked.delete(openId);
    },
    toMark() {
      if (unmarked.size < fewestTogether) return [];
      const together = [...unmarked].sort();
      unmarked.clear();
      return together;
    },
  };
}

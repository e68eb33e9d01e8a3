import { type CommandName, helpCard } from '../../src/cards/help.ts';
import { may } from '../../src/domain/rights.ts';
import { vocabulary } from '../../src/say/vocabulary.ts';
import type { Command, Reply } from '../handling.ts';
import { commandRights } from './rights.ts';

/** Only what this person may do, in the order of the vocabulary. */
export async function help({ who }: Command): Promise<Reply> {
  const shown = vocabulary.flatMap((words) => {
    const right = commandRights[words.name as CommandName];
    if (right === undefined) return [];
    const places = [who.unit.id, ...(who.actor.answersFor ?? [])];
    const allowed = places.some((unit) => may(who.actor, right, [unit], [unit]).ok);
    return allowed ? [{ name: words.name as CommandName, alias: words['zh-cn'] }] : [];
  });
  return { say: 'privately', card: helpCard({ commands: shown }) };
}

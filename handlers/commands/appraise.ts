import { nextAppraisal } from '../../src/app/appraisals.ts';
import { appraisalList, ownAppraisal } from '../../src/app/read-appraisals.ts';
import {
  appraisalCard,
  appraisalListCard,
  appraisalTaskCard,
  noAppraisalCard,
} from '../../src/cards/appraisal.ts';
import type { Command, Reply } from '../handling.ts';

/**
 * `/appraise`: the queue for the committee; with a unit, the list for those above by right; for everybody else their own.
 * Past the outbox, so that what is written of one person does not lie among the messages of another.
 */
export async function appraise({ app, now, who, unitId, args }: Command): Promise<Reply> {
  const openId = who.person.open_id as string;
  const held = who.actor.roles;
  const writes = unitId === who.unit.id && (held.includes('committee') || held.includes('secretary'));
  if (writes) {
    const task = await nextAppraisal(app, { openId, unitId }, now);
    return task.ok
      ? { say: 'unrecorded', card: appraisalTaskCard(task.value) }
      : { say: 'refuse', refusal: task.refusal };
  }
  if (args.trim() !== '' || !held.includes('member')) {
    const list = await appraisalList(app, { openId, unitId }, now);
    return list.ok
      ? { say: 'unrecorded', card: appraisalListCard(list.value) }
      : { say: 'refuse', refusal: list.refusal };
  }
  const own = await ownAppraisal(app, openId, now);
  if (!own.ok) return { say: 'refuse', refusal: own.refusal };
  return { say: 'unrecorded', card: own.value ? appraisalCard(own.value) : noAppraisalCard() };
}

import { isEnded } from '../domain/ledger.ts';
import { keyOfMessage } from '../store/outbox-view.ts';
import { applyAct } from './ledger-acts.ts';
import { itemById, taskKey } from './ledger-items.ts';
import type { App } from './ports.ts';
import { isSameCompletion, knownCompletion, noteCompletion, setCompletion } from './task-completion.ts';

const keys = /^ledger-task:([^:]+):(.+)$/;

/**
 * A task was changed in the messenger. Completed by its owner, the item is solved as they say, to be confirmed by the
 * secretary, who waits for evidence; opened again, the claim is taken back. What the ledger has closed or handed on stays as the
 * ledger has it. The event is a hint only: the task itself is asked, and only what it was not known to have is an act of
 * its owner. What the bot has not yet said to it is none, so that the last act of a person counts, wherever it was done.
 */
export async function followTask(app: App, guid: string, now: Date): Promise<void> {
  const key = await keyOfMessage(app.db, guid);
  const [, recordId, owner] = keys.exec(key ?? '') ?? [];
  if (recordId === undefined || owner === undefined) return;
  const of = taskKey(recordId, owner);
  const known = await knownCompletion(app.db, of);
  const answer = await app.directory.taskCompletedAt(guid);
  if (!answer.ok) throw new Error(answer.advice ?? 'the task could not be asked');
  const completed = answer.value;
  const found = await itemById(app.db, recordId);
  if (!found || (known !== undefined && isSameCompletion(known, completed))) return;
  const { item } = found;
  const mine = item.owner === owner;
  await noteCompletion(app.db, of, completed, now);
  if (completed !== null && mine && item.awaiting === null && !isEnded(item)) {
    await applyAct(app, found, { act: { act: 'claim-solved' }, by: owner }, now);
  } else if (completed === null && mine && item.awaiting === 'solved' && item.claimedBy === owner) {
    await applyAct(app, found, { act: { act: 'unclaim' }, by: owner }, now);
  } else if (completed === null && (isEnded(item) || !mine)) {
    await setCompletion(app.db, of, true, now);
  }
  app.wake.courier();
}

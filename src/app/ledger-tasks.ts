import { isEnded } from '../domain/ledger.ts';
import { enqueue } from '../store/outbox.ts';
import { keyOfMessage } from '../store/outbox-view.ts';
import { applyAct } from './ledger-acts.ts';
import { itemById, taskKey } from './ledger-items.ts';
import type { App } from './ports.ts';

const keys = /^ledger-task:([^:]+):(.+)$/;

/**
 * A task was changed in the messenger. Completed by its owner, the item is solved as they say, to be confirmed by the
 * secretary, who waits for evidence; opened again, the claim is taken back. What the ledger has closed or handed on stays as the
 * ledger has it. The event is a hint only: the task itself is asked.
 */
export async function followTask(app: App, guid: string, now: Date): Promise<void> {
  const key = await keyOfMessage(app.db, guid);
  const [, recordId, owner] = keys.exec(key ?? '') ?? [];
  if (recordId === undefined || owner === undefined) return;
  const found = await itemById(app.db, recordId);
  if (!found) return;
  const { item } = found;
  const answer = await app.directory.isTaskDone(guid);
  if (!answer.ok) throw new Error(answer.advice ?? 'the task could not be asked');
  const mine = item.owner === owner;
  if (answer.value && mine && item.awaiting === null && !isEnded(item)) {
    await applyAct(app, found, { act: { act: 'claim-solved' }, by: owner }, now);
  } else if (!answer.value && mine && item.awaiting === 'solved' && item.claimedBy === owner) {
    await applyAct(app, found, { act: { act: 'unclaim' }, by: owner }, now);
  } else if (!answer.value && (isEnded(item) || !mine)) {
    const of = taskKey(recordId, owner);
    const task = {
      ...{ summary: item.words.replace(/\s+/g, ' ').slice(0, 200), due: item.due },
      completedAt: now.toISOString(),
    };
    await enqueue(app.db, [{ key: `update:${of}`, job: { do: 'task-update', of, task } }], now);
    app.wake.courier();
  }
}

import { followTask } from '../app/ledger-tasks.ts';
import type { Answer, Platform } from '../app/platform.ts';
import type { App } from '../app/ports.ts';
import { isSameCompletion } from '../app/task-completion.ts';
import { makeFile } from '../export/make-file.ts';
import type { Messenger } from '../messenger/client.ts';

/**
 * The messenger, which can also send a file that is made from its order, and which leaves a task's completion as its
 * owner made it since: that is followed instead.
 */
export function withFiles(messenger: Messenger, app: () => App, clock: { now: () => Date }): Platform {
  return {
    ...messenger,
    async sendFile({ to, file, uuid }): Promise<Answer<{ messageId: string }>> {
      const made = await makeFile(app(), file, clock.now());
      if (!made.ok) return giveUp(made.refusal.why);
      const { name, bytes, format } = made.value;
      const kept = await messenger.uploadFile({ name, bytes, type: format === 'xlsx' ? 'xls' : 'doc' });
      return kept.ok ? messenger.sendFile({ to, fileKey: kept.value.fileKey, uuid }) : kept;
    },
    async updateTask({ was, ...order }): Promise<Answer<unknown>> {
      if (was === undefined || order.completedAt === undefined) return messenger.updateTask(order);
      const found = await messenger.taskCompletedAt(order.guid);
      if (!found.ok) return found;
      if (!isSameCompletion(found.value, was)) await followTask(app(), order.guid, clock.now());
      else if (!isSameCompletion(found.value, order.completedAt)) return messenger.updateTask(order);
      return { ok: true, value: undefined };
    },
  };
}

/** A file that can't be made any more: the unit or the campaign is gone since it was asked for. */
const giveUp = (why: string): Answer<never> => ({
  ok: false,
  fault: { kind: 'give-up', code: why, advice: 'the file cannot be made', answered: true },
});

import { followTask } from '../app/ledger-tasks.ts';
import type { Answer, Platform } from '../app/platform.ts';
import type { App } from '../app/ports.ts';
import { isSameCompletion } from '../app/task-completion.ts';
import { type FiledFile, isPicture } from '../domain/kinds/filed-file.ts';
import { makeFile } from '../export/make-file.ts';
import type { Messenger } from '../messenger/client.ts';
import type { To } from '../store/outbox-job.ts';

/**
 * The messenger, which can also send a file that is made from its order, and which leaves a task's completion as its
 * owner made it since: that is followed instead.
 */
export function withFiles(messenger: Messenger, app: () => App, clock: { now: () => Date }): Platform {
  return {
    ...messenger,
    async sendFile({ to, file, uuid }): Promise<Answer<{ messageId: string }>> {
      if ('key' in file) return sendAgain(messenger, { to, file, uuid });
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

/** What somebody sent to the bot, sent on to another: a picture as a picture, anything else by its name. */
async function sendAgain(
  messenger: Messenger,
  { to, file, uuid }: { to: To; file: FiledFile; uuid: string },
): Promise<Answer<{ messageId: string }>> {
  const type = isPicture(file) ? 'image' : 'file';
  const fetched = await messenger.downloadResource({ messageId: file.message, fileKey: file.key, type });
  if (!fetched.ok) return fetched;
  const bytes = fetched.value;
  if (type === 'image') {
    const kept = await messenger.uploadImage({ bytes });
    return kept.ok ? messenger.sendImage({ to, imageKey: kept.value.imageKey, uuid }) : kept;
  }
  const kept = await messenger.uploadFile({ name: file.name, bytes, type: 'stream' });
  return kept.ok ? messenger.sendFile({ to, fileKey: kept.value.fileKey, uuid }) : kept;
}

/** A file that can't be made any more: the unit or the campaign is gone since it was asked for. */
const giveUp = (why: string): Answer<never> => ({
  ok: false,
  fault: { kind: 'give-up', code: why, advice: 'the file cannot be made', answered: true },
});

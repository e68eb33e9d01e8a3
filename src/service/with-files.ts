import type { Answer, Platform } from '../app/platform.ts';
import type { App } from '../app/ports.ts';
import { makeFile } from '../export/make-file.ts';
import type { Messenger } from '../messenger/client.ts';

/** The messenger, which can also send a file that is made from its order. */
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
  };
}

/** A file that can't be made any more: the unit or the campaign is gone since it was asked for. */
const giveUp = (why: string): Answer<never> => ({
  ok: false,
  fault: { kind: 'give-up', code: why, advice: 'the file cannot be made', answered: true },
});

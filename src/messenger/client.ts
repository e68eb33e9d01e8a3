import { type CallOptions, createCall } from './call.ts';
import { batchCalls } from './calls/batch.ts';
import { chatCalls } from './calls/chats.ts';
import { documentCalls } from './calls/documents.ts';
import { fileCalls } from './calls/files.ts';
import { type LoginApp, loginCalls } from './calls/login.ts';
import { messageCalls } from './calls/messages.ts';
import { peopleCalls } from './calls/people.ts';
import { slashCalls } from './calls/slash.ts';
import { workCalls } from './calls/work.ts';

export type Messenger = ReturnType<typeof createMessenger>;

/**
 * Everything the bot can say to the platform. Each method gives back an `Answer`, {ok: true, value} or
 * {ok: false, fault}, and never throws; none waits for a quota (`quota.ts`) or tries again, except once with a
 * fresh token. Opens nothing that would have to be closed.
 *
 * @param options `domain` is `feishu`, `lark` or a base URL; `now` is real time, not the campaign's
 */
export function createMessenger(options: CallOptions & LoginApp) {
  const call = createCall(options);
  return {
    ...messageCalls(call),
    ...batchCalls(call),
    ...chatCalls(call),
    ...peopleCalls(call),
    ...fileCalls(call),
    ...workCalls(call),
    ...documentCalls(call),
    ...slashCalls(call),
    ...loginCalls(call, options),
  };
}

import { followTask } from '../../src/app/ledger-tasks.ts';
import type { InboundEvent } from '../../src/messenger/inbound.ts';
import type { Handling } from '../handling.ts';

export const taskChanged = (
  { app, now }: Handling,
  event: Extract<InboundEvent, { kind: 'task-changed' }>,
): Promise<void> => followTask(app, event.guid, now);

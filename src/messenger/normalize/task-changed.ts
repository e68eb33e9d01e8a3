import { z } from 'zod';
import type { InboundEvent } from '../inbound.ts';
import type { Envelope } from './envelope.ts';

const changed = z.object({ task_id: z.string().min(1) });

/**
 * `task.task.updated_v1`: a task that the app made was changed; what was changed is told as a number only, so the task
 * is asked (https://open.feishu.cn/document/server-docs/task-v1/task/events/updated).
 */
export function taskChanged(envelope: Envelope): InboundEvent | null {
  const read = changed.safeParse(envelope.event);
  if (!read.success) return null;
  return { kind: 'task-changed', eventId: envelope.header.event_id, guid: read.data.task_id };
}

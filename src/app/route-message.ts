import type { ClaimedMessage } from '../store/outbox.ts';
import { CARD_IS_GONE } from '../store/outbox.ts';
import type { Answer, Platform } from './platform.ts';

/** The call a message becomes: which interface and whom it aims at, or why it cannot be made. */
export type Route =
  | { api: string; target?: string; call(platform: Platform): Promise<Answer<unknown>> }
  | { impossible: string; target?: string };

/** The names are those the messenger's quota and log use. */
export function routeOf({ job, uuid, card: refreshed }: ClaimedMessage): Route {
  switch (job.do) {
    case 'card':
      return {
        api: 'im.message.create',
        target: idOf(job.to),
        call: (platform) => platform.sendCard({ to: job.to, card: { ...job.card }, uuid }),
      };
    case 'text':
      return {
        api: 'im.message.create',
        target: idOf(job.to),
        call: (platform) => platform.sendText({ to: job.to, text: job.text, uuid }),
      };
    case 'file':
      return {
        api: 'im.message.create',
        target: idOf(job.to),
        call: (platform) => platform.sendFile({ to: job.to, file: job.file, uuid }),
      };
    case 'reply-card':
      return {
        api: 'im.message.reply',
        target: idOf(job.to),
        call: (platform) => platform.reply({ messageId: job.messageId, card: { ...job.card }, uuid }),
      };
    case 'patch': {
      const messageId = refreshed?.messageId;
      if (refreshed?.state !== 'sent' || !messageId)
        return { impossible: 'its card was never sent', target: job.of };
      // Batch messages have no update.
      if (messageId.startsWith('bm-')) return { impossible: CARD_IS_GONE, target: job.of };
      return patchOf(messageId, job.card);
    }
    case 'patch-message':
      return patchOf(job.messageId, job.card);
    case 'react':
      return {
        api: 'im.reaction.create',
        target: job.messageId,
        call: (platform) => platform.react({ messageId: job.messageId, emoji: job.emoji }),
      };
    case 'calendar-event': {
      const { from, to, ...event } = job.event;
      return {
        api: 'calendar.event.create',
        call: (platform) =>
          platform.createCalendarEvent({
            ...event,
            from: new Date(from),
            to: new Date(to),
            idempotencyKey: uuid,
          }),
      };
    }
    case 'task':
      return {
        api: 'task.create',
        call: (platform) => platform.createTask({ ...job.task, idempotencyKey: uuid }),
      };
    case 'task-update': {
      const guid = refreshed?.messageId;
      if (refreshed?.state !== 'sent' || !guid)
        return { impossible: 'its task was never made', target: job.of };
      return {
        api: 'task.patch',
        target: job.of,
        call: (platform) =>
          platform.updateTask({ ...job.task, guid, ...(job.was === undefined ? {} : { was: job.was }) }),
      };
    }
    case 'calendar-change':
    case 'calendar-cancel': {
      const eventId = refreshed?.messageId;
      if (refreshed?.state !== 'sent' || !eventId)
        return { impossible: 'its entry was never made', target: job.of };
      if (job.do === 'calendar-cancel')
        return {
          api: 'calendar.event.delete',
          target: job.of,
          call: (platform) => platform.deleteCalendarEvent({ eventId }),
        };
      const { from, to, ...event } = job.event;
      return {
        api: 'calendar.event.patch',
        target: job.of,
        call: (platform) =>
          platform.updateCalendarEvent({ ...event, eventId, from: new Date(from), to: new Date(to) }),
      };
    }
    case 'batch-card':
      return {
        api: 'message.batch_send',
        call: (platform) => platform.batchSendCard({ openIds: job.openIds, card: { ...job.card } }),
      };
  }
}

const patchOf = (messageId: string, card: object): Route => ({
  api: 'im.message.patch',
  target: messageId,
  call: (platform) => platform.patchCard({ messageId, card: { ...card } }),
});

const idOf = (to: { openId: string } | { chatId: string }) => ('openId' in to ? to.openId : to.chatId);

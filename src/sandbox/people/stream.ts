import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { World } from '../world.ts';

const heartbeatMs = 15_000;

/** Server-sent events: one `change` for each message that the person can see and that is new or different. */
export function mountStream(app: Hono, world: World, closing: AbortSignal): void {
  app.get('/sandbox/api/stream', (c) => {
    const viewer = c.req.query('as') ?? '';
    if (!world.people.has(viewer)) return c.json({ error: 'There is no such person.' }, 404);
    return streamSSE(c, async (stream) => {
      const off = world.onChange((change) => {
        const seen = world.chats.get(change.chat_id)?.members.includes(viewer);
        if (!seen || (change.only_for && change.only_for !== viewer)) return;
        const { seq, chat_id, message_id } = change;
        void stream.writeSSE({
          event: 'change',
          id: String(seq),
          data: JSON.stringify({ seq, chat_id, message_id }),
        });
      });
      await stream.writeSSE({ event: 'ready', data: JSON.stringify({ seq: world.seq() }) });
      const beat = setInterval(() => void stream.write(': \n\n'), heartbeatMs);
      await new Promise<void>((resolve) => {
        stream.onAbort(resolve);
        closing.addEventListener('abort', () => resolve(), { once: true });
        if (closing.aborted) resolve();
      });
      clearInterval(beat);
      off();
    });
  });
}

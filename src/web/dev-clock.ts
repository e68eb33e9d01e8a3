import { Hono } from 'hono';
import { z } from 'zod';
import type { Clock } from '../clock.ts';

export interface DevClockOptions {
  clock: Clock;
  /** Moves the clock there and fires every deadline on the way, in order; the clock stands while it works. */
  moveTo: (at: Date) => Promise<{ fired: number; failed: number }>;
  /** The next deadline still waiting. */
  nextDue: () => Promise<Date | null>;
}

const Move = z
  .strictObject({
    at: z.iso
      .datetime({
        offset: true,
        error: 'at must be an ISO time with offset, such as 2005-01-24T09:00:00+08:00',
      })
      .transform((text) => new Date(text))
      .optional(),
    speed: z
      .number({ error: 'speed must be a number: campaign seconds per real second' })
      .min(0, 'speed must be 0 (stand still) or more')
      .optional(),
  })
  .refine(({ at, speed }) => at !== undefined || speed !== undefined, 'give at, speed or both');

/** `GET` and `PUT /dev/clock`, for trials: mount them only when CLOCK_START is set. */
export function devClockRoutes({ clock, moveTo, nextDue }: DevClockOptions): Hono {
  const app = new Hono();
  let last: Promise<unknown> = Promise.resolve();
  const state = async () => ({
    at: clock.now().toISOString(),
    speed: clock.speed,
    next: (await nextDue())?.toISOString() ?? null,
  });
  app.get('/dev/clock', async (context) => context.json(await state()));
  app.put('/dev/clock', async (context) => {
    const body = Move.safeParse(await context.req.json().catch(() => undefined));
    if (!body.success) return context.json({ error: sentences(body.error) }, 400);
    const { at, speed } = body.data;
    // One move after the other: two at once would fire each other's deadlines out of order.
    const move = last.then(async () => {
      const before = clock.now();
      if (at && at < before) return undefined;
      const running = clock.speed;
      clock.set(before, 0);
      try {
        const { fired, failed } = at ? await moveTo(at) : { fired: 0, failed: 0 };
        return { fired, failed };
      } finally {
        clock.set(clock.now(), speed ?? running);
      }
    });
    last = move.catch(() => undefined);
    const moved = await move;
    if (moved) return context.json({ ...(await state()), ...moved });
    return context.json(
      { error: `The clock does not go back: it is ${clock.now().toISOString()} already.` },
      400,
    );
  });
  return app;
}

function sentences(error: z.ZodError): string {
  return error.issues
    .map((issue) => {
      if (issue.code === 'unrecognized_keys')
        return `${issue.keys.join(', ')} is unknown here: only at and speed are`;
      if (issue.code === 'invalid_type' && issue.path.length === 0)
        return 'the body must be a JSON object with at, speed or both';
      return issue.message;
    })
    .map((text) => `${text[0]!.toUpperCase()}${text.slice(1)}.`)
    .join(' ');
}

import type { z } from 'zod';

/** What time does, as functions of the house: a job knows nothing else. Each may run twice. */
export interface JobContext {
  /** Fires one deadline row, if it is still this version and waiting. */
  fireDue(id: string, version: number, now: Date): Promise<unknown>;
  /** Handles one event, if nobody finished it. */
  handleEvent(eventId: string, now: Date): Promise<unknown>;
  sweep(now: Date): Promise<unknown>;
  beat(now: Date): Promise<unknown>;
  purge(now: Date): Promise<unknown>;
}

export interface Job<Payload> {
  name: string;
  payload: z.ZodType<Payload>;
  /** Real milliseconds between ticks, for jobs that nobody adds. */
  everyMs?: number;
  run(context: JobContext, payload: Payload, now: Date): Promise<unknown>;
}

import { z } from 'zod';

const count = z.number().int().min(0).max(100_000);

export const faultsSchema = z.strictObject({
  rate_limit_next: count.optional(),
  server_error_next: count.optional(),
  slow_ms: z.number().min(0).max(600_000).optional(),
  drop_before_answer_next: count.optional(),
  bad_token_next: count.optional(),
  duplicate_events: z.boolean().optional(),
  reorder_events: z.boolean().optional(),
  kill_sockets_every_ms: z.number().min(10).nullable().optional(),
  /** Part of the path of the calls that the first five apply to; empty means all. */
  on: z.string().optional(),
});

export type FaultSettings = z.infer<typeof faultsSchema>;

/** What can be made to go wrong. Counters run down by one for each call that they spoil. */
export function createFaults() {
  const state = {
    rate_limit_next: 0,
    server_error_next: 0,
    slow_ms: 0,
    drop_before_answer_next: 0,
    bad_token_next: 0,
    duplicate_events: false,
    reorder_events: false,
    kill_sockets_every_ms: null as number | null,
    on: '',
  };
  const listeners = new Set<() => void>();
  type Counter = 'rate_limit_next' | 'server_error_next' | 'drop_before_answer_next' | 'bad_token_next';

  return {
    get: () => ({ ...state }),
    /** Changes the knobs that are named; the others stay. */
    set(settings: FaultSettings): void {
      Object.assign(state, faultsSchema.parse(settings));
      for (const listener of listeners) listener();
    },
    /** True when this call is to be spoiled; uses one up. */
    use(counter: Counter, path: string): boolean {
      if (state[counter] <= 0 || !path.includes(state.on)) return false;
      state[counter] -= 1;
      return true;
    },
    slowMs: (path: string) => (path.includes(state.on) ? state.slow_ms : 0),
    onChange(listener: () => void): void {
      listeners.add(listener);
    },
  };
}

export type Faults = ReturnType<typeof createFaults>;

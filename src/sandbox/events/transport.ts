import type { Envelope } from './envelope.ts';

/** What became of one push. `unreachable`: nobody listens; `bad-status`: an answer that is no success; `bad-body`: no JSON. */
export type Pushed =
  | { ok: true; body: unknown }
  | { ok: false; reason: 'unreachable' | 'timeout' | 'bad-status' | 'bad-body' };

/** One way to reach the bot. */
export interface Transport {
  /** Pushes once and waits for the answer at most `limitMs`. Never throws. */
  push: (envelope: Envelope, limitMs: number) => Promise<Pushed>;
}

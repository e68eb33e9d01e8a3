import type { Clocks } from '../clock.ts';
import type { Credentials } from '../credentials.ts';
import type { Faults } from '../faults.ts';
import type { EventEntry, PlatformRecord } from '../record.ts';
import { type Envelope, wrap } from './envelope.ts';
import type { Pushed, Transport } from './transport.ts';

/** How long an event may wait for a partner to change places with. */
const reorderMs = 150;

interface Parts {
  clocks: Clocks;
  credentials: Credentials;
  tenantKey: string;
  faults: Faults;
  record: PlatformRecord;
  transport: () => Transport;
  pushLimitMs: number;
  callbackLimitMs: number;
  repushDelaysMs: number[];
}

/**
 * Pushes events at least once: a push not answered within 3 s is repeated after 15 s, 5 min, 1 h and 6 h with the same event_id
 * (https://open.feishu.cn/document/server-docs/event-subscription-guide/overview). Callbacks are asked once and never repeated.
 */
export function createEvents(parts: Parts) {
  const { clocks, credentials, tenantKey, faults, record } = parts;
  const pending = new Map<string, Envelope>();
  const timers = new Set<NodeJS.Timeout>();
  let held: { envelope: Envelope; entry: EventEntry } | undefined;
  let closed = false;

  function later(ms: number, work: () => void): void {
    if (closed) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
  }

  async function attempt(envelope: Envelope, entry: EventEntry, tries: number): Promise<void> {
    record.counts.events_pushed += 1;
    const pushed = await parts.transport().push(envelope, parts.pushLimitMs);
    // An event needs HTTP 200 only; what stands in the body is nobody's business.
    const ok = pushed.ok || pushed.reason === 'bad-body';
    entry.tries.push({ at: clocks.now().toISOString(), ok, ...(pushed.ok ? {} : { reason: pushed.reason }) });
    if (closed) return;
    if (ok) {
      entry.state = 'delivered';
      pending.delete(envelope.header.event_id);
      return;
    }
    const delay = parts.repushDelaysMs[tries];
    if (delay === undefined) {
      if (entry.state === 'waiting') entry.state = 'lost';
      pending.delete(envelope.header.event_id);
      return;
    }
    later(delay, () => void attempt(envelope, entry, tries + 1));
  }

  function begin(envelope: Envelope, entry: EventEntry): void {
    void attempt(envelope, entry, 0);
    if (faults.get().duplicate_events) void attempt(envelope, entry, 0);
  }

  function release(): void {
    const waiting = held;
    held = undefined;
    if (waiting) begin(waiting.envelope, waiting.entry);
  }

  function push(envelope: Envelope): void {
    pending.set(envelope.header.event_id, envelope);
    const { event_id, event_type } = envelope.header;
    const entry = record.event({
      at: clocks.now().toISOString(),
      event_id,
      event_type,
      tries: [],
      state: 'waiting',
    });
    if (!faults.get().reorder_events) {
      release();
      begin(envelope, entry);
    } else if (held) {
      begin(envelope, entry);
      release();
    } else {
      held = { envelope, entry };
      later(reorderMs, release);
    }
  }

  return {
    /** Emits an event; returns at once. */
    emit(type: string, event: Record<string, unknown>): void {
      if (!closed) push(wrap(credentials, tenantKey, type, clocks.now(), event));
    },
    /** Asks the bot and waits for its answer. */
    async ask(type: string, event: Record<string, unknown>): Promise<Pushed> {
      const envelope = wrap(credentials, tenantKey, type, clocks.now(), event);
      const entry = record.event({
        at: clocks.now().toISOString(),
        event_id: envelope.header.event_id,
        event_type: type,
        tries: [],
        state: 'waiting',
      });
      record.counts.events_pushed += 1;
      const pushed = await parts.transport().push(envelope, parts.callbackLimitMs);
      entry.tries.push({
        at: clocks.now().toISOString(),
        ok: pushed.ok,
        ...(pushed.ok ? {} : { reason: pushed.reason }),
      });
      entry.state = pushed.ok ? 'delivered' : 'lost';
      return pushed;
    },
    /** Events that nobody has taken yet. */
    pending: (): Envelope[] => [...pending.values()],
    /** Takes up events left over by an earlier run. */
    resume(envelopes: Envelope[]): void {
      for (const envelope of envelopes) push(envelope);
    },
    close(): void {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

export type Events = ReturnType<typeof createEvents>;

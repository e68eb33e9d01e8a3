/** One call of the bot, as the platform's own log has it. */
export interface CallEntry {
  n: number;
  at: string;
  method: string;
  path: string;
  status: number;
  code: number;
  uuid?: string;
  receive_id?: string;
}

/** One event, with every try to push it. */
export interface EventEntry {
  n: number;
  at: string;
  event_id: string;
  event_type: string;
  tries: { at: string; ok: boolean; reason?: string }[];
  state: 'waiting' | 'delivered' | 'lost';
}

/** Entries kept; a sandbox that runs for months must not grow without end. */
const kept = 50_000;

/** The platform-side record: calls, events and counts. It lives in memory and is never printed. */
export function createRecord() {
  let n = 0;
  const calls: CallEntry[] = [];
  const events: EventEntry[] = [];
  const counts = {
    messages_sent: 0,
    batch_sent: 0,
    batch_people: 0,
    patches: 0,
    reactions: 0,
    urgent: 0,
    events_pushed: 0,
    duplicates_refused_by_uuid: 0,
    rate_limited: 0,
  };

  function keep<T>(list: T[], entry: T): T {
    list.push(entry);
    if (list.length > kept) list.splice(0, list.length - kept);
    return entry;
  }

  return {
    counts,
    call: (entry: Omit<CallEntry, 'n'>): CallEntry => keep(calls, { n: ++n, ...entry }),
    event: (entry: Omit<EventEntry, 'n'>): EventEntry => keep(events, { n: ++n, ...entry }),
    /** Everything after entry number `after`. */
    since: (after = 0) => ({
      calls: calls.filter((entry) => entry.n > after),
      events: events.filter((entry) => entry.n > after),
    }),
  };
}

export type PlatformRecord = ReturnType<typeof createRecord>;

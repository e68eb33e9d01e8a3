/** How long a `uuid` protects against a second send (https://open.feishu.cn/document/server-docs/im-v1/message/create). */
const hourMs = 3_600_000;

export interface SentOnce {
  uuid: string;
  message_id: string;
  at: number;
}

/** Remembers for an hour which message a `uuid` has sent. */
export function createOnce(now: () => Date) {
  const sent = new Map<string, { message_id: string; at: number }>();
  return {
    find(uuid: string | undefined): string | undefined {
      const earlier = uuid ? sent.get(uuid) : undefined;
      return earlier && Math.abs(now().getTime() - earlier.at) < hourMs ? earlier.message_id : undefined;
    },
    keep(uuid: string | undefined, message_id: string): void {
      if (!uuid) return;
      if (sent.size > 20_000) {
        const limit = now().getTime() - hourMs;
        for (const [key, { at }] of sent) if (at < limit) sent.delete(key);
      }
      sent.set(uuid, { message_id, at: now().getTime() });
    },
    /** What must outlive a restart: the uuids of the last hour. */
    snapshot(): SentOnce[] {
      const limit = now().getTime() - hourMs;
      return [...sent].filter(([, { at }]) => at > limit).map(([uuid, one]) => ({ uuid, ...one }));
    },
    restore(saved: SentOnce[]): void {
      for (const { uuid, ...one } of saved) sent.set(uuid, one);
    },
  };
}

export type Once = ReturnType<typeof createOnce>;

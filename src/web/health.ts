import { Hono } from 'hono';

/** Resolves when the thing can be used; rejects, or hangs, when it cannot. */
type Check = () => Promise<unknown>;

export interface HealthOptions {
  /** By name: database, queue, platform. */
  checks: Readonly<Record<string, Check>>;
  onFailure?: (name: string, error: unknown) => void;
  /** Patience with each check, milliseconds; default 3000. */
  patienceMs?: number;
}

/**
 * `GET /healthz`: the process lives. `GET /readyz`: everything it needs can be reached, 503 with the names of
 * what cannot. Reasons go to `onFailure`, not to the answer, which anybody may read.
 */
export function healthRoutes({ checks, onFailure, patienceMs = 3000 }: HealthOptions): Hono {
  const app = new Hono();
  app.get('/healthz', (context) => context.json({ ok: true }));
  app.get('/readyz', async (context) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => {
        try {
          await inTime(check, patienceMs);
          return [name, true] as const;
        } catch (error) {
          onFailure?.(name, error);
          return [name, false] as const;
        }
      }),
    );
    const failed = results.flatMap(([name, ok]) => (ok ? [] : [name]));
    const ok = failed.length === 0;
    return context.json({ ok, failed, checks: Object.fromEntries(results) }, ok ? 200 : 503);
  });
  return app;
}

async function inTime(check: Check, patienceMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${patienceMs} ms`)), patienceMs);
  });
  try {
    await Promise.race([check(), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

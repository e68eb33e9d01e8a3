import { createHmac } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import { z } from 'zod';

/** How long a login holds; nothing prolongs it. */
const sessionSeconds = 2 * 3600;
/** How long somebody may take on the platform's page. */
const loginSeconds = 600;

const session = z.object({ openId: z.string().min(1) });
const login = z.object({
  state: z.string().min(1),
  verifier: z.string().min(43),
  /** The page to come back to. */
  to: z.string(),
});
const envelope = z.object({ until: z.number(), held: z.unknown() });

export type Sessions = ReturnType<typeof createSessions>;

/**
 * Who a browser is, in signed cookies that no script reads and no other site sends along: httpOnly, SameSite=Lax, and
 * over https only there. Nothing is stored on this side; rights are read from the roster at each request.
 *
 * @param key 32 bytes; another key makes everybody log in again
 * @param secure whether people come by https
 * @param now real time, not the campaign's
 */
export function createSessions({ key, secure, now }: { key: Buffer; secure: boolean; now: () => Date }) {
  const keptAs = <Held>(name: string, shape: z.ZodType<Held>, seconds: number) => {
    // A key for each purpose: what is signed for one can never pass as the other.
    const secret = createHmac('sha256', key).update(name).digest('base64url');
    const prefix = secure ? ('host' as const) : undefined;
    const look = {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure,
      ...(prefix ? { prefix } : {}),
    } as const;
    return {
      async read(c: Context): Promise<Held | null> {
        const text = await getSignedCookie(c, secret, name, prefix);
        const read = envelope.safeParse(typeof text === 'string' ? parsed(text) : undefined);
        if (!read.success || read.data.until <= now().getTime()) return null;
        return shape.safeParse(read.data.held).data ?? null;
      },
      async write(c: Context, held: Held): Promise<void> {
        const until = now().getTime() + seconds * 1000;
        const text = Buffer.from(JSON.stringify({ until, held })).toString('base64url');
        await setSignedCookie(c, name, text, secret, { ...look, maxAge: seconds });
      },
      forget: (c: Context): void => void deleteCookie(c, name, look),
    };
  };
  return {
    session: keptAs('stagekeeper_session', session, sessionSeconds),
    login: keptAs('stagekeeper_login', login, loginSeconds),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

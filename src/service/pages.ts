import type { Login } from '../app/ports.ts';
import type { Config } from '../config/config.ts';
import type { Messenger } from '../messenger/client.ts';
import { loginReturnPath } from '../web/login.ts';

/** How people reach the pages. */
export interface Pages {
  /** Without a slash at its end. */
  origin: string;
  /** Where the platform sends a browser after the login; registered in the developer console. */
  loginReturn: string;
  /** What the bot's cards may point to; null where the address would lead nobody here. */
  link: string | null;
}

const everywhere = new Set(['0.0.0.0', '[::]']);

/**
 * The given public address, or that of this process's own server. Without a given one the bot links to it only where the
 * platform is on this machine, too: an address of this machine alone leads nobody else here.
 */
export function pagesOf({ publicUrl, platform }: Pick<Config, 'publicUrl' | 'platform'>, url: string): Pages {
  const own = new URL(url);
  if (everywhere.has(own.hostname)) own.hostname = '127.0.0.1';
  const origin = publicUrl ?? own.origin;
  const near =
    platform.kind === 'sandbox' ||
    /^https?:\/\/(localhost|127\.[\d.]+|\[::1\])(:|\/|$)/.test(platform.domain);
  return { origin, loginReturn: `${origin}${loginReturnPath}`, link: publicUrl || near ? origin : null };
}

export function loginBy(messenger: Messenger, { loginReturn }: Pages): Login {
  return {
    address: (of) => messenger.loginAddress({ ...of, redirectUri: loginReturn }),
    async who(of) {
      const answer = await messenger.whoLoggedIn({ ...of, redirectUri: loginReturn });
      return answer.ok
        ? { ok: true, openId: answer.value.openId }
        : { ok: false, answered: answer.fault.answered };
    },
  };
}

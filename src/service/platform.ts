import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { createSandbox, type DemoOrganisation, type Sandbox } from '../sandbox/index.ts';
import { botMenu } from './bot-menu.ts';
import type { Pages } from './pages.ts';

/** How to reach the platform: a real app's credentials, or those of the sandbox started here. */
export interface PlatformAccess {
  appId: string;
  appSecret: string;
  encryptKey: string | undefined;
  verificationToken: string | undefined;
  domain: string;
  /** Where people log in, when it is not the platform's usual place. */
  accounts?: string;
  sandbox: Sandbox | null;
}

/** Reaches the platform; `url` is the address of this process's own server, on which the sandbox lives, and `pages` how people reach it. */
export function openPlatform(
  config: Config,
  clock: Clock,
  { url, pages }: { url: string; pages: Pages },
  trial: { quotaScale: number; organisation?: DemoOrganisation | undefined },
): PlatformAccess {
  const { quotaScale, organisation } = trial;
  if (config.platform.kind === 'app') {
    const { appId, appSecret, encryptKey, verificationToken, domain } = config.platform;
    return { appId, appSecret, encryptKey, verificationToken, domain, sandbox: null };
  }
  const sandbox = createSandbox({
    now: () => clock.now(),
    signedAt: () => new Date(),
    quotaScale,
    ...(organisation ? { organisation } : {}),
    // At speed many people press at once on one small machine: patience is stretched as the frequency limits are.
    ...(quotaScale > 1 ? { callbackLimitMs: 30_000 } : {}),
    stateFile: join(config.dataDir, 'sandbox.json'),
    devClock: clock.movable,
    menu: botMenu(),
    redirectUrls: [pages.loginReturn],
  });
  const { appId, appSecret, encryptKey, verificationToken } = sandbox.credentials;
  return { appId, appSecret, encryptKey, verificationToken, domain: url, accounts: pages.origin, sandbox };
}

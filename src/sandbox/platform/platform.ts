import type { Clocks } from '../clock.ts';
import type { Credentials } from '../credentials.ts';
import type { Events } from '../events/events.ts';
import type { Faults } from '../faults.ts';
import type { Limiter } from '../limits.ts';
import type { PlatformRecord } from '../record.ts';
import type { World } from '../world.ts';
import type { CardTokens } from './card-tokens.ts';
import type { LoginCodes } from './login-codes.ts';
import type { Once } from './once.ts';
import type { Tokens } from './token.ts';

/** A task as the platform keeps it; a moment is milliseconds in digits, '0' while there is none. */
export interface SandboxTask {
  guid: string;
  summary: string;
  completed_at: string;
  due?: { timestamp: string; is_all_day?: boolean | undefined } | undefined;
  members: { id: string; role: string }[];
  [property: string]: unknown;
}

/** All that the platform's routes work on. */
export interface Platform {
  clocks: Clocks;
  credentials: Credentials;
  tenantKey: string;
  world: World;
  limiter: Limiter;
  faults: Faults;
  record: PlatformRecord;
  tokens: Tokens;
  cardTokens: CardTokens;
  logins: LoginCodes;
  /** Where a login may come back to, as the app's security settings list it. */
  redirectUrls: Set<string>;
  once: Once;
  events: Events;
  /** Tasks in people's lists, by guid. */
  tasks: Map<string, SandboxTask>;
  permissions: { groupMsg: boolean };
}

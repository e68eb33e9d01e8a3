import type { Clocks } from '../clock.ts';
import type { Credentials } from '../credentials.ts';
import type { Events } from '../events/events.ts';
import type { Faults } from '../faults.ts';
import type { Limiter } from '../limits.ts';
import type { PlatformRecord } from '../record.ts';
import type { World } from '../world.ts';
import type { CardTokens } from './card-tokens.ts';
import type { Once } from './once.ts';
import type { Tokens } from './token.ts';

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
  once: Once;
  events: Events;
  permissions: { groupMsg: boolean };
}

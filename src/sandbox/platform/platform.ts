import type { Clocks } from '../clock.ts';
import type { Credentials } from '../credentials.ts';
import type { Events } from '../events/events.ts';
import type { Faults } from '../faults.ts';
import type { Limiter } from '../limits.ts';
import type { Record_ } from '../record.ts';
import type { World } from '../world.ts';
import type { CardTokens } from './card-tokens.ts';
import type { Tokens } from './token.ts';

/** All that the platform's routes work on. */
export interface Platform {
  clocks: Clocks;
  credentials: Credentials;
  tenantKey: string;
  world: World;
  limiter: Limiter;
  faults: Faults;
  record: Record_;
  tokens: Tokens;
  cardTokens: CardTokens;
  events: Events;
  permissions: { groupMsg: boolean };
}

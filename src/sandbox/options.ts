import type { Credentials } from './credentials.ts';
import type { DemoOrganisation } from './types.ts';

/** An entry of the bot's menu: an event key, or entries below it. Names by locale, `default` for any other. */
export interface MenuEntry {
  name: { default: string } & Record<string, string>;
  event_key?: string;
  children?: MenuEntry[];
}

/** How the bot is reached. */
export type Push = { mode: 'long-connection' } | { mode: 'webhook'; url: string };

export interface SandboxOptions {
  /** The clock of all times shown and of windows counted in hours or days; rate limits and access tokens run on real time. */
  now: () => Date;
  /** The instant in the webhook's timestamp header; `now` when absent. */
  signedAt?: () => Date;
  app?: Credentials;
  organisation?: DemoOrganisation;
  /** Long connection when absent. */
  push?: Push;
  permissions?: { groupMsg: boolean };
  /** Addresses that a login may come back to; none when absent. */
  redirectUrls?: string[];
  /** Multiplies every frequency limit. */
  quotaScale?: number;
  /** Waits before an event is pushed again; 15 s, 5 min, 1 h, 6 h when absent. */
  repushDelaysMs?: number[];
  /** Time the bot has for an event, and for a card callback; 3 s each when absent. */
  pushLimitMs?: number;
  callbackLimitMs?: number;
  /** Heartbeat and reconnecting that the long connection's client is told, in seconds; the platform's 120, 120 and 30 when absent. */
  longConnection?: {
    pingInterval?: number;
    reconnectInterval?: number;
    reconnectNonce?: number;
    fragmentBytes?: number;
  };
  /** Static files of the chat page; `dist/sandbox-page` when absent. */
  pageDir?: string;
  /** Origin in the address of the long connection; the request's own when absent. */
  baseUrl?: string;
  /** JSON file that lets chats outlive a restart. */
  stateFile?: string;
  /** Whether the page may show its clock bar. */
  devClock?: boolean;
  /** The bot's menu as its console would be set up: three entries of up to five. */
  menu?: MenuEntry[];
}

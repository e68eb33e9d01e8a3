import { randomBytes } from 'node:crypto';
import type { Credentials } from '../credentials.ts';

/** Envelope 2.0 of events and callbacks (https://open.feishu.cn/document/server-docs/event-subscription-guide/overview). */
export interface Envelope {
  schema: '2.0';
  header: {
    event_id: string;
    event_type: string;
    /** Milliseconds for events, microseconds for card callbacks. */
    create_time: string;
    token: string;
    app_id: string;
    tenant_key: string;
  };
  event: Record<string, unknown>;
}

/** Wraps an event for pushing. */
export function wrap(
  credentials: Credentials,
  tenantKey: string,
  type: string,
  at: Date,
  event: Record<string, unknown>,
): Envelope {
  const micros = type === 'card.action.trigger' ? '000' : '';
  return {
    schema: '2.0',
    header: {
      event_id: randomBytes(16).toString('hex'),
      event_type: type,
      create_time: `${at.getTime()}${micros}`,
      token: credentials.verificationToken,
      app_id: credentials.appId,
      tenant_key: tenantKey,
    },
    event,
  };
}

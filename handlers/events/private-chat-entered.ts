import { welcome } from '../../src/app/welcome.ts';
import type { InboundEvent } from '../../src/messenger/inbound.ts';
import type { Handling } from '../handling.ts';

type Entered = Extract<InboundEvent, { kind: 'private-chat-entered' }>;

/** The platform tells every entry, not the first one; the welcome is said once. */
export async function privateChatEntered({ app, now }: Handling, event: Entered): Promise<void> {
  await welcome(app, event.openId, now);
}

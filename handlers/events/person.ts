import { followPerson } from '../../src/app/follow-directory.ts';
import type { InboundEvent } from '../../src/messenger/inbound.ts';
import type { Handling } from '../handling.ts';

type Changed = Extract<InboundEvent, { kind: 'person-changed' }>;
type Left = Extract<InboundEvent, { kind: 'person-left' }>;

export async function personChanged({ app }: Handling, event: Changed): Promise<void> {
  const { openId, name, mobile, email } = event;
  await followPerson(app, {
    openId,
    ...(name ? { name } : {}),
    ...(mobile ? { mobile } : {}),
    ...(email ? { email } : {}),
    gone: event.resigned,
  });
}

export async function personLeft({ app }: Handling, event: Left): Promise<void> {
  await followPerson(app, { openId: event.openId, gone: true });
}

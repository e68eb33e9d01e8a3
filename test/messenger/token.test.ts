import type { HttpInstance } from '@larksuiteoapi/node-sdk';
import { expect, it } from 'vitest';
import { createTokens } from '../../src/messenger/token.ts';

/** The platform hands out the same token while more than half an hour of it is left, so its words tell nothing. */
function tokens() {
  let asked = 0;
  const post = async () => {
    asked++;
    return { code: 0, msg: 'ok', tenant_access_token: 't-same', expire: 7200 };
  };
  const made = createTokens({
    http: { post } as unknown as HttpInstance,
    origin: 'http://127.0.0.1',
    appId: 'cli_0123456789abcdef',
    appSecret: 'secret',
    now: () => new Date('2026-01-24T01:00:00Z'),
  });
  return { ...made, asked: () => asked };
}

it('a late complaint about an earlier token does not drop the new one', async () => {
  const { get, drop, asked } = tokens();
  const first = await get();
  drop(first);
  const second = await get();
  drop(first);
  expect(await get()).toBe(second);
  expect(asked()).toBe(2);
});

it('a token that is refused is asked for anew, once for all who wait', async () => {
  const { get, drop, asked } = tokens();
  drop(await get());
  await Promise.all([get(), get(), get()]);
  expect(asked()).toBe(2);
});

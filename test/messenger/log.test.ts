import { AxiosError, AxiosHeaders } from 'axios';
import { expect, it } from 'vitest';
import { redactedSdkLogger } from '../../src/messenger/log.ts';
import { keptLog } from './lines.ts';

it('what the SDK says is kept, without the secrets in it', () => {
  const { log, lines } = keptLog();
  const sdk = redactedSdkLogger(log, 'long-connection');
  const config = {
    url: 'https://open.feishu.cn/x?ticket=abc',
    headers: new AxiosHeaders({ Authorization: 'Bearer t-g1044ghJRUIJJ5' }),
    data: '{"app_secret":"very secret"}',
  };
  // The SDK hands its words over as one list.
  sdk.error([
    '[ws]',
    'connect failed',
    'wss://x/y?device_id=1&ticket=abc',
    new AxiosError('refused', 'ERR', config),
  ]);
  sdk.warn(['token t-g1044ghJRUIJJ5 is refused', { app_secret: 'very secret' }]);
  sdk.debug(['data: words of a person']);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { part: 'long-connection', message: 'sdk: [ws] connect failed wss://x/y?… refused' },
    { part: 'long-connection', message: 'sdk: token … is refused ' },
  ]);
});

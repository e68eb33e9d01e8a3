import { AxiosError, AxiosHeaders } from 'axios';
import { describe, expect, it } from 'vitest';
import { classify, faultTable } from '../../src/messenger/errors.ts';

function httpError(status: number, data: unknown, headers: Record<string, string> = {}): AxiosError {
  const config = { headers: new AxiosHeaders({ Authorization: 'Bearer t-secret' }) };
  const response = { status, statusText: '', data, headers, config };
  return new AxiosError(
    `Request failed with status code ${status}`,
    'ERR_BAD_RESPONSE',
    config,
    {},
    response,
  );
}
const networkError = (code: string) => new AxiosError(code, code, { headers: new AxiosHeaders() });

describe('what to do about an error', () => {
  it.each([
    [
      'a rate limit with its header',
      httpError(429, { code: 99991400, msg: 'limit' }, { 'x-ogw-ratelimit-reset': '7' }),
      'retry-later',
      99991400,
      7_000,
    ],
    ['a rate limit without a known code', httpError(429, 'slow down'), 'retry-later', 'http-429', 1_000],
    [
      'any code that comes with 429',
      httpError(429, { code: 230001, msg: '' }),
      'retry-later',
      230001,
      undefined,
    ],
    [
      'an old interface’s rate limit with 400',
      httpError(400, { code: 99991400, msg: 'limit' }, { 'x-ogw-ratelimit-reset': '1' }),
      'retry-later',
      99991400,
      1_000,
    ],
    [
      'five a second to one chat',
      httpError(400, { code: 230020, msg: 'rate' }),
      'retry-later',
      230020,
      1_000,
    ],
    ['a message in flight', httpError(400, { code: 230049, msg: '' }), 'retry-later', 230049, 1_000],
    [
      'a refused token',
      httpError(401, { code: 99991663, msg: 'Invalid' }),
      'refresh-token',
      99991663,
      undefined,
    ],
    [
      'a refused token with HTTP 200',
      { code: 99991663, msg: 'Invalid' },
      'refresh-token',
      99991663,
      undefined,
    ],
    ['a bot out of the group', httpError(400, { code: 230002, msg: 'out' }), 'give-up', 230002, undefined],
    ['a person who left', { code: 230029, msg: 'resigned' }, 'give-up', 230029, undefined],
    ['a card too old to change', { code: 230031, msg: '' }, 'give-up', 230031, undefined],
    ['an unknown code', { code: 123456, msg: 'news' }, 'give-up', 123456, undefined],
    [
      'a download’s refusal in bytes',
      httpError(400, Buffer.from('{"code":230110,"msg":"deleted"}')),
      'give-up',
      230110,
      undefined,
    ],
    ['an upload helper’s null', null, 'give-up', 'no-result', undefined],
    ['a broken promise of ours', new TypeError('x'), 'give-up', 'unexpected', undefined],
  ])('%s', (_what, error, kind, code, retryAfterMs) => {
    const fault = classify(error);
    expect(fault).toMatchObject({ kind, code, answered: true });
    expect(fault.retryAfterMs).toBe(retryAfterMs);
    expect(fault.advice).not.toBe('');
  });

  it.each([
    ['ECONNABORTED', 'retry-now', 'timeout'],
    ['ETIMEDOUT', 'retry-now', 'timeout'],
    ['ECONNRESET', 'retry-now', 'no-answer'],
    ['ERR_NETWORK', 'retry-now', 'no-answer'],
    ['ERR_BAD_RESPONSE', 'give-up', 'ERR_BAD_RESPONSE'],
    ['ECONNREFUSED', 'retry-later', 'unreachable'],
    ['ENOTFOUND', 'retry-later', 'unreachable'],
  ])('%s leaves open whether it was done', (network, kind, code) => {
    expect(classify(networkError(network))).toMatchObject({ kind, code, answered: false });
  });

  it.each([
    [httpError(503, '<html>'), 'http-503'],
    [httpError(500, { code: 2200, msg: 'Internal Error' }), 2200],
  ])('an error of the platform’s own may come after the deed', (error, code) => {
    expect(classify(error)).toMatchObject({ kind: 'retry-later', code, answered: false });
  });

  it('lets nothing of the request through', () => {
    expect(JSON.stringify(classify(httpError(500, { code: 1500, msg: 'internal error' })))).not.toContain(
      'secret',
    );
  });
});

describe('the table', () => {
  it('gives every code an advice and the page it stands on', () => {
    for (const [code, { advice, doc }] of Object.entries(faultTable)) {
      expect(advice, code).toMatch(/\.$/);
      expect(doc, code).toMatch(/^https:\/\/open\.feishu\.cn\/document\//);
    }
  });

  it.each([230020, 99991400, 11232, 11233])('%i is a rate limit, never a refusal', (code) => {
    expect(faultTable[code]?.kind).toBe('retry-later');
  });
});

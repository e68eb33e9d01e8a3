import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLoginCodes } from '../../src/sandbox/platform/login-codes.ts';
import { type Running, startForTest } from './support.ts';

const back = 'http://127.0.0.1:9/login/return';
const verifier = 'v'.repeat(64);
const challenge = createHash('sha256').update(verifier).digest('base64url');

describe('logging in with the sandbox’s platform', () => {
  let sandbox: Running;
  beforeAll(async () => {
    sandbox = await startForTest({ redirectUrls: [back] });
  });
  afterAll(() => sandbox.close());

  const query = (more: Record<string, string> = {}) =>
    new URLSearchParams({
      client_id: sandbox.credentials.appId,
      response_type: 'code',
      redirect_uri: back,
      state: 's<"1',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...more,
    });
  const address = (more?: Record<string, string>) =>
    `${sandbox.url}/open-apis/authen/v1/authorize?${query(more)}`;

  async function choose(more: Record<string, string>): Promise<URL> {
    const body = query(more);
    const answer = await fetch(address(), { method: 'POST', body, redirect: 'manual' });
    return new URL(answer.headers.get('location') ?? 'none:');
  }
  const codeOf = async (openId: string) => (await choose({ person: openId })).searchParams.get('code') ?? '';

  async function exchange(more: Record<string, unknown>) {
    const { appId, appSecret } = sandbox.credentials;
    const answer = await fetch(`${sandbox.url}/open-apis/authen/v2/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({
        grant_type: 'authorization_code',
        client_id: appId,
        client_secret: appSecret,
        redirect_uri: back,
        code_verifier: verifier,
        ...more,
      }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }

  it('shows who asks, sends back code and state, and tells whose the code was', async () => {
    const person = sandbox.people.list()[3];
    const page = await fetch(address(), { headers: { cookie: `sandbox_person=${person?.open_id}` } });
    const text = await page.text();
    expect(text).toContain(`以 ${person?.name} 的身份登录`);
    expect(text).toContain('s&lt;&quot;1');
    const to = await choose({ person: person?.open_id ?? '' });
    expect(to.searchParams.get('state')).toBe('s<"1');
    const { body } = await exchange({ code: to.searchParams.get('code') });
    expect(body).toMatchObject({ code: 0, token_type: 'Bearer', expires_in: 7200 });
    const info = await fetch(`${sandbox.url}/open-apis/authen/v1/user_info`, {
      headers: { authorization: `Bearer ${body.access_token}` },
    });
    expect(await info.json()).toMatchObject({
      code: 0,
      data: { open_id: person?.open_id, name: person?.name },
    });
  });

  it('sends nobody to an address that is not registered, and takes no other app', async () => {
    for (const wrong of [
      { redirect_uri: 'https://elsewhere.example/' },
      { client_id: 'cli_0000000000000000' },
    ]) {
      const page = await fetch(address(wrong), { redirect: 'manual' });
      expect([page.status, page.headers.get('location')]).toEqual([400, null]);
    }
  });

  it('tells the app when somebody declines', async () => {
    expect((await choose({ refuse: '1' })).searchParams.get('error')).toBe('access_denied');
  });

  it('refuses in the platform’s codes: unknown, used, of another address, of another browser, wrong secret', async () => {
    const { open_id: openId } = sandbox.people.list()[5] ?? { open_id: '' };
    const code = await codeOf(openId);
    const codes = async (more: Record<string, unknown>) => {
      const { status, body } = await exchange({ code, ...more });
      expect(status).toBe(400);
      expect(body).toMatchObject({ error: expect.any(String), error_description: expect.any(String) });
      return body.code;
    };
    expect(await codes({ code: 'none' })).toBe(20003);
    expect(await codes({ redirect_uri: 'http://127.0.0.1:9/other' })).toBe(20071);
    expect(await codes({ code_verifier: 'w'.repeat(64) })).toBe(20049);
    expect(await codes({ code_verifier: undefined })).toBe(20049);
    expect(await codes({ client_secret: 'wrong' })).toBe(20002);
    expect(await codes({ grant_type: 'password' })).toBe(20036);
    expect((await exchange({ code })).body.code).toBe(0);
    expect(await codes({})).toBe(20065);
  });

  it('gives nothing about anybody for a token that it did not hand out', async () => {
    const info = await fetch(`${sandbox.url}/open-apis/authen/v1/user_info`, {
      headers: { authorization: 'Bearer u-invented' },
    });
    expect(await info.json()).toMatchObject({ code: 99991668 });
  });
});

it('a code is good for five minutes', () => {
  let now = 0;
  const codes = createLoginCodes(() => now);
  const request = { openId: 'ou_1', redirectUri: back, method: 'plain' as const };
  const [early, late] = [codes.issue(request), codes.issue(request)];
  now = 5 * 60_000 - 1;
  expect(codes.exchange({ code: early, redirectUri: back }).openId).toBe('ou_1');
  now += 1;
  expect(() => codes.exchange({ code: late, redirectUri: back })).toThrow(
    expect.objectContaining({ code: 20004 }),
  );
});

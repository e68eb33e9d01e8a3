import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownPath } from '../../src/web/own-path.ts';
import { createSessions } from '../../src/web/session.ts';
import { type House, openHouse } from '../support/house.ts';
import { createVisitor } from '../support/visitor.ts';

const branch = '优抚科党支部';

let house: House;
beforeAll(async () => {
  house = await openHouse({ beside: { branches: [branch] } });
});
afterAll(() => house?.close());

const secretary = () => house.of(branch, 'secretary')[0] as { open_id: string; name: string };

test('whoever is not logged in reads what the page is, with one button and no figure', async () => {
  const seen = await createVisitor(house).ask('/');
  expect(seen.status).toBe(200);
  expect(seen.text).toContain('用飞书登录');
  expect(seen.text.match(/<a /g)).toHaveLength(1);
  expect(seen.text).not.toContain(branch);
  for (const path of ['/ledger', '/queues']) {
    const other = await createVisitor(house).ask(path);
    expect(other.status).not.toBe(200);
    expect(other.text).not.toContain(branch);
  }
});

test('the browser’s language decides before the login, the person’s own after it', async () => {
  const english = createVisitor(house, { 'accept-language': 'fr;q=0.9, en-GB;q=0.8, zh-CN;q=0.1' });
  expect((await english.ask('/')).text).toContain('<html lang="en">');
  expect((await createVisitor(house, { 'accept-language': 'zh-HK' }).ask('/')).text).toContain(
    'lang="zh-TW"',
  );
  expect((await english.logIn(secretary())).text).toContain('<html lang="en">');
  const speaks = (locale: string | null) =>
    house.db.updateTable('person').set({ locale }).where('open_id', '=', secretary().open_id).execute();
  await speaks('zh-tw');
  expect((await english.ask('/')).text).toContain('<html lang="zh-TW">');
  await speaks(null);
});

test('a login by the platform opens the page that was asked for', async () => {
  const visitor = createVisitor(house);
  const seen = await visitor.logIn(secretary(), '/?from=card');
  expect(seen.status).toBe(200);
  expect(seen.text).toContain(secretary().name);
  expect(seen.text).toContain(branch);
});

test('the cookies are signed, httpOnly, SameSite=Lax and short', async () => {
  const visitor = createVisitor(house);
  const begun = await visitor.ask('/login');
  const back = await visitor.ask(await visitor.authorize(begun.to ?? '', secretary()));
  for (const line of [...begun.headers.getSetCookie(), ...back.headers.getSetCookie()]) {
    expect(line).toMatch(/HttpOnly/);
    expect(line).toMatch(/SameSite=Lax/);
  }
  expect(back.headers.getSetCookie().find((line) => line.startsWith('stagekeeper_session'))).toMatch(
    /Max-Age=7200/,
  );
});

test.each([
  ['changed', (value: string) => value.replace(/^./, (first) => (first === 'a' ? 'b' : 'a'))],
  ['cut', (value: string) => value.slice(0, 20)],
  ['unsigned', (value: string) => value.split('.')[0] ?? ''],
  [
    'signed by nobody',
    () => `${Buffer.from('{"until":9e15,"held":{"openId":"ou_x"}}').toString('base64url')}.AAAA`,
  ],
])('a session that is %s is nobody’s', async (_, spoil) => {
  const visitor = createVisitor(house);
  await visitor.logIn(secretary());
  const value = decodeURIComponent(visitor.jar.get('stagekeeper_session') ?? '');
  visitor.jar.set('stagekeeper_session', encodeURIComponent(spoil(value)));
  const seen = await visitor.ask('/');
  expect(seen.text).toContain('用飞书登录');
  expect(seen.text).not.toContain(branch);
});

test('the cookie of a login under way is no session, nor a session’s a login', async () => {
  const visitor = createVisitor(house);
  const begun = await visitor.ask('/login');
  const other = createVisitor(house);
  other.jar.set('stagekeeper_session', visitor.jar.get('stagekeeper_login') ?? '');
  expect((await other.ask('/')).text).toContain('用飞书登录');
  const logged = createVisitor(house);
  await logged.logIn(secretary());
  const to = await visitor.authorize(begun.to ?? '', secretary());
  logged.jar.set('stagekeeper_login', logged.jar.get('stagekeeper_session') ?? '');
  expect((await logged.ask(to)).status).toBe(400);
});

test('what one browser began no other one ends, and nobody ends it twice', async () => {
  const visitor = createVisitor(house);
  const begun = await visitor.ask('/login');
  const to = await visitor.authorize(begun.to ?? '', secretary());
  const stranger = createVisitor(house);
  expect((await stranger.ask(to)).status).toBe(400);
  await stranger.ask('/login');
  expect((await stranger.ask(to)).status).toBe(400);
  expect(stranger.jar.has('stagekeeper_session')).toBe(false);

  const stolen = visitor.jar.get('stagekeeper_login') ?? '';
  expect((await visitor.ask(to)).status).toBe(303);
  expect((await visitor.ask(to)).status).toBe(400);
  // Even with the spent cookie put back the platform gives nothing for a used code.
  const again = createVisitor(house);
  again.jar.set('stagekeeper_login', stolen);
  expect((await again.ask(to)).status).toBe(502);
  expect(again.jar.has('stagekeeper_session')).toBe(false);
});

test('who declines, and who stands on no roster, is told so and is not let in', async () => {
  const visitor = createVisitor(house);
  const begun = await visitor.ask('/login');
  const declined = await visitor.ask(await visitor.authorize(begun.to ?? '', null));
  expect(declined.status).toBe(403);
  expect(declined.text).toContain('您没有同意登录');

  const { open_id: openId } = secretary();
  await house.db.updateTable('person').set({ active: false }).where('open_id', '=', openId).execute();
  const seen = await createVisitor(house).logIn(secretary());
  await house.db.updateTable('person').set({ active: true }).where('open_id', '=', openId).execute();
  expect(seen.status).toBe(403);
  expect(seen.text).toContain('名册');
});

test('whoever leaves the roster is logged out at the next page', async () => {
  const visitor = createVisitor(house);
  await visitor.logIn(secretary());
  const { open_id: openId } = secretary();
  await house.db.updateTable('person').set({ active: false }).where('open_id', '=', openId).execute();
  const seen = await visitor.ask('/');
  await house.db.updateTable('person').set({ active: true }).where('open_id', '=', openId).execute();
  expect(seen.text).toContain('用飞书登录');
  expect((await visitor.ask('/')).text).toContain('用飞书登录');
});

test('a session is refused after two hours, however it was used meanwhile', async () => {
  let now = new Date('2026-02-02T10:00:00+08:00');
  const { session } = createSessions({ key: Buffer.alloc(32, 1), secure: false, now: () => now });
  const site = new Hono();
  site.get('/in', async (c) => {
    await session.write(c, { openId: 'ou_one' });
    return c.text('in');
  });
  site.get('/who', async (c) => c.text((await session.read(c))?.openId ?? 'nobody'));
  const given = (await site.request('/in')).headers.get('set-cookie')?.split(';')[0] ?? '';
  const who = async (at: string) => {
    now = new Date(at);
    return (await site.request('/who', { headers: { cookie: given } })).text();
  };
  expect(await who('2026-02-02T11:00:00+08:00')).toBe('ou_one');
  expect(await who('2026-02-02T11:59:59+08:00')).toBe('ou_one');
  expect(await who('2026-02-02T12:00:00+08:00')).toBe('nobody');
});

test('only a form of ours logs out', async () => {
  const visitor = createVisitor(house);
  await visitor.logIn(secretary());
  const elsewhere = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
  for (const headers of [elsewhere, { origin: 'null' }, {}]) {
    const refused = await visitor.ask('/logout', { method: 'POST', headers });
    expect(refused.status).toBe(403);
  }
  expect((await visitor.ask('/logout')).status).toBe(404);
  expect((await visitor.ask('/')).text).toContain(branch);
  const out = await visitor.ask('/logout', { method: 'POST', headers: { origin: house.service.url } });
  expect(out.to).toBe('/');
  expect((await visitor.ask('/')).text).toContain('用飞书登录');
});

test.each([
  ['/ledger?unit=x&overdue=1', '/ledger?unit=x&overdue=1'],
  ['/queues', '/queues'],
  ['https://elsewhere.example/', '/'],
  ['//elsewhere.example/', '/'],
  ['/\\elsewhere.example', '/'],
  ['/\t/elsewhere.example', '/'],
  ['/login/../..//elsewhere.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/logout', '/'],
  ['/sandbox', '/'],
  ['', '/'],
  [undefined, '/'],
])('a login asked to lead to %j leads to %s', (asked, to) => {
  expect(ownPath(asked)).toBe(to);
});

test('the redirect after a login stays here', async () => {
  for (const to of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example']) {
    const visitor = createVisitor(house);
    const begun = await visitor.ask(`/login?to=${encodeURIComponent(to)}`);
    const back = await visitor.ask(await visitor.authorize(begun.to ?? '', secretary()));
    expect(back.to).toBe('/');
  }
});

test('pages carry a policy that lets in nothing, and stay in no cache', async () => {
  const visitor = createVisitor(house);
  for (const seen of [await visitor.ask('/'), await visitor.logIn(secretary())]) {
    const policy = seen.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'none'/);
    expect(policy).toMatch(/style-src 'nonce-[^']+'(;|$)/);
    expect(policy).toMatch(/frame-ancestors 'none'/);
    expect(policy).not.toMatch(/unsafe|script-src/);
    expect(seen.headers.get('cache-control')).toBe('no-store');
    expect(seen.headers.get('referrer-policy')).toBe('no-referrer');
    expect(seen.text).not.toMatch(/<script|style="|https?:\/\/(?!127\.0\.0\.1)/);
  }
});

test('neither code, verifier nor cookie stands in the log or the database', async () => {
  const visitor = createVisitor(house);
  const begun = await visitor.ask('/login');
  const to = await visitor.authorize(begun.to ?? '', secretary());
  await visitor.ask(to);
  const secrets = [new URL(to).searchParams.get('code'), visitor.jar.get('stagekeeper_session')];
  for (const secret of secrets) expect(house.logged.some((line) => line.includes(secret ?? '?'))).toBe(false);
});

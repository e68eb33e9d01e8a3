import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../src/config/config.ts';
import { variables } from '../../src/config/env.ts';
import { renderExample } from '../../src/config/example.ts';

const app = { LARK_APP_ID: 'cli_0123456789abcdef', LARK_APP_SECRET: 'a-secret-of-an-app' };
const key = Buffer.alloc(32, 7);

function faultsOf(environment: Record<string, string>): ConfigError {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

test('nothing set: the sandbox, the embedded database and the defaults', () => {
  expect(readConfig({ LARK_APP_ID: ' ', PATH: '/bin' })).toEqual({
    platform: { kind: 'sandbox', transport: 'long-connection' },
    databaseUrl: undefined,
    redisUrl: undefined,
    dataDir: resolve('data'),
    http: { host: '127.0.0.1', port: 3000 },
    publicUrl: undefined,
    logLevel: 'info',
    boxKey: undefined,
    sessionKey: undefined,
    officers: [],
    timeZone: 'Asia/Shanghai',
    clock: undefined,
  });
});

test('everything set is taken over', () => {
  const config = readConfig({
    ...app,
    LARK_TRANSPORT: 'webhook',
    LARK_VERIFICATION_TOKEN: 'token',
    LARK_ENCRYPT_KEY: 'key',
    LARK_DOMAIN: 'http://127.0.0.1:4000/',
    DATABASE_URL: 'postgresql:///x?host=/tmp/s&user=u',
    REDIS_URL: 'rediss://h:1',
    BOX_KEY: key.toString('hex'),
    PORT: '0',
    OFFICE_OPEN_IDS: 'ou_1,ou_2, ou_3',
    CLOCK_START: '2005-01-24T09:00+08:00',
    CLOCK_SPEED: '0.5',
  });
  expect(config.platform).toEqual({
    kind: 'app',
    transport: 'webhook',
    appId: app.LARK_APP_ID,
    appSecret: app.LARK_APP_SECRET,
    encryptKey: 'key',
    verificationToken: 'token',
    domain: 'http://127.0.0.1:4000',
  });
  expect(config.boxKey).toEqual(key);
  expect(config.http.port).toBe(0);
  expect(config.officers).toEqual(['ou_1', 'ou_2', 'ou_3']);
  expect(config.clock).toEqual({ start: new Date('2005-01-24T01:00:00Z'), speed: 0.5 });
});

test.each([
  ['feishu', 'https://open.feishu.cn'],
  ['lark', 'https://open.larksuite.com'],
])('the domain %s is %s', (LARK_DOMAIN, domain) => {
  expect(readConfig({ ...app, LARK_DOMAIN }).platform).toMatchObject({ domain });
});

test.each<[Record<string, string>, string[]]>([
  [{ LARK_APP_ID: 'cli_short', LARK_APP_SECRET: 'long-enough' }, ['LARK_APP_ID']],
  [{ LARK_APP_ID: app.LARK_APP_ID }, ['LARK_APP_SECRET']],
  [{ LARK_APP_SECRET: app.LARK_APP_SECRET }, ['LARK_APP_ID']],
  [{ ...app, LARK_TRANSPORT: 'webhook' }, ['LARK_VERIFICATION_TOKEN']],
  [{ LARK_TRANSPORT: 'pigeon' }, ['LARK_TRANSPORT']],
  [{ LARK_DOMAIN: 'open.feishu.cn' }, ['LARK_DOMAIN']],
  [{ DATABASE_URL: 'mysql://x/y', BOX_KEY: key.toString('base64') }, ['DATABASE_URL']],
  [{ DATABASE_URL: 'postgres://x/y' }, ['BOX_KEY']],
  [{ BOX_KEY: 'short' }, ['BOX_KEY']],
  [{ REDIS_URL: '127.0.0.1:6379' }, ['REDIS_URL']],
  [{ PORT: '65536' }, ['PORT']],
  [{ PORT: '80a' }, ['PORT']],
  [{ LOG_LEVEL: 'loud' }, ['LOG_LEVEL']],
  [{ OFFICE_OPEN_IDS: 'ou_1,on_2' }, ['OFFICE_OPEN_IDS']],
  [{ CAMPAIGN_TZ: 'Asia/Peking' }, ['CAMPAIGN_TZ']],
  [{ CLOCK_START: '2005-01-24T09:00' }, ['CLOCK_START']],
  [{ CLOCK_START: '2005-13-24T09:00+08:00' }, ['CLOCK_START']],
  [{ CLOCK_SPEED: '60' }, ['CLOCK_START']],
  [{ SANDBOX_CAMPAIGN: 'theme education' }, ['SANDBOX_CAMPAIGN']],
  [{ ...app, SANDBOX_CAMPAIGN: 'theme-education' }, ['SANDBOX_CAMPAIGN']],
  [{ CLOCK_START: '2005-01-24T09:00+08:00', CLOCK_SPEED: '-1' }, ['CLOCK_SPEED']],
  [
    { NODE_ENV: 'production', CLOCK_START: '2005-01-24T09:00+08:00', CLOCK_SPEED: '1' },
    ['CLOCK_START', 'CLOCK_SPEED'],
  ],
  [
    { LARK_APP_ID: 'x', PORT: 'x', DATABASE_URL: 'x', REDIS_URL: 'x', CAMPAIGN_TZ: 'x', CLOCK_SPEED: 'x' },
    [
      'LARK_APP_ID',
      'DATABASE_URL',
      'REDIS_URL',
      'PORT',
      'CAMPAIGN_TZ',
      'CLOCK_SPEED',
      'LARK_APP_SECRET',
      'BOX_KEY',
      'CLOCK_START',
    ],
  ],
])('%j is refused, naming all of %j in both languages', (environment, names) => {
  const { faults, message } = faultsOf(environment);
  expect(faults.map((fault) => fault.name)).toEqual(names);
  const [english = '', chinese = ''] = message.split('环境变量有误');
  for (const { name, what, mend } of faults) {
    expect(english).toContain(`${name} ${what.en}. ${mend.en}`);
    expect(chinese).toContain(`${name} ${what.zh}。${mend.zh}`);
  }
});

test('a refusal shows a plain value and never a secret one', () => {
  const secrets = Object.entries(variables).flatMap(([name, { secret }]) => (secret ? [name] : []));
  expect(secrets).toEqual(
    expect.arrayContaining([
      'LARK_APP_SECRET',
      'LARK_ENCRYPT_KEY',
      'LARK_VERIFICATION_TOKEN',
      'BOX_KEY',
      'DATABASE_URL',
      'REDIS_URL',
    ]),
  );
  const { message } = faultsOf({
    ...Object.fromEntries(secrets.map((name) => [name, 'hush!'])),
    PORT: 'eighty',
  });
  expect(message).toContain('eighty');
  expect(message).not.toContain('hush!');
});

test('.env.example names every variable as the program reads it, and its defaults are the defaults', async () => {
  await expect(renderExample()).toMatchFileSnapshot('../../.env.example');
  const lines = renderExample().match(/^#[A-Z_]+=.*$/gm) ?? [];
  expect(lines.map((line) => line.slice(1).split('=')[0])).toEqual(Object.keys(variables));
  const plain = lines.filter(
    (line) =>
      !/^#(LARK_APP|LARK_ENC|LARK_VER|DATABASE|REDIS|BOX|SESSION|PUBLIC|OFFICE|SANDBOX|NODE_ENV|CLOCK)/.test(
        line,
      ),
  );
  const defaults = parseEnv(plain.map((line) => line.slice(1)).join('\n')) as Record<string, string>;
  expect(plain.length).toBeGreaterThan(5);
  expect(readConfig(defaults)).toEqual(readConfig({}));
});

test.each([
  ['https://stagekeeper.example.cn', 'https://stagekeeper.example.cn'],
  ['https://stagekeeper.example.cn/', 'https://stagekeeper.example.cn'],
  ['http://10.0.0.7:3000', 'http://10.0.0.7:3000'],
])('the public address %s is taken as an origin', (given, origin) => {
  expect(readConfig({ PUBLIC_URL: given }).publicUrl).toBe(origin);
});

test.each(['stagekeeper.example.cn', 'https://h/page', 'https://h/?a=1', 'ftp://h', 'https://me@h'])(
  'the public address %s is refused',
  (given) => {
    expect(faultsOf({ PUBLIC_URL: given }).message).toContain('PUBLIC_URL');
  },
);

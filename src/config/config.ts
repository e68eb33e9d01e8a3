import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Env, type VariableName, variables, type Words } from './env.ts';

/** Everything the program was told from outside, complete and checked. */
export interface Config {
  platform: Platform;
  /** Absent: the embedded database in `dataDir`. */
  databaseUrl: string | undefined;
  /** Absent: the queue lives in PostgreSQL. */
  redisUrl: string | undefined;
  /** Absolute. */
  dataDir: string;
  http: { host: string; port: number };
  /** Origin by which people reach the pages; absent: see `pagesOf`. */
  publicUrl: string | undefined;
  logLevel: Env['LOG_LEVEL'];
  /** Absent: see `loadBoxKey`. */
  boxKey: Buffer | undefined;
  /** Absent: see `loadSessionKey`. */
  sessionKey: Buffer | undefined;
  /** Open ids of the first officers. */
  officers: string[];
  timeZone: string;
  /** Present only in trials. `speed` is campaign seconds per real second. */
  clock: { start: Date; speed: number } | undefined;
  /** The sandbox's campaign, by name or path as it was given; absent: the one under way there, or the first built-in one. */
  sandboxCampaign: string | undefined;
}

/** The sandbox of this machine, which hands out its own credentials, or a real app. */
type Platform =
  | { kind: 'sandbox'; transport: Env['LARK_TRANSPORT'] }
  | {
      kind: 'app';
      transport: Env['LARK_TRANSPORT'];
      appId: string;
      appSecret: string;
      encryptKey: string | undefined;
      verificationToken: string | undefined;
      /** Base URL without a slash at its end. */
      domain: string;
    };

/** What is wrong with one variable and how to mend it. Never holds the value of a secret. */
export interface Fault {
  name: VariableName;
  what: Words;
  mend: Words;
}

export class ConfigError extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(explainFaults(faults));
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

/** Reads `.env` of the working folder when there is one; variables that are set already win. */
export function loadDotEnv(file: string = resolve('.env')): void {
  if (existsSync(file)) process.loadEnvFile(file);
}

/** @throws ConfigError with every fault at once */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.keys(variables).flatMap((name) => {
      const value = environment[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  ) as Partial<Record<VariableName, string>>;
  const parsed = Env.safeParse(given);
  const malformed = parsed.success
    ? []
    : [...new Set(parsed.error.issues.map((issue) => issue.path[0] as VariableName))];
  const faults = [...malformed.map((name) => badForm(name, given[name])), ...conflicts(given)];
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  return assemble(parsed.data);
}

/** One block per fault, English first, then Chinese. */
function explainFaults(faults: readonly Fault[]): string {
  const line = (language: keyof Words, stop: string) => (fault: Fault) =>
    `  ${fault.name} ${fault.what[language]}${stop}${fault.mend[language]}`;
  return [
    'The environment is not complete or not right:',
    ...faults.map(line('en', '. ')),
    '环境变量有误：',
    ...faults.map(line('zh', '。')),
  ].join('\n');
}

function badForm(name: VariableName, value = ''): Fault {
  const { form, example, secret } = variables[name];
  const shown = secret ? { en: '', zh: '' } : { en: `, not “${value}”`, zh: `，现在是“${value}”` };
  return {
    name,
    what: { en: `${form.en}${shown.en}`, zh: `${form.zh}${shown.zh}` },
    mend: { en: `For example: ${name}=${example}`, zh: `例如：${name}=${example}` },
  };
}

type Given = Partial<Record<VariableName, string>>;

const needed: Words = { en: 'is missing', zh: '没有填' };

/** Rules between variables, each judged by presence alone, so that a malformed neighbour hides nothing. */
function conflicts(given: Given): Fault[] {
  const faults: Fault[] = [];
  if (given.LARK_APP_ID && !given.LARK_APP_SECRET) {
    faults.push({
      name: 'LARK_APP_SECRET',
      what: needed,
      mend: {
        en: 'Copy it from the page "Credentials" of your app.',
        zh: '请从应用的“凭证与基础信息”页复制。',
      },
    });
  }
  if (!given.LARK_APP_ID && given.LARK_APP_SECRET) {
    faults.push({
      name: 'LARK_APP_ID',
      what: needed,
      mend: {
        en: 'Set it, or remove LARK_APP_SECRET to start the sandbox.',
        zh: '请填上；如要启动沙盒，请去掉 LARK_APP_SECRET。',
      },
    });
  }
  if (given.LARK_APP_ID && given.LARK_TRANSPORT === 'webhook' && !given.LARK_VERIFICATION_TOKEN) {
    faults.push({
      name: 'LARK_VERIFICATION_TOKEN',
      what: needed,
      mend: {
        en: 'The webhook needs it to know the sender; copy it from "Event and callback", or use LARK_TRANSPORT=long-connection.',
        zh: 'webhook 方式要用它核对来源；请从“事件与回调”页复制，或改用 LARK_TRANSPORT=long-connection。',
      },
    });
  }
  if (given.DATABASE_URL && !given.BOX_KEY) {
    faults.push({
      name: 'BOX_KEY',
      what: needed,
      mend: {
        en: 'With DATABASE_URL it must be given and kept apart from the database. Make one: openssl rand -base64 32',
        zh: '使用 DATABASE_URL 时必须填，并与数据库分开保管。生成方法：openssl rand -base64 32',
      },
    });
  }
  if (given.LARK_APP_ID && given.SANDBOX_CAMPAIGN) {
    faults.push({
      name: 'SANDBOX_CAMPAIGN',
      what: {
        en: 'is for the sandbox and does nothing with a real app',
        zh: '只用于沙盒，接入正式应用时不起作用',
      },
      mend: {
        en: 'Remove it, and start the campaign with “stagekeeper campaign start”.',
        zh: '请去掉，用 stagekeeper campaign start 启动活动。',
      },
    });
  }
  return [...faults, ...trialFaults(given)];
}

function trialFaults(given: Given): Fault[] {
  const set = (['CLOCK_START', 'CLOCK_SPEED'] as const).filter((name) => given[name]);
  if (given.NODE_ENV === 'production') {
    return set.map((name) => ({
      name,
      what: {
        en: 'is for trials and not allowed with NODE_ENV=production',
        zh: '仅供试验，NODE_ENV=production 时不能使用',
      },
      mend: { en: 'Remove it.', zh: '请去掉。' },
    }));
  }
  if (given.CLOCK_START || !given.CLOCK_SPEED) return [];
  const mend = { en: 'Set it too, or remove CLOCK_SPEED.', zh: '请一并填上，或去掉 CLOCK_SPEED。' };
  return [{ name: 'CLOCK_START', what: needed, mend }];
}

function assemble(env: Env): Config {
  return {
    platform: platformOf(env),
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    dataDir: resolve(env.DATA_DIR),
    http: { host: env.HOST, port: env.PORT },
    publicUrl: env.PUBLIC_URL,
    logLevel: env.LOG_LEVEL,
    boxKey: env.BOX_KEY,
    sessionKey: env.SESSION_KEY,
    officers: env.OFFICE_OPEN_IDS,
    timeZone: env.CAMPAIGN_TZ,
    clock: env.CLOCK_START && { start: env.CLOCK_START, speed: env.CLOCK_SPEED ?? 1 },
    sandboxCampaign: env.SANDBOX_CAMPAIGN,
  };
}

function platformOf(env: Env): Platform {
  const transport = env.LARK_TRANSPORT;
  if (!env.LARK_APP_ID || !env.LARK_APP_SECRET) return { kind: 'sandbox', transport };
  return {
    kind: 'app',
    transport,
    appId: env.LARK_APP_ID,
    appSecret: env.LARK_APP_SECRET,
    encryptKey: env.LARK_ENCRYPT_KEY,
    verificationToken: env.LARK_VERIFICATION_TOKEN,
    domain: domainOf(env.LARK_DOMAIN),
  };
}

function domainOf(domain: string): string {
  if (domain === 'feishu') return 'https://open.feishu.cn';
  if (domain === 'lark') return 'https://open.larksuite.com';
  return domain.replace(/\/+$/, '');
}

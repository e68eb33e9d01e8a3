import { z } from 'zod';
import { readKey } from './key-file.ts';

/** One sentence in the two languages an operator may read. */
export interface Words {
  en: string;
  zh: string;
}

export interface Variable {
  about: Words;
  /** What it must look like; follows the name in a complaint. */
  form: Words;
  /** Shown in .env.example: the default, or a made-up value when there is none. */
  example: string;
  /** Its value is never shown. */
  secret?: true;
}

const url = (...schemes: string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol));

const clockStart = z.iso
  .datetime({ offset: true })
  .or(z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/))
  .transform((text) => new Date(text))
  .refine((at) => !Number.isNaN(at.getTime()));

const zone = z.string().refine((name) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
});

const openIds = z
  .string()
  .transform((text) => text.split(/[,,、\s]+/).filter(Boolean))
  .pipe(z.array(z.string().regex(/^ou_[0-9A-Za-z]+$/)));

const key = z.string().transform((text, context) => {
  const bytes = readKey(text);
  if (bytes) return bytes;
  context.addIssue({ code: 'custom' });
  return z.NEVER;
});

/** The origin alone: what stands behind it is the program's own. */
const origin = url('https:', 'http:')
  .transform((text) => new URL(text))
  .refine(
    ({ pathname, search, hash, username }) =>
      pathname === '/' && search === '' && hash === '' && username === '',
  )
  .transform((address) => address.origin);

/** Every variable of the environment that the program reads; an empty one counts as absent. */
export const Env = z.object({
  LARK_APP_ID: z
    .string()
    .regex(/^cli_[0-9a-f]{16}$/)
    .optional(),
  LARK_APP_SECRET: z.string().min(8).optional(),
  LARK_ENCRYPT_KEY: z.string().optional(),
  LARK_VERIFICATION_TOKEN: z.string().optional(),
  LARK_DOMAIN: z.enum(['feishu', 'lark']).or(url('https:', 'http:')).default('feishu'),
  LARK_TRANSPORT: z.enum(['long-connection', 'webhook']).default('long-connection'),
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  REDIS_URL: url('redis:', 'rediss:').optional(),
  DATA_DIR: z.string().default('./data'),
  HOST: z.string().regex(/^\S+$/).default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65535)
    .default(3000),
  PUBLIC_URL: origin.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  BOX_KEY: key.optional(),
  SESSION_KEY: key.optional(),
  OFFICE_OPEN_IDS: openIds.default([]),
  CAMPAIGN_TZ: zone.default('Asia/Shanghai'),
  SANDBOX_CAMPAIGN: z
    .string()
    .regex(/^(?:[\w-]+|.+\.ya?ml)$/)
    .optional(),
  NODE_ENV: z.string().optional(),
  CLOCK_START: clockStart.optional(),
  CLOCK_SPEED: z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .transform(Number)
    .optional(),
});
export type Env = z.infer<typeof Env>;
export type VariableName = keyof Env;

/** What each variable is for, in the order in which an operator meets them. */
export const variables: Record<VariableName, Variable> = {
  LARK_APP_ID: {
    about: {
      en: 'App ID of your Feishu/Lark app. Absent: the sandbox with its demo organisation is started.',
      zh: '飞书应用的 App ID。不填则启动沙盒和演示单位。',
    },
    form: { en: 'must be cli_ and 16 hexadecimal digits', zh: '应为 cli_ 加 16 位十六进制数字' },
    example: 'cli_0123456789abcdef',
  },
  LARK_APP_SECRET: {
    about: {
      en: 'Secret of the app. Needed with LARK_APP_ID.',
      zh: '应用的 App Secret。填了 LARK_APP_ID 就必须填。',
    },
    form: {
      en: 'must be the secret from the page "Credentials" of your app',
      zh: '应为应用“凭证与基础信息”页上的 App Secret',
    },
    example: 'secret-of-the-app',
    secret: true,
  },
  LARK_ENCRYPT_KEY: {
    about: {
      en: 'Key of encrypted events ("Event and callback" > "Encryption"). Webhook transport only.',
      zh: '事件加密密钥（“事件与回调”-“加密策略”）。只有 webhook 方式用到。',
    },
    form: { en: 'must be the Encrypt Key of your app', zh: '应为应用的 Encrypt Key' },
    example: 'encrypt-key-of-the-app',
    secret: true,
  },
  LARK_VERIFICATION_TOKEN: {
    about: {
      en: 'Token that proves the sender of an event. Needed by the webhook transport.',
      zh: '校验事件来源的令牌。webhook 方式必须填。',
    },
    form: { en: 'must be the Verification Token of your app', zh: '应为应用的 Verification Token' },
    example: 'verification-token-of-the-app',
    secret: true,
  },
  LARK_DOMAIN: {
    about: {
      en: 'Where the platform is: feishu, lark, or a base URL.',
      zh: '平台地址：feishu、lark，或一个基础网址。',
    },
    form: {
      en: 'must be feishu, lark or an http(s) address',
      zh: '应为 feishu、lark，或 http(s) 开头的网址',
    },
    example: 'feishu',
  },
  LARK_TRANSPORT: {
    about: {
      en: 'How events arrive: long-connection (no public address needed) or webhook (POST /lark/events).',
      zh: '接收事件的方式：long-connection（长连接，不需要公网地址）或 webhook（POST /lark/events）。',
    },
    form: { en: 'must be long-connection or webhook', zh: '应为 long-connection 或 webhook' },
    example: 'long-connection',
  },
  DATABASE_URL: {
    about: {
      en: 'PostgreSQL to use. Absent: an embedded one in DATA_DIR.',
      zh: '要用的 PostgreSQL。不填则使用 DATA_DIR 里的内置数据库。',
    },
    form: {
      en: 'must begin with postgres:// or postgresql://',
      zh: '应以 postgres:// 或 postgresql:// 开头',
    },
    example: 'postgresql://user:password@127.0.0.1:5432/stagekeeper',
    secret: true,
  },
  REDIS_URL: {
    about: {
      en: 'Redis for the job queue. Absent: the queue lives in PostgreSQL.',
      zh: '任务队列用的 Redis。不填则队列放在 PostgreSQL 里。',
    },
    form: { en: 'must begin with redis:// or rediss://', zh: '应以 redis:// 或 rediss:// 开头' },
    example: 'redis://127.0.0.1:6379',
    secret: true,
  },
  DATA_DIR: {
    about: {
      en: 'Folder of the embedded database and of generated keys.',
      zh: '内置数据库和自动生成的密钥所在的文件夹。',
    },
    form: { en: 'must be a folder', zh: '应为一个文件夹' },
    example: './data',
  },
  HOST: {
    about: { en: 'Address to listen on; 0.0.0.0 for all.', zh: '监听的地址；0.0.0.0 表示全部网卡。' },
    form: { en: 'must be a host name or an IP address', zh: '应为主机名或 IP 地址' },
    example: '127.0.0.1',
  },
  PORT: {
    about: { en: 'Port to listen on; 0 takes any free one.', zh: '监听的端口；0 表示任选一个空闲端口。' },
    form: { en: 'must be a whole number from 0 to 65535', zh: '应为 0 到 65535 之间的整数' },
    example: '3000',
  },
  PUBLIC_URL: {
    about: {
      en: 'Address by which people reach the web page, without a path; where logins come back to. Absent: http://HOST:PORT, and with a real app the bot shows no link to it.',
      zh: '大家打开网页用的地址，不带路径；登录后也回到这里。不填则为 http://HOST:PORT，且接入正式应用时机器人不显示网页链接。',
    },
    form: {
      en: 'must be an http(s) address without a path, such as https://stagekeeper.example.cn',
      zh: '应为不带路径的 http(s) 网址，例如 https://stagekeeper.example.cn',
    },
    example: 'https://stagekeeper.example.cn',
  },
  LOG_LEVEL: {
    about: {
      en: 'How much is logged (on standard error): fatal, error, warn, info, debug, trace, silent.',
      zh: '日志详细程度（写到标准错误）：fatal、error、warn、info、debug、trace、silent。',
    },
    form: {
      en: 'must be fatal, error, warn, info, debug, trace or silent',
      zh: '应为 fatal、error、warn、info、debug、trace 或 silent',
    },
    example: 'info',
  },
  BOX_KEY: {
    about: {
      en: 'Key of the opinion box. Generated into DATA_DIR/box.key with the embedded database; needed with DATABASE_URL. Whoever loses it loses the opinions. Make one: openssl rand -base64 32',
      zh: '意见箱的密钥。用内置数据库时自动生成到 DATA_DIR/box.key；用 DATABASE_URL 时必须填。丢了密钥，意见就读不出来了。生成方法：openssl rand -base64 32',
    },
    form: {
      en: 'must be 32 bytes, as 44 characters of base64 or 64 of hex',
      zh: '应为 32 字节，写成 44 个字符的 base64 或 64 位十六进制',
    },
    example: 'output-of-openssl-rand-base64-32',
    secret: true,
  },
  SESSION_KEY: {
    about: {
      en: 'Key that signs the logins of the web page. Generated into DATA_DIR/session.key when absent; needed where several processes serve one page. Make one: openssl rand -base64 32',
      zh: '网页登录的签名密钥。不填则自动生成到 DATA_DIR/session.key；由多个进程提供同一网页时必须填。生成方法：openssl rand -base64 32',
    },
    form: {
      en: 'must be 32 bytes, as 44 characters of base64 or 64 of hex',
      zh: '应为 32 字节，写成 44 个字符的 base64 或 64 位十六进制',
    },
    example: 'output-of-openssl-rand-base64-32',
    secret: true,
  },
  OFFICE_OPEN_IDS: {
    about: {
      en: 'First officers, before there is a roster: open ids, separated by commas.',
      zh: '还没有名册时的首批管理人员：open_id，用逗号隔开。',
    },
    form: { en: 'must be open ids (ou_…) separated by commas', zh: '应为用逗号隔开的 open_id（ou_ 开头）' },
    example: 'ou_0123456789abcdef0123456789abcdef',
  },
  CAMPAIGN_TZ: {
    about: { en: 'Time zone of all deadlines.', zh: '所有期限所用的时区。' },
    form: {
      en: 'must be the name of a time zone, such as Asia/Shanghai',
      zh: '应为时区名，例如 Asia/Shanghai',
    },
    example: 'Asia/Shanghai',
  },
  SANDBOX_CAMPAIGN: {
    about: {
      en: 'Sandbox only: the campaign of the trial, xianjin (the default) or theme-education, or the path of a file of your own. Another campaign needs another DATA_DIR.',
      zh: '仅用于沙盒：试用哪套活动方案，xianjin（默认）或 theme-education，也可以是自己写的方案文件的路径。换一套方案要换一个 DATA_DIR。',
    },
    form: {
      en: 'must be xianjin, theme-education or the path of a .yaml file',
      zh: '应为 xianjin、theme-education，或一个 .yaml 文件的路径',
    },
    example: 'theme-education',
  },
  NODE_ENV: {
    about: {
      en: 'production forbids the two trial variables below.',
      zh: '设为 production 时，不允许使用下面两个试验变量。',
    },
    form: { en: 'must be a word', zh: '应为一个词' },
    example: 'production',
  },
  CLOCK_START: {
    about: {
      en: 'Trials only: the moment at which the campaign clock starts.',
      zh: '仅供试验：活动时钟的起始时刻。',
    },
    form: {
      en: 'must be an ISO time with offset, such as 2005-01-24T09:00:00+08:00',
      zh: '应为带时差的 ISO 时间，例如 2005-01-24T09:00:00+08:00',
    },
    example: '2005-01-24T09:00:00+08:00',
  },
  CLOCK_SPEED: {
    about: {
      en: 'Trials only: campaign seconds per real second; 0 stands still, 1 when absent.',
      zh: '仅供试验：现实一秒相当于活动多少秒；0 表示停住，不填为 1。',
    },
    form: { en: 'must be a number, 0 or more', zh: '应为不小于 0 的数' },
    example: '1',
  },
};

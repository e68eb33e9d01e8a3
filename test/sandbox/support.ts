import { Client, EventDispatcher, WSClient } from '@larksuiteoapi/node-sdk';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/index.ts';

export const dayOne = new Date('2005-01-24T09:00:00+08:00');
const silent = { error() {}, warn() {}, info() {}, debug() {}, trace() {} };

/** A clock that stands until a test moves it. */
export function standingClock(start = dayOne) {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    move: (ms: number) => {
      at += ms;
    },
  };
}

export type Running = Awaited<ReturnType<typeof startSandbox>>;

/** A sandbox on a free port with generous quotas, closed by the caller. */
export function startForTest(options: Partial<SandboxOptions> = {}): Promise<Running> {
  return startSandbox({
    now: () => dayOne,
    quotaScale: 1000,
    repushDelaysMs: [60, 60, 60, 60],
    longConnection: { reconnectNonce: 0.05, reconnectInterval: 0.1, pingInterval: 5 },
    ...options,
  });
}

/** The unmodified SDK's client for a running sandbox. */
export function clientOf(sandbox: Running): Client {
  return new Client({ ...sandbox.credentials, domain: sandbox.url, logger: silent });
}

type Handler = (data: Record<string, unknown>) => unknown;

/** The unmodified SDK's long connection; resolves when the sandbox may send events through it. */
export async function connect(sandbox: Running, handlers: Record<string, Handler>): Promise<WSClient> {
  const dispatcher = new EventDispatcher({ logger: silent }).register(handlers);
  const before = sandbox.connections();
  const client = new WSClient({ ...sandbox.credentials, domain: sandbox.url, logger: silent });
  await client.start({ eventDispatcher: dispatcher });
  await until(() => sandbox.connections() > before);
  return client;
}

/** Waits for a fact; fails loudly when it does not come. */
export async function until(fact: () => boolean | Promise<boolean>, limitMs = 5000): Promise<void> {
  const deadline = performance.now() + limitMs;
  while (!(await fact())) {
    if (performance.now() > deadline) throw new Error(`not true within ${limitMs} ms: ${fact}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A refusal as the SDK's caller meets it. */
export async function refusalOf(call: Promise<unknown>) {
  try {
    await call;
  } catch (error) {
    const { response } = error as {
      response: { status: number; data: { code: number; msg: string }; headers: Record<string, string> };
    };
    return { status: response.status, ...response.data, headers: response.headers };
  }
  throw new Error('the call was not refused');
}

/** A small good card; `elements` are added to it. */
export function cardWith(...elements: unknown[]) {
  return {
    schema: '2.0',
    header: { title: { tag: 'plain_text', content: '签到' } },
    body: { elements: [{ tag: 'markdown', content: '请签到' }, ...elements] },
  };
}

/** Any active person with this role. */
export function someone(sandbox: Sandbox, role: string) {
  const person = sandbox.people.list().find(({ roles }) => roles.includes(role));
  if (!person) throw new Error(`nobody is ${role}`);
  return person;
}

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client, EventDispatcher, LoggerLevel, WSClient } from '@larksuiteoapi/node-sdk';
import type { Credentials } from '../../../src/sandbox/index.ts';

const quiet = { error() {}, warn() {}, info() {}, debug() {}, trace() {} };

export interface CardPress {
  operator: { open_id: string };
  action: {
    value: { action?: string };
    tag: string;
    name?: string;
    form_value?: Record<string, unknown>;
    option?: string;
  };
  context: { open_message_id: string; open_chat_id: string };
}

/** A small app on the unmodified SDK: sends what the test says and answers card presses with `answer`. */
export async function startApp(
  url: string,
  { appId, appSecret }: Credentials,
  answer: (press: CardPress) => object | Promise<object>,
) {
  const base = { appId, appSecret, domain: url, logger: quiet, loggerLevel: LoggerLevel.error };
  const client = new Client(base);
  const presses: CardPress[] = [];
  const dispatcher = new EventDispatcher({ logger: quiet }).register({
    'card.action.trigger': async (press: CardPress) => {
      presses.push(press);
      return answer(press);
    },
    'im.message.receive_v1': async () => undefined,
    'im.message.message_read_v1': async () => undefined,
    'im.chat.access_event.bot_p2p_chat_entered_v1': async () => undefined,
  });
  const socket = new WSClient({ ...base, autoReconnect: false });
  await socket.start({ eventDispatcher: dispatcher });
  return {
    presses,
    async send(
      idType: 'open_id' | 'chat_id',
      to: string,
      msg_type: string,
      content: object,
    ): Promise<string> {
      const answer = await client.im.v1.message.create({
        params: { receive_id_type: idType },
        data: { receive_id: to, msg_type, content: JSON.stringify(content) },
      });
      if (!answer.data?.message_id) throw new Error(`not sent: ${answer.code} ${answer.msg}`);
      return answer.data.message_id;
    },
    async patch(messageId: string, card: object): Promise<void> {
      await client.im.v1.message.patch({
        path: { message_id: messageId },
        data: { content: JSON.stringify(card) },
      });
    },
    async recall(messageId: string): Promise<void> {
      await client.im.v1.message.delete({ path: { message_id: messageId } });
    },
    async react(messageId: string, emoji_type: string): Promise<void> {
      await client.im.v1.messageReaction.create({
        path: { message_id: messageId },
        data: { reaction_type: { emoji_type } },
      });
    },
    stop: () => socket.close({ force: true }),
  };
}

/** One origin for the sandbox and a clock beside it, as the bot serves them. */
export async function serveWithClock(
  handle: (request: Request) => Response | Promise<Response>,
  attach: (server: Server) => void,
  listener: (fetch: (request: Request) => Response | Promise<Response>) => Parameters<typeof createServer>[1],
) {
  const clock = {
    at: '2005-02-18T01:30:00.000Z',
    speed: 0,
    next: '2005-02-20T09:00:00.000Z' as string | null,
  };
  const server = createServer(
    listener(async (request) => {
      if (new URL(request.url).pathname !== '/dev/clock') return handle(request);
      if (request.method === 'PUT') {
        const change = (await request.json()) as Partial<typeof clock>;
        Object.assign(clock, change);
        if (change.at) clock.next = null;
      }
      return Response.json(clock);
    }),
  );
  attach(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    clock,
    url: `http://127.0.0.1:${port}`,
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

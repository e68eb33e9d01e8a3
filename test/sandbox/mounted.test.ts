import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { WSClient } from '@larksuiteoapi/node-sdk';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSandbox } from '../../src/sandbox/index.ts';
import { clientOf, connect, dayOne, type Running, someone, until } from './support.ts';

describe("a sandbox on somebody else's server", () => {
  let server: Server;
  let sandbox: Running;
  let client: WSClient | undefined;

  beforeEach(async () => {
    const inner = createSandbox({ now: () => dayOne, quotaScale: 1000 });
    const app = new Hono();
    app.get('/healthz', (c) => c.text('ok'));
    app.route('/', inner.app);
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server;
    await until(() => server.listening);
    inner.attach(server);
    sandbox = { ...inner, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  });
  afterEach(async () => {
    client?.close({ force: true });
    await sandbox.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('serves calls, long connection and host on one port, and ends its streams when it closes', async () => {
    expect(await (await fetch(`${sandbox.url}/healthz`)).text()).toBe('ok');
    const keys: unknown[] = [];
    client = await connect(sandbox, { 'application.bot.menu_v6': (data) => void keys.push(data.event_key) });
    sandbox.people.menu(someone(sandbox, 'member').open_id, 'help');
    await until(() => keys.length === 1);
    const stream = await fetch(`${sandbox.url}/sandbox/api/stream?as=${someone(sandbox, 'member').open_id}`);
    await sandbox.close();
    expect(await stream.text()).toContain('event: ready');
    await until(() => sandbox.connections() === 0);
  });

  it('prints nothing, whatever is said', async () => {
    const out = vi.spyOn(process.stdout, 'write');
    const err = vi.spyOn(process.stderr, 'write');
    const { open_id } = someone(sandbox, 'member');
    sandbox.faults.set({ server_error_next: 1 });
    const send = () =>
      clientOf(sandbox).im.v1.message.create({
        params: { receive_id_type: 'open_id' },
        data: { receive_id: open_id, msg_type: 'text', content: '{"text":"意见"}' },
      });
    await expect(send()).rejects.toThrow();
    await send();
    sandbox.people.say(sandbox.world.privateChat(open_id).chat_id, { as: open_id, text: '我的意见' });
    expect(out).not.toHaveBeenCalled();
    expect(err).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });
});

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What reached the platform. */
export interface Arrival {
  /** App id of the process that spoke. */
  by: string;
  uuid: string;
  to: string;
}

export interface StandIn {
  domain: string;
  /** Every send that reached the platform, repeated ones included. */
  arrivals: Arrival[];
  /** What people see: one message per uuid, as the platform keeps it for 1 h. */
  shown: Map<string, Arrival>;
  /** While set, messages are shown but the answer never comes. */
  silent: boolean;
  close(): Promise<void>;
}

/** The few interfaces a courier needs, to be used by the real client: token, message, batch. */
export async function platformStandIn(): Promise<StandIn> {
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const answer = (data: object) =>
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ code: 0, msg: 'success', ...data }));
    if (request.url?.includes('/tenant_access_token/')) {
      answer({ tenant_access_token: `t-${body.app_id}`, expire: 7200 });
      return;
    }
    const batch = request.url?.includes('/batch_send');
    const arrival = {
      by: String(request.headers.authorization).replace('Bearer t-', ''),
      uuid: batch ? `batch ${standIn.arrivals.length}` : String(body.uuid),
      to: batch ? String(body.open_ids) : String(body.receive_id),
    };
    standIn.arrivals.push(arrival);
    if (!standIn.shown.has(arrival.uuid)) standIn.shown.set(arrival.uuid, arrival);
    const number = [...standIn.shown.keys()].indexOf(arrival.uuid);
    if (!standIn.silent)
      answer({ data: { message_id: `${batch ? 'bm-' : 'om_'}${number}`, chat_id: 'oc_1' } });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const standIn: StandIn = {
    domain: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrivals: [],
    shown: new Map(),
    silent: false,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return standIn;
}

async function bodyOf(request: AsyncIterable<Buffer>): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>;
}

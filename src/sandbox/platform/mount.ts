import type { Hono } from 'hono';
import { z } from 'zod';
import type { LongConnection } from '../events/long-connection.ts';
import { mountAuth, mountBot } from './auth.ts';
import { mountBatch } from './batch.ts';
import { mountCards } from './cards.ts';
import { mountChats } from './chats.ts';
import { mountContacts } from './contacts.ts';
import { mountDocuments, mountFiles } from './files.ts';
import { mountLogin } from './login.ts';
import { mountMessageExtras } from './message-extras.ts';
import { mountMessages } from './messages.ts';
import type { Platform } from './platform.ts';
import { mountCalendar, mountSlashCommands, mountTasks } from './work.ts';

const endpointSchema = z.object({ AppID: z.string(), AppSecret: z.string() });

/** Every API of the platform that this sandbox knows, and the endpoint that hands out long connections. */
export function mountPlatform(app: Hono, platform: Platform, long: LongConnection, baseUrl?: string): void {
  mountAuth(app, platform);
  mountLogin(app, platform);
  mountBot(app, platform);
  mountMessages(app, platform);
  mountMessageExtras(app, platform);
  mountBatch(app, platform);
  mountCards(app, platform);
  mountChats(app, platform);
  mountContacts(app, platform);
  mountFiles(app, platform);
  mountDocuments(app, platform);
  mountTasks(app, platform);
  mountCalendar(app, platform);
  mountSlashCommands(app, platform);
  app.all('/open-apis/*', (c) => c.json({ code: 404, msg: '404 page not found' }, 404));

  app.post('/callback/ws/endpoint', async (c) => {
    const asked = endpointSchema.safeParse(await c.req.json().catch(() => undefined));
    const { appId, appSecret } = platform.credentials;
    if (!asked.success || asked.data.AppID !== appId || asked.data.AppSecret !== appSecret)
      return c.json({ code: 514, msg: 'AppID or AppSecret is wrong', data: {} });
    return c.json(long.endpoint(baseUrl ?? new URL(c.req.url).origin));
  });
}

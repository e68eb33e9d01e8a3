import type { Hono } from 'hono';
import { z } from 'zod';
import { freshId } from '../credentials.ts';
import { Refusal } from '../refusal.ts';
import type { Person } from '../types.ts';
import { readContent } from './content.ts';
import { api } from './gate.ts';
import { personBy, type UserIdType } from './ids.ts';
import type { Platform } from './platform.ts';

const ids = z.array(z.string()).max(200).optional();
const batchSchema = z.object({
  msg_type: z.enum(['text', 'image', 'post', 'share_chat', 'interactive']),
  content: z.record(z.string(), z.unknown()).optional(),
  card: z.record(z.string(), z.unknown()).optional(),
  open_ids: ids,
  user_ids: ids,
  union_ids: ids,
  department_ids: ids,
});

/** Messages an app may send in batches in one day. */
const maxADay = 500_000;

interface Batch {
  people: Person[];
  messages: string[];
  recalled: boolean;
}

/**
 * Batch sending: answered at once, worked off one batch after another
 * (https://open.feishu.cn/document/server-docs/im-v1/batch_message/send-messages-in-batches). Content is an object here, not a string.
 */
export function mountBatch(app: Hono, platform: Platform): void {
  const { world, record, clocks } = platform;
  const batches = new Map<string, Batch>();
  let tail = Promise.resolve();
  let today = { day: '', people: 0 };

  function recipients(type: UserIdType, given: string[] = []): { people: Person[]; invalid: string[] } {
    const found = given.map((id) => ({ id, person: personBy(world, type, id) }));
    const good = found.filter(({ person }) => person?.active && person.available);
    return {
      people: good.flatMap(({ person }) => (person ? [person] : [])),
      invalid: found.filter((one) => !good.includes(one)).map(({ id }) => id),
    };
  }

  function countToday(people: number): void {
    const day = clocks.now().toISOString().slice(0, 10);
    if (today.day !== day) today = { day, people: 0 };
    if (today.people + people > maxADay) throw new Refusal(11247);
    today.people += people;
  }

  async function deliver(
    batch_id: string,
    batch: Batch,
    read: ReturnType<typeof readContent>,
  ): Promise<void> {
    for (const [index, person] of batch.people.entries()) {
      if (index % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
      if (batch.recalled) return;
      const message = world.addMessage({
        chat_id: world.privateChat(person.open_id).chat_id,
        sender: { type: 'app', id: platform.credentials.appId },
        ...read,
        batch_id,
      });
      batch.messages.push(message.message_id);
    }
  }

  for (const path of ['/message/v4/batch_send/', '/message/v4/batch_send']) {
    api(app, platform, 'POST', path, async (call) => {
      const body = await call.body(batchSchema, 10002);
      const content = body.msg_type === 'interactive' ? body.card : body.content;
      if (!content) throw new Refusal(10002, 'content or card is missing');
      const read = readContent(world, body.msg_type, JSON.stringify(content));
      const open = recipients('open_id', body.open_ids);
      const user = recipients('user_id', body.user_ids);
      const union = recipients('union_id', body.union_ids);
      const wanted = new Set(body.department_ids ?? []);
      const units = platform.world.organisation.units.filter((unit) => wanted.has(unit.department_id));
      const inUnits = [...world.people.values()].filter(
        (person) => person.active && units.some((unit) => unit.name === person.unit),
      );
      const people = [...new Set([...open.people, ...user.people, ...union.people, ...inUnits])];
      countToday(people.length);
      const batch_id = freshId('bm').replace('_', '-');
      const batch: Batch = { people, messages: [], recalled: false };
      batches.set(batch_id, batch);
      tail = tail.then(() => deliver(batch_id, batch, read));
      record.counts.batch_sent += 1;
      record.counts.batch_people += people.length;
      return {
        data: {
          message_id: batch_id,
          invalid_department_ids: [...wanted].filter(
            (id) => !units.some((unit) => unit.department_id === id),
          ),
          invalid_open_ids: open.invalid,
          invalid_user_ids: user.invalid,
          invalid_union_ids: union.invalid,
        },
      };
    });
  }

  function batchOf(id: string): Batch {
    const batch = batches.get(id);
    if (!batch) throw new Refusal(230001, 'No such batch.');
    return batch;
  }

  function readCount(batch: Batch): number {
    return batch.messages.filter((id) => (world.messages.get(id)?.read_by.length ?? 0) > 0).length;
  }

  api(app, platform, 'GET', '/im/v1/batch_messages/:id/get_progress', (call) => {
    const batch = batchOf(call.param('id'));
    return {
      data: {
        batch_message_send_progress: {
          valid_user_ids_count: batch.people.length,
          success_user_ids_count: batch.messages.length,
          read_user_ids_count: readCount(batch),
        },
        batch_message_recall_progress: {
          recall: batch.recalled,
          recall_count: batch.recalled ? batch.messages.length : 0,
        },
      },
    };
  });

  api(app, platform, 'GET', '/im/v1/batch_messages/:id/read_user', (call) => {
    const batch = batchOf(call.param('id'));
    return {
      data: { read_user: { read_count: String(readCount(batch)), total_count: String(batch.people.length) } },
    };
  });

  api(app, platform, 'DELETE', '/im/v1/batch_messages/:id', (call) => {
    const batch = batchOf(call.param('id'));
    batch.recalled = true;
    for (const id of batch.messages) {
      const message = world.messages.get(id);
      if (message && !message.recalled) {
        message.recalled = true;
        world.touch(message);
      }
    }
    return { data: {} };
  });
}

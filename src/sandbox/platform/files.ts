import type { Hono } from 'hono';
import { z } from 'zod';
import { freshId } from '../credentials.ts';
import { Refusal } from '../refusal.ts';
import { api } from './gate.ts';
import { readParts } from './multipart.ts';
import type { Platform } from './platform.ts';

const imageBytes = 10 * 1_048_576;
const fileBytes = 30 * 1_048_576;
const driveBytes = 20 * 1_048_576;
const fileTypes = ['opus', 'mp4', 'pdf', 'doc', 'xls', 'ppt', 'stream'];

/** Uploads for messages (https://open.feishu.cn/document/server-docs/im-v1/file/create) and for the cloud folder. */
export function mountFiles(app: Hono, platform: Platform): void {
  const { world } = platform;

  function keep(prefix: string, name: string, type: string, bytes: Buffer | undefined, max: number): string {
    if (!bytes) throw new Refusal(234001);
    if (bytes.length === 0) throw new Refusal(234010);
    if (bytes.length > max) throw new Refusal(234006);
    const key = freshId(prefix);
    world.files.set(key, { name, type, bytes });
    return key;
  }

  api(app, platform, 'POST', '/im/v1/images', async (call) => {
    const parts = await readParts(call.c);
    if (!['message', 'avatar'].includes(parts.get('image_type')?.text ?? '')) throw new Refusal(234001);
    const image = parts.get('image');
    return { data: { image_key: keep('img_v3', 'image', 'image/png', image?.bytes, imageBytes) } };
  });

  api(app, platform, 'POST', '/im/v1/files', async (call) => {
    const parts = await readParts(call.c);
    const name = parts.get('file_name')?.text;
    if (!name || !fileTypes.includes(parts.get('file_type')?.text ?? '')) throw new Refusal(234001);
    const file = parts.get('file');
    return { data: { file_key: keep('file_v3', name, 'application/octet-stream', file?.bytes, fileBytes) } };
  });

  for (const path of ['/drive/v1/medias/upload_all', '/drive/v1/files/upload_all']) {
    api(
      app,
      platform,
      'POST',
      path,
      async (call) => {
        const parts = await readParts(call.c);
        const name = parts.get('file_name')?.text;
        const file = parts.get('file');
        if (!name || Number(parts.get('size')?.text) !== file?.bytes.length)
          throw new Refusal(1061002, 'params error.');
        return {
          data: { file_token: keep('box', name, 'application/octet-stream', file.bytes, driveBytes) },
        };
      },
      { limits: [{ max: 5, windowMs: 1000 }] },
    );
  }
}

const importSchema = z.object({
  file_extension: z.string(),
  file_token: z.string(),
  type: z.enum(['docx', 'sheet', 'bitable']),
  file_name: z.string().optional(),
  point: z.object({ mount_type: z.literal(1), mount_key: z.string() }),
});

/** Documents in the cloud: import of an uploaded file, and empty documents (https://open.feishu.cn/document/server-docs/docs/drive-v1/import_task/create). */
export function mountDocuments(app: Hono, platform: Platform): void {
  const { world } = platform;
  const imports = new Map<string, { type: string; token: string; asked: number }>();
  const { documents } = world;

  api(app, platform, 'POST', '/drive/v1/import_tasks', async (call) => {
    const body = await call.body(importSchema, 1069902);
    if (!world.files.has(body.file_token)) throw new Refusal(1069902, 'param error: file_token');
    const ticket = freshId('ticket');
    const token = freshId('dx').replace('_', '');
    const content = world.files.get(body.file_token)?.bytes.toString('utf8') ?? '';
    documents.set(token, { title: body.file_name ?? '', content, readable: true, members: [] });
    imports.set(ticket, { type: body.type, token, asked: 0 });
    return { data: { ticket } };
  });

  api(app, platform, 'GET', '/drive/v1/import_tasks/:ticket', (call) => {
    const ticket = call.param('ticket');
    const task = imports.get(ticket);
    if (!task) throw new Refusal(1069914, 'ticket not found');
    task.asked += 1;
    const running = task.asked === 1;
    return {
      data: {
        result: {
          ticket,
          type: task.type,
          job_status: running ? 2 : 0,
          job_error_msg: running ? '' : 'success',
          ...(running
            ? {}
            : { token: task.token, url: `https://sandbox.feishu.cn/${task.type}/${task.token}` }),
          extra: [],
        },
      },
    };
  });

  api(app, platform, 'POST', '/docx/v1/documents', async (call) => {
    const body = await call.body(
      z.object({ folder_token: z.string().optional(), title: z.string().optional() }),
    );
    const document_id = freshId('dx').replace('_', '');
    documents.set(document_id, { title: body.title ?? '', content: '', readable: true, members: [] });
    return { data: { document: { document_id, revision_id: 1, title: body.title ?? '' } } };
  });

  // https://open.feishu.cn/document/server-docs/docs/docs/docx-v1/document/raw_content
  api(
    app,
    platform,
    'GET',
    '/docx/v1/documents/:token/raw_content',
    (call) => {
      const document = documents.get(call.param('token'));
      if (!document) throw new Refusal(1770002, 'not found', 404);
      if (!document.readable) throw new Refusal(1770032, 'forBidden', 403);
      return { data: { content: document.content } };
    },
    { limits: [{ max: 5, windowMs: 1000 }] },
  );

  // https://open.feishu.cn/document/server-docs/docs/wiki-v2/space-node/get_node
  api(app, platform, 'GET', '/wiki/v2/spaces/get_node', (call) => {
    const page = call.query('token');
    const [token, document] = [...documents].find(([, one]) => one.page === page) ?? [];
    if (!page || !document) throw new Refusal(131005, 'not found: document is not found');
    if (!document.readable) throw new Refusal(131006, 'permission denied: wiki space permission denied');
    return {
      data: { node: { node_token: page, obj_token: token, obj_type: 'docx', title: document.title } },
    };
  });

  api(app, platform, 'POST', '/drive/v1/permissions/:token/members', async (call) => {
    const schema = z.object({
      member_type: z.string(),
      member_id: z.string(),
      perm: z.enum(['view', 'edit', 'full_access']),
    });
    const member = await call.body(schema, 1063001);
    const document = documents.get(call.param('token'));
    if (!document) throw new Refusal(1063005, 'the document is deleted');
    document.members.push(member);
    return { data: { member } };
  });
}

import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Call } from '../call.ts';
import type { Answer, PlatformFault } from '../errors.ts';

const uploaded = z
  .object({ data: z.object({ file_token: z.string().min(1) }) })
  .transform(({ data }) => data.file_token);
const ticketed = z
  .object({ data: z.object({ ticket: z.string().min(1) }) })
  .transform(({ data }) => data.ticket);
const result = z
  .object({
    data: z.object({
      result: z.object({
        job_status: z.number(),
        job_error_msg: z.string().nullish(),
        token: z.string().nullish(),
        url: z.string().nullish(),
      }),
    }),
  })
  .transform(({ data }) => data.result);
const content = z.object({ data: z.object({ content: z.string() }) }).transform(({ data }) => data.content);
const node = z
  .object({ data: z.object({ node: z.object({ obj_token: z.string().min(1), obj_type: z.string() }) }) })
  .transform(({ data }) => ({ token: data.node.obj_token, kind: data.node.obj_type }));
const done = z.unknown().transform(() => undefined);

export type CloudDocument = { token: string; url: string };

/** 1: just begun, 2: at work. https://open.feishu.cn/document/server-docs/docs/drive-v1/import_task/get */
const unfinished = new Set([1, 2]);

/** Cloud documents, made from Markdown by the platform's own import. */
export function documentCalls(call: Call, options: { pollMs?: number; mostPolls?: number } = {}) {
  const { pollMs = 500, mostPolls = 60 } = options;

  async function imported(ticket: string): Promise<Answer<CloudDocument>> {
    for (let poll = 0; poll < mostPolls; poll++) {
      const answer = await call(
        'drive.import.get',
        (sdk, auth) => sdk.drive.v1.importTask.get({ path: { ticket } }, auth),
        result,
      );
      if (!answer.ok) return answer;
      const { job_status, job_error_msg, token, url } = answer.value;
      if (job_status === 0 && token) return { ok: true, value: { token, url: url ?? '' } };
      if (!unfinished.has(job_status)) return { ok: false, fault: failed(job_status, job_error_msg ?? '') };
      await pause(pollMs);
    }
    return { ok: false, fault: tooSlow };
  }

  return {
    /** At most 20 MB of Markdown. The document belongs to the bot; `shareDocument` opens it to people. */
    async createDocument(wanted: { title: string; markdown: string }): Promise<Answer<CloudDocument>> {
      const file = Buffer.from(wanted.markdown, 'utf8');
      const upload = await call(
        'drive.media.upload',
        (sdk, auth) =>
          sdk.request(
            {
              method: 'POST',
              url: '/open-apis/drive/v1/medias/upload_all',
              headers: { 'Content-Type': 'multipart/form-data' },
              data: {
                file_name: `${wanted.title}.md`,
                parent_type: 'ccm_import_open',
                size: file.byteLength,
                extra: JSON.stringify({ obj_type: 'docx', file_extension: 'md' }),
                file,
              },
            },
            auth,
          ),
        uploaded,
      );
      if (!upload.ok) return upload;
      const ticket = await call(
        'drive.import.create',
        (sdk, auth) =>
          sdk.drive.v1.importTask.create(
            {
              data: {
                file_extension: 'md',
                file_token: upload.value,
                type: 'docx',
                file_name: wanted.title,
                point: { mount_type: 1, mount_key: '' },
              },
            },
            auth,
          ),
        ticketed,
      );
      return ticket.ok ? imported(ticket.value) : ticket;
    },

    /**
     * The plain text of a document that the bot may read; 5 a second.
     * https://open.feishu.cn/document/server-docs/docs/docs/docx-v1/document/raw_content
     */
    documentText: (wanted: { token: string }): Promise<Answer<string>> =>
      call(
        'docx.raw_content.get',
        (sdk, auth) => sdk.docx.v1.document.rawContent({ path: { document_id: wanted.token } }, auth),
        content,
      ),

    /** What stands behind a page of the wiki. https://open.feishu.cn/document/server-docs/docs/wiki-v2/space-node/get_node */
    wikiDocument: (wanted: { token: string }): Promise<Answer<{ token: string; kind: string }>> =>
      call(
        'wiki.node.get',
        (sdk, auth) => sdk.wiki.v2.space.getNode({ params: { token: wanted.token } }, auth),
        node,
      ),

    /** Lets a person or a group see (or edit) a document of the bot. */
    shareDocument: (wanted: {
      token: string;
      to: { openId: string } | { chatId: string };
      perm: 'view' | 'edit';
    }): Promise<Answer<undefined>> =>
      call(
        'drive.permission.create',
        (sdk, auth) =>
          sdk.drive.v1.permissionMember.create(
            {
              path: { token: wanted.token },
              params: { type: 'docx' },
              data:
                'openId' in wanted.to
                  ? { member_type: 'openid', member_id: wanted.to.openId, perm: wanted.perm }
                  : { member_type: 'openchat', member_id: wanted.to.chatId, perm: wanted.perm },
            },
            auth,
          ),
        done,
      ),
  };
}

function failed(status: number, message: string): PlatformFault {
  const advice = 'The platform could not make a document of this text.';
  return { kind: 'give-up', code: `import-${status}`, advice, message, answered: true };
}

const tooSlow: PlatformFault = {
  kind: 'retry-later',
  code: 'import-unfinished',
  advice: 'The document is still being made; look again later.',
  message: 'the import did not finish in time',
  answered: true,
};

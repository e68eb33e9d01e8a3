import { z } from 'zod';
import type { Call } from '../call.ts';
import type { Answer } from '../errors.ts';

/** `stream` is for every type the platform has no name for, xlsx and docx have `xls` and `doc`. */
export type FileType = 'opus' | 'mp4' | 'pdf' | 'doc' | 'xls' | 'ppt' | 'stream';

const fileKey = z
  .object({ data: z.object({ file_key: z.string().min(1) }) })
  .transform(({ data }) => ({ fileKey: data.file_key }));
const imageKey = z
  .object({ data: z.object({ image_key: z.string().min(1) }) })
  .transform(({ data }) => ({ imageKey: data.image_key }));
const bytes = z
  .custom<ArrayBuffer | Uint8Array>((value) => value instanceof ArrayBuffer || value instanceof Uint8Array)
  .transform((raw) => new Uint8Array(raw));

/** The SDK's typed upload helpers answer null when refused; asked this way the code and its reason arrive. */
const multipart = { 'Content-Type': 'multipart/form-data' };

/** Files and pictures of chats. */
export function fileCalls(call: Call) {
  return {
    /** At most 30 MB, not empty. https://open.feishu.cn/document/server-docs/im-v1/file/create */
    uploadFile: (file: {
      name: string;
      bytes: Uint8Array;
      type: FileType;
    }): Promise<Answer<{ fileKey: string }>> =>
      call(
        'im.file.create',
        (sdk, auth) =>
          sdk.request(
            {
              method: 'POST',
              url: '/open-apis/im/v1/files',
              headers: multipart,
              data: { file_type: file.type, file_name: file.name, file: Buffer.from(file.bytes) },
            },
            auth,
          ),
        fileKey,
      ),

    /** At most 10 MB, not empty. https://open.feishu.cn/document/server-docs/im-v1/image/create */
    uploadImage: (image: { bytes: Uint8Array }): Promise<Answer<{ imageKey: string }>> =>
      call(
        'im.image.create',
        (sdk, auth) =>
          sdk.request(
            {
              method: 'POST',
              url: '/open-apis/im/v1/images',
              headers: multipart,
              data: { image_type: 'message', image: Buffer.from(image.bytes) },
            },
            auth,
          ),
        imageKey,
      ),

    /** What a person sent. https://open.feishu.cn/document/server-docs/im-v1/message/get-2 */
    downloadResource: (wanted: {
      messageId: string;
      fileKey: string;
      type: 'file' | 'image';
    }): Promise<Answer<Uint8Array>> =>
      call(
        'im.resource.get',
        (sdk, auth) =>
          sdk.request(
            {
              method: 'GET',
              url: `/open-apis/im/v1/messages/${encodeURIComponent(wanted.messageId)}/resources/${encodeURIComponent(wanted.fileKey)}`,
              params: { type: wanted.type },
              responseType: 'arraybuffer',
            },
            auth,
          ),
        bytes,
      ),
  };
}

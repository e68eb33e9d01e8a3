import type { Context } from 'hono';
import { Refusal } from '../refusal.ts';

export interface Part {
  text: string;
  bytes: Buffer;
  filename?: string;
}

/**
 * Fields of a multipart body by name. The SDK sends a Buffer as a part without a file name; the standard `formData()` would read
 * such a part as text and spoil its bytes, so the parts are cut out here as they came.
 */
export async function readParts(c: Context): Promise<Map<string, Part>> {
  const boundary = /boundary="?([^";]+)"?/.exec(c.req.header('content-type') ?? '')?.[1];
  if (!boundary) throw new Refusal(234001, 'The request is not multipart/form-data.');
  const body = Buffer.from(await c.req.arrayBuffer());
  const mark = Buffer.from(`--${boundary}`);
  const parts = new Map<string, Part>();
  let from = body.indexOf(mark);
  while (from >= 0) {
    const to = body.indexOf(mark, from + mark.length);
    if (to < 0) break;
    const piece = body.subarray(from + mark.length + 2, to - 2);
    const split = piece.indexOf('\r\n\r\n');
    const head = piece.subarray(0, split).toString('utf8');
    const name = /[; ]name="([^"]*)"/i.exec(head)?.[1];
    const filename = /filename="([^"]*)"/i.exec(head)?.[1];
    if (split >= 0 && name !== undefined) {
      const bytes = piece.subarray(split + 4);
      parts.set(name, {
        bytes,
        text: bytes.toString('utf8'),
        ...(filename === undefined ? {} : { filename }),
      });
    }
    from = to;
  }
  return parts;
}

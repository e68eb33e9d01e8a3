import { z } from 'zod';

const span = z.object({
  tag: z.string(),
  text: z.string().optional(),
  user_id: z.string().optional(),
  user_name: z.string().optional(),
});
const body = z.object({ title: z.string().default(''), content: z.array(z.array(span)) });
const post = z.union([body, z.record(z.string(), body).transform((byLocale) => Object.values(byLocale)[0])]);

/**
 * Rich text as lines of plain text, the title first. At-spans stay `@_user_N`, so that mentions are spelled in
 * one place; one that already carries an open id becomes "@name". Pictures and stickers leave nothing.
 * https://open.feishu.cn/document/server-docs/im-v1/message-content-description/message_content
 *
 * @returns null when the content is not rich text
 */
export function flattenPost(content: unknown): string | null {
  const read = post.safeParse(content);
  if (!read.success || !read.data) return null;
  const { title, content: lines } = read.data;
  return [title, ...lines.map((spans) => spans.map(wordsOf).join(''))]
    .filter((line, i) => i > 0 || line !== '')
    .join('\n');
}

function wordsOf({ tag, text, user_id, user_name }: z.infer<typeof span>): string {
  if (tag !== 'at') return text ?? '';
  if (user_id?.startsWith('@_')) return user_id;
  return user_id === 'all' || user_id === 'all_members' ? '' : `@${user_name ?? ''}`;
}

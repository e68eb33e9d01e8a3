import type { Locale } from '../data/api.ts';

export interface PostNode {
  tag: string;
  text?: string;
  href?: string;
  user_id?: string;
  user_name?: string;
  image_key?: string;
  emoji_type?: string;
  style?: string[];
}

export interface Post {
  title: string;
  content: PostNode[][];
}

interface RawPost {
  title?: string;
  content?: PostNode[][];
}

const orderOf: Record<Locale, readonly string[]> = {
  zh_cn: ['zh_cn', 'en_us'],
  zh_tw: ['zh_tw', 'zh_hk', 'zh_cn', 'en_us'],
  zh_hk: ['zh_hk', 'zh_tw', 'zh_cn', 'en_us'],
  en_us: ['en_us', 'zh_cn'],
};

/** A rich text message in the viewer's language: sent ones carry languages, received ones stand alone. */
export function readPost(content: Record<string, unknown>, locale: Locale): Post {
  const inner = (content.post ?? content) as Record<string, unknown>;
  const byLocale = orderOf[locale].map((key) => inner[key]).find((one) => one !== undefined);
  const raw = (byLocale ?? inner) as RawPost;
  return { title: raw.title ?? '', content: Array.isArray(raw.content) ? raw.content : [] };
}

import type { Card } from '../card/types.ts';
import type { Locale, Message } from '../data/api.ts';
import { resolveText } from '../data/locale.ts';
import type { Words } from '../words.ts';
import { readPost } from './post.ts';
import { textParts } from './text-parts.ts';

/** One line that stands for a message where it is quoted. */
export function previewOf(message: Message, locale: Locale, words: Words): string {
  switch (message.msg_type) {
    case 'text':
      return textParts(String(message.content.text ?? ''), message.mentions ?? [], words.everyone)
        .map((part) => part.text)
        .join('');
    case 'post': {
      const post = readPost(message.content, locale);
      return (
        post.title ||
        post.content
          .flat()
          .map((node) => node.text ?? '')
          .join('')
      );
    }
    case 'interactive': {
      const title = (message.content as Card).header?.title;
      return resolveText(title?.content, title?.i18n_content, locale);
    }
    case 'file':
      return `[${words.file}] ${String(message.content.file_name ?? '')}`;
    case 'image':
      return `[${words.image}]`;
    default:
      return `[${message.msg_type}]`;
  }
}

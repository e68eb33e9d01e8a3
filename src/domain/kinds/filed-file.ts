import { z } from 'zod';

/** A file that somebody sent to the bot: fetched by message and key; its text is not read. */
const filedFile = z.object({ message: z.string(), key: z.string(), name: z.string() });
export type FiledFile = z.infer<typeof filedFile>;

/** Whether it is a picture: those come without a name. */
export const isPicture = (file: FiledFile): boolean => file.key.startsWith('img_');

/** File names that stand for a text. */
export const isTextFile = (name: string): boolean => /\.(docx|txt|md)$/i.test(name);

/** Words of one input, or a file in their place. */
export const wordsOrFile = z
  .looseObject({ words: z.string().max(1000).optional(), file: filedFile.optional() })
  .refine((payload) => (payload.words ?? '').trim() !== '' || payload.file !== undefined, {
    path: ['words'],
  });

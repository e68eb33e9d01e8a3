import type { Locale } from './locale.ts';

export const zhCn = { locale: 'zh-cn' as Locale };
export type Words = typeof zhCn;

import type { Words } from './zh-cn.ts';

export const en: Words = { locale: 'en' };

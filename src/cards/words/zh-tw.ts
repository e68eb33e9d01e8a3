import type { Words } from './zh-cn.ts';

export const zhTw: Words = { locale: 'zh-tw' };

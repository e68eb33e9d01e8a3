import { Refusal } from '../refusal.ts';
import type { Call } from './gate.ts';

export interface Page<T> {
  items: T[];
  has_more: boolean;
  page_token: string;
}

/** One page of a list by `page_size` and `page_token`; the token is opaque to the caller. */
export function pageOf<T>(call: Call, all: T[], limits: { usual: number; max: number }): Page<T> {
  const size = Number(call.query('page_size') ?? limits.usual);
  if (!Number.isInteger(size) || size < 1 || size > limits.max)
    throw new Refusal(99992402, `page_size: must be between 1 and ${limits.max}`);
  const token = call.query('page_token');
  const from = token ? Number(Buffer.from(token, 'base64url').toString().replace(/^at:/, '')) : 0;
  if (!Number.isInteger(from) || from < 0) throw new Refusal(99992402, 'page_token: invalid');
  const items = all.slice(from, from + size);
  const has_more = from + size < all.length;
  return {
    items,
    has_more,
    page_token: has_more ? Buffer.from(`at:${from + size}`).toString('base64url') : '',
  };
}

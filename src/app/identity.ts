import { createHash } from 'node:crypto';

/**
 * A row's id drawn from what caused it (a message id, a card's event id), so that handling the same cause
 * twice writes the same row and therefore only once.
 */
export function idFrom(cause: string): string {
  const hex = createHash('sha256').update(cause).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

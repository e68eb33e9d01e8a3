/**
 * JSON that PostgreSQL's jsonb takes: it refuses the NUL character and halves of surrogate pairs, both of which
 * people's phones and broken clients do send.
 */
export function toJsonb(value: object): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? cleaned(part) : part));
}

const cleaned = (text: string) => Buffer.from(text.replaceAll('\0', '')).toString();

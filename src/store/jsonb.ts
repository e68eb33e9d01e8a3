/**
 * JSON that PostgreSQL's jsonb takes: it refuses the NUL character and halves of surrogate pairs, both of which
 * people's phones and broken clients do send.
 */
export function toJsonb(value: object): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'string') return cleaned(part);
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [cleaned(key), inner]));
  });
}

const cleaned = (text: string) => Buffer.from(text.replaceAll('\0', '')).toString();

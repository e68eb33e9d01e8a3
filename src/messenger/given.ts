type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The fields that have a value, so that an absent one is absent and not "present and undefined". */
export function given<T extends Record<string, unknown>>(fields: T): Given<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
}

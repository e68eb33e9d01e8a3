import type { Logger } from '@larksuiteoapi/node-sdk';

type Line = (fields: Record<string, unknown>, message: string) => void;

/** The part of a logger this room needs; pino's fits. Fields never hold tokens, secrets, ids of people or words. */
export type Log = { debug: Line; info: Line; warn: Line; error: Line };

/**
 * A logger for the SDK that lets through only what is safe: words the SDK itself wrote, with addresses cut off
 * at their query (it carries the connection's ticket), and of errors the message alone. The SDK logs whole HTTP
 * errors, in which the Authorization header, the app's secret and the words of a message stand readable.
 */
export function redactedSdkLogger(log: Log, part: string): Logger {
  const line = (write: Line) => (args: unknown[]) => write({ part }, `sdk: ${args.map(safeWords).join(' ')}`);
  const silent = () => {};
  return { error: line(log.warn), warn: line(log.warn), info: silent, debug: silent, trace: silent };
}

/** The SDK's client reports nothing that the one line of `call.ts` does not say better and safer. */
export const silentSdkLogger: Logger = {
  error: () => {},
  warn: () => {},
  info: () => {},
  debug: () => {},
  trace: () => {},
};

function safeWords(value: unknown): string {
  if (typeof value === 'string') return value.replace(/\?\S*/g, '?…').replace(/\b[tu]-[\w.-]{8,}/g, '…');
  if (Array.isArray(value)) return value.map(safeWords).join(' ');
  return value instanceof Error ? safeWords(value.message) : '';
}

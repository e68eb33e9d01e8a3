import { createHash, randomBytes } from 'node:crypto';

/** What the developer console of the platform would show for the one app that lives in this sandbox. */
export interface Credentials {
  /** `cli_` and 16 hex digits: the SDK's long connection refuses any other shape. */
  appId: string;
  appSecret: string;
  verificationToken: string;
  /** When set, events pushed by webhook are encrypted and signed. */
  encryptKey?: string;
}

/** Credentials for an app nobody configured, new each time: the SDK keeps tokens by app id for the whole process. */
export function inventCredentials(): Credentials {
  return {
    appId: `cli_${randomBytes(8).toString('hex')}`,
    appSecret: randomBytes(16).toString('hex'),
    verificationToken: randomBytes(16).toString('hex'),
  };
}

/** A stable id in the platform's shape: `prefix_` and 32 hex digits derived from the seed. */
export function stableId(prefix: string, seed: string): string {
  return `${prefix}_${createHash('sha256').update(`${prefix}:${seed}`).digest('hex').slice(0, 32)}`;
}

/** A fresh id in the platform's shape: `prefix_` and 32 hex digits. */
export function freshId(prefix: string): string {
  return `${prefix}_${randomBytes(16).toString('hex')}`;
}

import { createHash, timingSafeEqual } from 'node:crypto';
import { AESCipher } from '@larksuiteoapi/node-sdk';

/** Why a request was refused; `onRefused` counts by it. */
export type Refusal =
  | 'too-large'
  | 'not-json'
  | 'not-encrypted'
  | 'undecryptable'
  | 'not-an-event'
  | 'bad-signature'
  | 'stale'
  | 'bad-token';

/** Equal without telling by its time how much of it was equal; lengths may differ. */
export function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest();
  return expected !== '' && timingSafeEqual(digest(given), digest(expected));
}

/**
 * The platform's signature: hex sha256 of timestamp, nonce, encrypt key and the body's bytes as they came.
 * https://open.feishu.cn/document/server-docs/event-subscription-guide/event-subscription-configure-/encrypt-key-encryption-configuration-case
 */
export function signatureOf(body: Uint8Array, encryptKey: string, timestamp: string, nonce: string): string {
  return createHash('sha256')
    .update(timestamp + nonce + encryptKey, 'utf8')
    .update(body)
    .digest('hex');
}

/** The JSON value in bytes of strict UTF-8, or undefined. */
export function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** AES-256-CBC with the sha256 of the encrypt key, the IV in front; undefined when it does not open. */
export function decrypted(encrypt: string, encryptKey: string): string | undefined {
  try {
    return new AESCipher(encryptKey).decrypt(encrypt);
  } catch {
    return undefined;
  }
}

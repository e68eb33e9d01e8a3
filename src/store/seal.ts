import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Seals anonymous words at rest with AES-256-GCM under BOX_KEY, and hashes receipt codes with a second key
 * drawn from it: 16 digits alone could be found by trying them all, a keyed hash cannot.
 * @param key the operator's BOX_KEY, 32 bytes
 */
export function createSeal(key: string | Buffer) {
  const words = Buffer.from(hkdfSync('sha256', key, '', 'opinion words', 32));
  const codes = Buffer.from(hkdfSync('sha256', key, '', 'receipt codes', 32));
  return {
    close(text: string): Buffer {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, words, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(sealed: Buffer): string {
      const decipher = createDecipheriv(algorithm, words, sealed.subarray(0, nonceBytes));
      decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
      return Buffer.concat([
        decipher.update(sealed.subarray(nonceBytes + tagBytes)),
        decipher.final(),
      ]).toString('utf8');
    },
    hash(code: string): string {
      return createHmac('sha256', codes).update(code).digest('base64url');
    },
  };
}

import { join } from 'node:path';
import { keyFile } from './key-file.ts';

/**
 * The 32 bytes that sign the cookies of the pages: the given ones, or those of DATA_DIR/session.key, which is made at the
 * first start. Nothing is lost with it: another key asks everybody to log in again.
 *
 * @throws when the file is damaged or open to others, with the mend
 */
export const loadSessionKey = async (given: Buffer | undefined, dataDir: string): Promise<Buffer> =>
  given ?? keyFile(join(dataDir, 'session.key'), 'Remove it: a new one is made, and people log in again.');

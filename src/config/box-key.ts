import { join } from 'node:path';
import { keyFile } from './key-file.ts';

/**
 * The 32 bytes that seal the opinion box: the given one, or that of DATA_DIR/box.key, which is made at the
 * first start and readable by its owner only.
 *
 * @throws when the file is damaged or open to others, with the mend
 */
export const loadBoxKey = async (given: Buffer | undefined, dataDir: string): Promise<Buffer> =>
  given ??
  keyFile(
    join(dataDir, 'box.key'),
    'Restore it from your backup; a new key cannot read the opinions of the old one.',
  );

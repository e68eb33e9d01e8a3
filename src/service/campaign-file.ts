import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A campaign's file by its path, or by the name of one that comes with the product (`xianjin`). */
export function campaignFile(nameOrPath: string): string {
  return /[./\\]/.test(nameOrPath)
    ? resolve(nameOrPath)
    : join(productRoot(), 'campaigns', `${nameOrPath}.yaml`);
}

/** The folder that holds `campaigns/`, from the sources and from the built program alike. */
function productRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'campaigns')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

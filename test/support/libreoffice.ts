import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The office programs as Debian installs them (`libreoffice-calc-nogui`, `libreoffice-writer-nogui`). */
const program = process.env.SOFFICE_PATH ?? 'soffice';

export const hasLibreOffice = ((): boolean => {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore', timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
})();

/**
 * Opens a file in LibreOffice without a window and saves it in another format, with a profile of its own that is
 * thrown away. Killed after two minutes.
 * @param filter the target and its filter, such as `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1`
 * @returns the files that were written, by name
 */
export async function convertedBy(
  file: { name: string; bytes: Uint8Array },
  filter: string,
): Promise<ReadonlyMap<string, Buffer>> {
  const folder = mkdtempSync(join(tmpdir(), 'stagekeeper-soffice-'));
  try {
    const source = join(folder, file.name);
    const out = join(folder, 'out');
    writeFileSync(source, file.bytes);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const args = [profile, '--headless', '--norestore', '--convert-to', filter, '--outdir', out, source];
    await promisify(execFile)(program, args, { timeout: 120_000, killSignal: 'SIGKILL' });
    const names = await readdir(out);
    return new Map(
      await Promise.all(names.map(async (name) => [name, await readFile(join(out, name))] as const)),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every sheet of a workbook as CSV in UTF-8, dates and numbers as the sheet shows them. */
export const asCsv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';
/** A paper's text in UTF-8. */
export const asText = 'txt:Text (encoded):UTF8';

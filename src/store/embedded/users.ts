import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

/**
 * Who uses the server of one data folder: the service, a command beside it, a second role. Each leaves a
 * note with its process id; the last one out stops the server. A note of a dead process counts for nothing.
 */
export interface Users {
  /** Runs `task` while no other process of this folder does the same. */
  alone<T>(task: () => Promise<T>): Promise<T>;
  enter(): Promise<void>;
  /** Takes our note away and says whether anybody else is still there. Call it inside `alone`. */
  leave(): Promise<{ others: boolean }>;
}

const Note = z.object({ pid: z.number().int().positive(), born: z.string() });
type Note = z.infer<typeof Note>;

const PATIENCE = 120_000;

/** @param folder an own folder for the notes; made when absent */
export async function usersOf(folder: string): Promise<Users> {
  await mkdir(folder, { recursive: true });
  const me: Note = { pid: process.pid, born: await bornAt(process.pid) };
  const mine = join(folder, `${process.pid}-${randomUUID()}.json`);
  const lock = join(folder, 'lock');
  return {
    async alone(task) {
      await takeLock(lock, me);
      try {
        return await task();
      } finally {
        await rm(lock, { force: true });
      }
    },
    enter: () => writeFile(mine, JSON.stringify(me)),
    async leave() {
      await rm(mine, { force: true });
      let others = false;
      for (const name of await readdir(folder)) {
        if (!name.endsWith('.json')) continue;
        if (await isAlive(await readNote(join(folder, name)))) others = true;
        else await rm(join(folder, name), { force: true });
      }
      return { others };
    },
  };
}

async function takeLock(lock: string, me: Note): Promise<void> {
  const draft = `${lock}.${me.pid}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(me));
  const deadline = performance.now() + PATIENCE;
  try {
    // A hard link is made whole or not at all, so that nobody ever reads a half-written lock.
    while (!(await link(draft, lock).then(() => true, refusedAsTaken))) {
      if (!(await isAlive(await readNote(lock)))) await breakLock(lock);
      if (performance.now() > deadline)
        throw new Error(`Another process holds ${lock}. Stop it and start again.`);
      await wait(25);
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/** Moves a dead process's lock away; puts it back when a live one took its place in the meantime. */
async function breakLock(lock: string): Promise<void> {
  const aside = `${lock}.${randomUUID()}`;
  const moved = await rename(lock, aside).then(
    () => true,
    () => false,
  );
  if (moved && (await isAlive(await readNote(aside)))) await link(aside, lock).catch(() => undefined);
  await rm(aside, { force: true });
}

function refusedAsTaken(error: NodeJS.ErrnoException): false {
  if (error.code === 'EEXIST') return false;
  throw error;
}

async function readNote(path: string): Promise<Note | undefined> {
  try {
    return Note.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}

async function isAlive(note: Note | undefined): Promise<boolean> {
  return note !== undefined && processLives(note.pid) && (await bornAt(note.pid)) === note.born;
}

/** Whether a process of this id runs, whoever owns it. */
export function processLives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Tells two processes of one id apart (Linux; elsewhere the id must do): its start in ticks since boot. */
async function bornAt(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

import { spawnSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** As whom the database server runs. Without numbers: as ourselves. */
export interface Account {
  uid?: number;
  gid?: number;
  /** A command that changes the account and then runs what follows; empty when spawn itself can do it. */
  prefix: string[];
}

/** `nobody` of every Linux: needs no entry in /etc/passwd. */
const NOBODY = 65534;

/**
 * PostgreSQL refuses root. Started by root it runs as the owner of the cluster, or as nobody when there is
 * none yet. Throws when another account owns the cluster, or when the server could not reach its folders.
 *
 * @param cluster folder of the database's files, present or not
 * @param paths everything the server must reach besides the cluster
 */
export function chooseAccount(cluster: string, paths: readonly string[]): Account {
  const owner = ownerOf(cluster);
  const self = process.getuid?.() ?? 0;
  if (self !== 0) {
    if (owner && owner.uid !== self) {
      throw new Error(
        `${cluster} belongs to the account ${owner.uid}, and this process runs as ${self}. Start it as that account, or give the folder away: chown -R ${self} ${cluster}`,
      );
    }
    return { prefix: [] };
  }
  const uid = owner && owner.uid !== 0 ? owner.uid : NOBODY;
  const gid = owner && owner.uid !== 0 ? owner.gid : NOBODY;
  const blocked = [dirname(cluster), ...paths].map((path) => closedFolder(path, uid, gid)).find(Boolean);
  if (!blocked) return { uid, gid, prefix: [] };
  const [program, ...rest] = throughClosedFolders(uid, gid);
  const tried = spawnSync(program, [...rest, 'test', '-r', paths[0] ?? '/'], { stdio: 'ignore' });
  if (tried.status === 0) return { uid, gid, prefix: [program, ...rest] };
  throw new Error(
    `PostgreSQL does not run as root, and the account ${uid} may not enter ${blocked}. Start as an ordinary user, choose another DATA_DIR, or open the folder: chmod a+x ${blocked}`,
  );
}

/** Gives a file or a whole folder to the account; nothing to do when the server runs as ourselves. */
export function giveTo(account: Pick<Account, 'uid' | 'gid'>, path: string): void {
  if (account.uid === undefined || account.gid === undefined) return;
  const stat = lstatSync(path);
  if (stat.uid !== account.uid || stat.gid !== account.gid) chownSync(path, account.uid, account.gid);
  if (stat.isDirectory()) for (const name of readdirSync(path)) giveTo(account, join(path, name));
}

/**
 * util-linux's setpriv keeps the one right root needs here: to pass folders closed to others, such as /root.
 * Without no_setuid_fixup access(2), by which initdb looks for its programs, would not honour that right.
 */
function throughClosedFolders(uid: number, gid: number): [string, ...string[]] {
  const caps = ['--securebits=+no_setuid_fixup', '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  return ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...caps, '--'];
}

function closedFolder(path: string, uid: number, gid: number): string | undefined {
  const parent = dirname(path);
  const above = parent === path ? undefined : closedFolder(parent, uid, gid);
  if (above) return above;
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return undefined;
  const bit = stat.uid === uid ? 0o100 : stat.gid === gid ? 0o010 : 0o001;
  return stat.mode & bit ? undefined : path;
}

function ownerOf(path: string): { uid: number; gid: number } | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat && { uid: stat.uid, gid: stat.gid };
}

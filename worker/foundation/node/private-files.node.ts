// What we make is private from the start (private-umask.node.ts). This tightens what is there already:
// made by the release before, copied back by hand, or by a tool with modes of its own (R85).
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lstatSync,
  readdirSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { DataFault } from '../data-fault.ts';
import type { Folders } from './folders.node.ts';

const groupAndOthers = 0o077;
const others = 0o007;
const isOpen = ({ mode }: Stats, to = groupAndOthers) => (mode & to) !== 0;
/** Windows has neither such modes nor such owners. */
const hasOwners = process.geteuid !== undefined;

/**
 * Takes group and others the rights to the folder of data, all in it, and `.env` beside it.
 * Warns on the terminal of what others can read still, for it belongs to somebody else. Follows no link.
 * @throws DataFault where the folder is closed to this user.
 */
export function makeDataPrivate({ base, data }: Pick<Folders, 'base' | 'data'>) {
  makeEnvFilePrivate(join(base, '.env'), data);
  if (!hasOwners || !existsSync(data)) return;
  requireAccess(data);
  const owner = ownerOf(data);
  makePrivate(data, owner);
  if (isOpen(statSync(data))) warnIfReachable(data);
  makePrivateBelow(data, owner);
}

/** The folder of backups beside a database. */
export const backupsOf = (databaseFile: string) => join(dirname(databaseFile), 'backups');

/** The same for a database elsewhere, its journals and its backups; no folder but that of the backups. */
export function makeDatabasePrivate(file: string) {
  if (!hasOwners || !existsSync(file)) return;
  const owner = ownerOf(file);
  const real = realpathSync(file);
  for (const suffix of ['', '-wal', '-shm', '-journal', '.lock']) makePrivate(real + suffix, owner);
  const folder = backupsOf(file);
  const names = statOf(folder)?.uid === owner ? readdirSync(folder) : [];
  const ours = names.filter((name) => name.startsWith(`${basename(file, '.db')}-`));
  for (const name of ours) makePrivate(join(folder, name), owner);
  // Beside a database in /srv another program may have a folder of that name.
  if (ours.length > 0 && ours.length === names.length) makePrivate(folder, owner);
}

/** The same for a file of settings, for it holds keys; not where the owner of `data` could then not read it. */
export function makeEnvFilePrivate(file: string, data: string) {
  // A file of root that the group of the server may read is a way to keep it.
  if (hasOwners) makePrivate(resolve(file), ownerOf(data), others);
}

/** What root makes among the files of another user belongs to that user, as `like` does. */
export function giveToOwner(path: string, like = dirname(path)) {
  if (process.geteuid?.() !== 0) return;
  const { uid, gid } = statSync(like);
  chownSync(path, uid, gid);
}

/** Root acts for whom the data belongs to, anybody else for themselves. */
function ownerOf(path: string): number | undefined {
  const user = process.geteuid?.();
  return user === 0 && existsSync(path) ? statSync(path).uid : user;
}

const statOf = (path: string) => lstatSync(path, { throwIfNoEntry: false });

/** Where it belongs to somebody else it stays, and that is said if it is open to `alarming`. */
function makePrivate(path: string, owner: number | undefined, alarming = groupAndOthers) {
  const found = statOf(path);
  if (!found || found.isSymbolicLink() || !isOpen(found)) return;
  try {
    if (found.uid === owner) chmodSync(path, found.mode & 0o7700);
    else if (isOpen(found, alarming)) warnIfReachable(path);
  } catch (fault) {
    // A running server takes its journals away while we look.
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') warnIfReachable(path);
  }
}

/** A folder that was private already is not walked, for attachments are many; backups are few. */
function makePrivateBelow(folder: string, owner: number | undefined) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const found = statOf(path);
    makePrivate(path, owner);
    if (!found?.isDirectory() || found.uid !== owner) continue;
    if (isOpen(found) || name === 'backups') makePrivateBelow(path, owner);
  }
}

function requireAccess(data: string) {
  try {
    accessSync(data, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EACCES') throw fault;
    throw new DataFault(
      `${data} belongs to another user. Run this as that user: sudo -u USER npm run …`,
    );
  }
}

function warnIfReachable(path: string) {
  if (!isOpen(statSync(dirname(path)))) return;
  console.error(
    `  Others on this machine can read ${path}. It is a link or belongs to another user, and was left so.\n` +
      `  If they should not, let its owner run: chmod go= ${path}`,
  );
}

import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where Linux keeps files in memory. */
const memory = '/dev/shm';
const prefix = 'pasokh-tests-';
/** A run needs some hundred megabytes; containers often have no more than 64 there. */
const neededBytes = 2 ** 31;
/** What is older was left by a run that was killed. */
const abandonedMs = 86_400_000;

/**
 * A folder in memory for what a run writes, removed when this process ends; null where the system has
 * none with that much free. Each commit to a database is synced, and tests would wait for the disk
 * longer than they compute. Programs may be forbidden to run from there.
 */
export function memoryFolder(): string | null {
  if (!hasSpace()) return null;
  removeAbandoned(Date.now() - abandonedMs);
  const folder = mkdtempSync(join(memory, prefix));
  // Some tests run a command as another user, who has to get to its own folder below.
  chmodSync(folder, 0o755);
  process.once('exit', () => remove(folder));
  return folder;
}

function hasSpace(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize >= neededBytes;
  } catch {
    return false;
  }
}

function removeAbandoned(beforeMs: number) {
  for (const name of readdirSync(memory).filter((name) => name.startsWith(prefix))) {
    const found = statSync(join(memory, name), { throwIfNoEntry: false });
    if (found && found.uid === process.getuid?.() && found.mtimeMs < beforeMs)
      remove(join(memory, name));
  }
}

/** What a process that outlives the run goes on writing must not fail the run. */
function remove(folder: string) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch (fault) {
    console.error(`  ${folder} stays: ${(fault as Error).message}`);
  }
}

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startNightlyBackups } from '../../worker/foundation/node/backup/nightly-backup.node.ts';
import { minutes } from '../../worker/foundation/ports/clock.ts';
import { createLog } from '../../worker/foundation/ports/log.ts';

/** A database whose last nightly backup is long ago. */
async function overdueDatabase() {
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-overdue-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'backups/pasokh-2026-01-01T03-15-00-nightly'), { recursive: true });
  return join(folder, 'pasokh.db');
}

/** Starts the nightly backups of `database`; answers the lines of the log as they come. */
function startBackups(bundle: string, database: string) {
  const lines: { level: string; event: string; said?: string }[] = [];
  const log = createLog((line) => lines.push(JSON.parse(line)));
  onTestFinished(startNightlyBackups(bundle, database, log));
  return lines;
}

const { execPath } = process;

afterEach(() => {
  process.execPath = execPath;
  vi.useRealTimers();
});

describe('R89 a nightly backup whose process cannot be started', () => {
  it.each([
    [
      'its program is not there',
      () => (process.execPath = '/nowhere/node'),
      'server.mjs',
      'ENOENT',
    ],
    ['its arguments are too long', () => {}, 'x'.repeat(200_000), 'E2BIG'],
  ])('alarms and is tried again ten minutes later: %s', async (_, prepare, bundle, code) => {
    const database = await overdueDatabase();
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    prepare();
    const lines = startBackups(bundle, database);
    const failed = { level: 'alarm', event: 'backup_failed', said: expect.stringContaining(code) };
    await vi.waitFor(() => expect(lines).toEqual([expect.objectContaining(failed)]));
    vi.advanceTimersByTime(minutes(10));
    await vi.waitFor(() => expect(lines).toHaveLength(2));
    expect(lines[1]).toMatchObject(failed);
  });

  it('leaves the server running where no file descriptor is left', async () => {
    const script = join(import.meta.dirname, 'backup-without-descriptors.node.ts');
    const { stdout } = await promisify(execFile)('sh', [
      '-c',
      'ulimit -n 64 && exec "$0" "$@"',
      execPath,
      script,
      await overdueDatabase(),
    ]);
    expect(stdout.trim().split('\n')).toEqual([
      expect.stringMatching(/"level":"alarm","event":"backup_failed","said":"spawn .* EMFILE"/),
      'still running',
    ]);
  });
});

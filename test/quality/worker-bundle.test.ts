import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bundleGoalKiB } from '../../scripts/build/goals.ts';
import { buildWorker } from '../../scripts/build/server.ts';
import { contentFolder } from '../../scripts/content-folder.ts';
import { foldersOf } from '../../worker/foundation/folders.node.ts';

/** The bundle for Workers, made from the settings of `content/`. */
async function bundle() {
  const base = await mkdtemp(join(tmpdir(), 'pasokh-bundle-'));
  onTestFinished(() => rm(base, { recursive: true, force: true }));
  const built = join(base, 'built.json');
  const settings = JSON.parse(await readFile(join(contentFolder([], {}), 'settings.json'), 'utf8'));
  await writeFile(built, JSON.stringify({ settings, inline: { scripts: [], styles: [] } }));
  const worker = join(base, 'worker.js');
  await buildWorker({ ...foldersOf(base), built, worker });
  return readFile(worker);
}

describe('the bundle for Workers', () => {
  it('keeps to its size', async () => {
    expect(gzipSync(await bundle()).length / 1024).toBeLessThanOrEqual(bundleGoalKiB);
  });

  it('carries its packages as they were published', async () => {
    const text = (await bundle()).toString();
    // Out of the tables that mail libraries bring for others.
    const parts = ['application/vnd.oasis.opendocument.text', 'CounterClockwiseContourIntegral'];
    expect(parts.filter((part) => !text.includes(part))).toEqual([]);
  });
});

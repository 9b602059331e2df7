import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bundleGoalKiB } from '../../scripts/lib/build/goals.ts';
import { buildWorker } from '../../scripts/lib/build/server.ts';
import { contentFolder } from '../../scripts/lib/content-folder.ts';
import { foldersOf } from '../../worker/foundation/node/folders.node.ts';

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

/** Counts the calls of functions while the modules of a bundle are evaluated, in a process of its own. */
const countCalls = `
  import { Session } from 'node:inspector/promises';
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await import(process.argv[1]);
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const own = result.filter(({ url }) => url === process.argv[1]);
  const calls = own.flatMap(({ functions }) => functions.map(({ ranges }) => ranges[0].count));
  console.log(calls.reduce((sum, count) => sum + count, 0));
  process.exit();`;

async function callsAtLoad(text: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-load-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'worker.mjs');
  const workers =
    'data:text/javascript,export const env = {}; export const waitUntil = () => {}; export const connect = () => {};';
  await writeFile(file, text.replaceAll(/"cloudflare:\w+"/g, JSON.stringify(workers)));
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '--eval',
    countCalls,
    pathToFileURL(file).href,
  ]);
  return Number(stdout);
}

describe('the bundle for Workers', () => {
  it('keeps to its size', async () => {
    expect(gzipSync(await bundle()).length / 1024).toBeLessThanOrEqual(bundleGoalKiB);
  });

  it('carries nothing that only a build reads', async () => {
    const text = (await bundle()).toString();
    const parts = {
      'the lexicon, which every index has of its own': /لغو\/کنسل\/کنسلی/,
      'its words of other subjects': /شهرداری دادگاه/,
      'the names of characters that only converters of mail to HTML know':
        /CounterClockwiseContourIntegral/,
      'the types of files that composers of mail know': /application\/vnd\.oasis/,
      'the schema of settings': /emailsPerDay:\w+\(/,
      'the schema of messages': /kavenegar","smsir","melipayamak"\]\)/,
    };
    expect(Object.entries(parts).filter(([, part]) => part.test(text))).toEqual([]);
  });

  it('does little when its modules are evaluated', async () => {
    const calls = await callsAtLoad((await bundle()).toString());
    // 33 thousand in November 2026, for which workerd computes about 80 ms.
    expect(calls).toBeLessThan(50_000);
  });
});

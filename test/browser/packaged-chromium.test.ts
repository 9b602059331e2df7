import {
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  archiveFolder,
  archiveNames,
  chromiumCache,
  findChromium,
  unpackedChromium,
} from '../helpers/packaged-chromium.ts';

/** Where the package has a build. */
const packaged = describe.runIf(process.platform === 'linux' && process.arch === 'x64');

/**
 * The archives of the package with a program of two lines in place of the browser, which takes seconds of
 * computing whenever it is unpacked.
 */
async function smallArchives(base: string): Promise<string> {
  const archives = join(base, 'archives');
  await mkdir(archives);
  for (const name of archiveNames.filter((name) => name !== 'chromium.br'))
    await copyFile(join(archiveFolder, name), join(archives, name));
  const program = brotliCompressSync('#!/bin/sh\necho Chromium\n');
  await writeFile(join(archives, 'chromium.br'), program);
  return archives;
}

packaged('the packaged browser', { timeout: 120_000 }, () => {
  let base: string;
  let cache: string;
  let archives: string;
  let folder: string;
  beforeAll(async () => {
    base = await mkdtemp(join(tmpdir(), 'pasokh-chromium-'));
    cache = join(base, 'cache');
    archives = await smallArchives(base);
    const unpack = () => unpackedChromium(cache, archives);
    [folder = ''] = await Promise.all([unpack(), unpack()]);
  }, 120_000);
  afterAll(() => rm(base, { recursive: true, force: true }));

  it('starts from what the package holds', async () => {
    const own = join(base, 'own');
    const { executablePath } = await findChromium(own, {});
    expect((await stat(executablePath)).size).toBeGreaterThan(100_000_000);
    expect(dirname(dirname(executablePath))).toBe(own);
  });

  it('is unpacked once by two runs at once, and leaves nothing half made', async () => {
    expect(await readdir(cache)).toEqual([folder.slice(cache.length + 1)]);
  });

  it('is unpacked into the cache of the project, where nobody else can write', async () => {
    if (!process.env.CHROME_PATH)
      expect(inject('chromium')?.executablePath.startsWith(chromiumCache)).toBe(true);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it.each(['chromium', 'al2023/lib/libnss3.so', 'manifest.json'])(
    'is made anew where %s was changed, and the change is never run',
    async (name) => {
      const good = await readFile(join(folder, name));
      await writeFile(join(folder, name), `#!/bin/sh\ntouch ${join(cache, 'run')}\n`);
      const { executablePath } = await findChromium(cache, {}, archives);
      expect((await readFile(join(folder, name))).equals(good)).toBe(true);
      expect(executablePath).toBe(join(folder, 'chromium'));
      expect(await readdir(cache)).not.toContain('run');
    },
  );

  it('is made anew where a file was added or is missing', async () => {
    await writeFile(join(folder, 'libnss3.so'), '');
    await rm(join(folder, 'vk_swiftshader_icd.json'));
    await unpackedChromium(cache, archives);
    const names = await readdir(folder);
    expect(names).not.toContain('libnss3.so');
    expect(names).toContain('vk_swiftshader_icd.json');
  });

  it('is not looked for in a folder that others can write', async () => {
    await chmod(cache, 0o777);
    await expect(findChromium(cache, {}, archives)).rejects.toThrow(
      `${cache} can be written by another user`,
    );
    await chmod(cache, 0o700);
  });
});

it('a browser that does not start is reported in one sentence, before any test', async () => {
  const fault = await findChromium(chromiumCache, { CHROME_PATH: '/bin/false' }).catch(String);
  expect(fault).toContain('/bin/false');
  expect(fault).toContain('CHROME_PATH');
  expect(String(fault).split('\n')).toHaveLength(1);
});

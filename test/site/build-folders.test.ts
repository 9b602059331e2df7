import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeBuild, sweepBuilds, switchTo } from '../../scripts/lib/build/build-folders.ts';
import { buildsOf, currentBuildOf, foldersOf } from '../../worker/foundation/node/folders.node.ts';
import { readOtherSites } from '../../worker/foundation/node/http/static-files.node.ts';

const one = '1'.repeat(16);
const two = '2'.repeat(16);
const day = 86_400_000;

async function freshBase() {
  const base = await mkdtemp(join(tmpdir(), 'pasokh-builds-'));
  onTestFinished(() => rm(base, { recursive: true, force: true }));
  const make = (name: string) =>
    makeBuild(base, name, async ({ server, built }) => {
      await mkdir(server);
      await writeFile(built, name);
    });
  return {
    base,
    make,
    builds: () => readdir(buildsOf(base)),
    current: async () => basename(await readlink(currentBuildOf(base))),
    /** As if nobody had used the build for so many days. */
    leave: (name: string, days: number) => {
      const at = new Date(Date.now() - days * day);
      return utimes(join(buildsOf(base), name), at, at);
    },
  };
}

/** Does one thing once and the other again and again until that is over. */
async function during(once: () => Promise<unknown>, again: () => Promise<unknown>) {
  const over = new AbortController();
  const repeating = (async () => {
    while (!over.signal.aborted) await again();
  })();
  await Promise.all([repeating, once().finally(() => over.abort())]);
}

describe('folders of builds', () => {
  it('R81 show a build under its name only once it is whole', async () => {
    const { base, builds } = await freshBase();
    const seen: string[][] = [];
    await makeBuild(base, one, async () => {
      seen.push(await builds());
    });
    expect(seen.flat()).not.toContain(one);
    expect(await builds()).toEqual([one]);
  });

  it('R83 keep the current build when the next one fails', async () => {
    const { base, make, builds, current } = await freshBase();
    await make(one);
    await switchTo(base, one);
    const failing = makeBuild(base, two, () => Promise.reject(new Error('a fault in the content')));
    await expect(failing).rejects.toThrow('a fault in the content');
    expect(await builds()).toEqual([one]);
    expect(await current()).toBe(one);
  });

  it('switch there and back, and the link never leads nowhere', async () => {
    const { base, make, current } = await freshBase();
    await make(one);
    await make(two);
    await switchTo(base, one);
    const found = new Set<string>();
    await during(
      async () => {
        for (let turn = 0; turn < 50; turn++) await switchTo(base, turn % 2 ? one : two);
      },
      async () => found.add(await readFile(foldersOf(base).built, 'utf8')),
    );
    expect([...found].every((name) => name === one || name === two)).toBe(true);
    expect(await current()).toBe(one);
  });

  it('let two processes make the same build at once', async () => {
    const { make, builds } = await freshBase();
    await Promise.all([make(one), make(one)]);
    expect(await builds()).toEqual([one]);
  });

  it('R81 stay for seven days after their last use, and the current one always', async () => {
    const { base, make, builds, leave } = await freshBase();
    const three = '3'.repeat(16);
    for (const name of [one, two, three]) await make(name);
    await switchTo(base, one);
    await mkdir(join(buildsOf(base), '.killed'));
    await mkdir(join(buildsOf(base), 'dev'));
    for (const [name, days] of [
      [one, 30],
      [two, 6],
      [three, 8],
      ['.killed', 2],
      ['dev', 30],
    ] as const)
      await leave(name, days);
    await sweepBuilds(base, Date.now());
    expect((await builds()).sort()).toEqual([one, two, 'dev'].sort());
  });

  it('R81 are removed whole: no part of one stays under its name', async () => {
    const { base, leave } = await freshBase();
    const files = Array.from({ length: 300 }, (_, index) => `${index}.html`);
    const { build } = await makeBuild(base, one, async (folders) => {
      for (const file of files) await writeFile(join(folders.build, file), '');
    });
    await leave(one, 8);
    const seen = new Set<number>();
    await during(
      () => sweepBuilds(base, Date.now()),
      async () => seen.add((await readdir(build).catch(() => files)).length),
    );
    expect([...seen]).toEqual([files.length]);
    expect(await readdir(buildsOf(base))).toEqual([]);
  });

  it('R81 are swept while another process makes one', async () => {
    const { base, make, builds } = await freshBase();
    const names = Array.from({ length: 50 }, (_, index) => String(index).padStart(16, '0'));
    await make(one);
    await during(
      async () => {
        for (const name of names) await make(name);
      },
      () => sweepBuilds(base, Date.now()),
    );
    expect(await builds()).toHaveLength(names.length + 1);
  });

  it('R81 are served beside the current one only once they are whole', async () => {
    const { base, make, builds } = await freshBase();
    const list = { '/_astro/a.js': { type: 'text/javascript', etag: 'a', size: 1 } };
    for (const name of [one, two, `.${two}-0a1b2c3d`]) {
      await make(name);
      await writeFile(foldersOf(base, join(buildsOf(base), name)).files, JSON.stringify(list));
    }
    expect(await builds()).toHaveLength(3);
    const own = join(buildsOf(base), one);
    expect(await readOtherSites(buildsOf(base), own)).toEqual([
      { folder: foldersOf(base, join(buildsOf(base), two)).site, list },
    ]);
  });
});

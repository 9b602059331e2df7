import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { keptBundle, sweepBundles } from '../../scripts/lib/build/kept-bundles.ts';

let base: string;
let made: number;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'pasokh-bundles-'));
  made = 0;
  onTestFinished(() => rmSync(base, { recursive: true, force: true }));
});

/** Bundles of these inputs in a new folder. */
async function bundle(inputs: string[], areUnchanged = true) {
  const folder = mkdtempSync(join(base, 'server-'));
  const make = async () => {
    made++;
    mkdirSync(join(folder, 'migrations'));
    writeFileSync(join(folder, 'migrations/one.sql'), 'SELECT 1');
    writeFileSync(join(folder, 'entry.js'), inputs.join());
    return areUnchanged;
  };
  await keptBundle(inputs, folder, ['entry.js', 'migrations'], make, join(base, 'kept'));
  return folder;
}

describe('bundles of the server', () => {
  it('are those of the build before, where their inputs are the same', async () => {
    const [first, second] = [await bundle(['code']), await bundle(['code'])];
    expect(made).toBe(1);
    for (const name of ['entry.js', 'migrations/one.sql'])
      expect(readFileSync(join(second, name))).toEqual(readFileSync(join(first, name)));
    const other = await bundle(['code', 'settings']);
    expect(made).toBe(2);
    expect(readFileSync(join(other, 'entry.js'), 'utf8')).toBe('code,settings');
  });

  it('are not kept where the inputs changed while they were made', async () => {
    const folder = await bundle(['code'], false);
    expect(readFileSync(join(folder, 'entry.js'), 'utf8')).toBe('code');
    await bundle(['code']);
    expect(made).toBe(2);
  });

  it('are made anew where what was kept was damaged', async () => {
    await bundle(['code']);
    const [name = ''] = readdirSync(join(base, 'kept'));
    writeFileSync(join(base, 'kept', name, 'files/entry.js'), 'damaged');
    const again = await bundle(['code']);
    expect(made).toBe(2);
    expect(readFileSync(join(again, 'entry.js'), 'utf8')).toBe('code');
    await bundle(['code']);
    expect(made).toBe(2);
  });

  it('go once no build has used them for seven days', async () => {
    await bundle(['code']);
    await sweepBundles(Date.now() + 6 * 86_400_000, join(base, 'kept'));
    expect(readdirSync(join(base, 'kept'))).toHaveLength(1);
    await sweepBundles(Date.now() + 8 * 86_400_000, join(base, 'kept'));
    expect(readdirSync(join(base, 'kept'))).toEqual([]);
  });
});

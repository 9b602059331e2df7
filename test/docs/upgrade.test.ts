import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectPackage, sources } from './pages.ts';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, { version: string; dependencies?: Record<string, string> }>;
};
const { devDependencies } = projectPackage;

/** The version that an installed package asks for. */
const askedBy = (name: string, dependency: string) =>
  packages[`node_modules/${name}`]?.dependencies?.[dependency];

describe('versions that must fit each other', () => {
  it.each(['vite', 'wrangler', 'miniflare', 'workerd', 'satteri'])('%s is there once', (name) => {
    const copies = Object.keys(packages).filter((path) => path.endsWith(`node_modules/${name}`));
    expect(copies).toEqual([`node_modules/${name}`]);
  });

  it.each(['wrangler', 'miniflare'])('%s is the one that the plugin of vitest pins', (name) => {
    expect(devDependencies[name]).toBe(askedBy('@cloudflare/vitest-plugin', name));
  });

  it('the compatibility date is the same wherever it stands', () => {
    const dates = [...sources].flatMap(([file, text]) =>
      [...text.matchAll(/compatibility_?date["']?\s*[=:]\s*["'](\d{4}-\d\d-\d\d)/gi)].map(
        ([, date]) => ({ file, date }),
      ),
    );
    expect(dates.length).toBeGreaterThan(2);
    const ours = dates.find(({ file }) => file === 'wrangler.toml')?.date;
    expect(dates.filter(({ date }) => date !== ours)).toEqual([]);
  });

  it('versions are exact', () => {
    const { dependencies } = projectPackage;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSettings } from '#shared/settings/load.ts';
import { readLibrary } from '../../src/articles/library.node.ts';

const here = import.meta.dirname;
const root = join(here, '../..');
const names = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const contentOf = (name: string) => join(here, name, 'content');
const settingsOf = (folder: string) =>
  loadSettings(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')));

describe.each(names)('%s', (name) => {
  it('has valid settings and articles of its own', () => {
    expect(settingsOf(contentOf(name)).brand.name).not.toBe('');
    expect(readLibrary(contentOf(name)).articles.length).toBeGreaterThanOrEqual(8);
  });
});

describe('the product', () => {
  it('names no organisation: all that makes them differ is content', () => {
    const brands = [join(root, 'content'), ...names.map(contentOf)].map(
      (folder) => settingsOf(folder).brand.name,
    );
    const named = ['src', 'worker'].flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(?:ts|tsx|astro|css|json)$/.test(file))
        .map((file) => join(room, file))
        .filter((file) => {
          const text = readFileSync(join(root, file), 'utf8');
          return brands.some((brand) =>
            new RegExp(`(?<!\\p{L})${brand}(?!\\p{L})`, 'u').test(text),
          );
        }),
    );
    expect(brands.length).toBeGreaterThan(1);
    expect(named).toEqual([]);
  });
});

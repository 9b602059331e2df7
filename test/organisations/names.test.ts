import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLibrary } from '../../src/articles/library.node.ts';

const organisations = ['course-shop', 'sms-panel', 'wallet', 'store', 'portal'];
const folders = ['content', ...organisations.map((name) => `test/organisations/${name}/content`)];
const app = ['src', 'worker', 'scripts'].flatMap((root) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|astro|css|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)),
);

describe('an organisation', () => {
  it.each(folders)('is %s by its content alone: the code never names it', (folder) => {
    const { settings, articles, categories } = readLibrary(folder);
    expect(articles.length).toBeGreaterThanOrEqual(8);
    expect(categories.length).toBeGreaterThanOrEqual(3);
    const { host } = new URL(settings.brand.address);
    const agencies = Object.values(settings.agencies).map(({ title }) => title);
    const names = [settings.brand.name, host.split('.').at(-2) ?? host, ...agencies];
    expect(app.length).toBeGreaterThan(300);
    for (const file of app) {
      const text = readFileSync(file, 'utf8');
      expect(
        names.filter((name) => text.includes(name)),
        file,
      ).toEqual([]);
    }
  });
});

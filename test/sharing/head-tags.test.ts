import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadSettings } from '#shared/settings/load.ts';
import { buildCatalog } from '../../src/articles/catalog.ts';
import { sharingTags } from '../../src/sharing/head-tags.ts';

const settings = loadSettings(JSON.parse(readFileSync('content/settings.json', 'utf8')));
const site = new URL('https://help.narenj.example');

const catalogOf = (count: number) =>
  buildCatalog({
    settings,
    assets: new Set<string>(),
    categories: [
      { id: 'orders', title: 'سفارش', description: 'دربارهٔ سفارش', order: 1, icon: 'box' },
    ],
    articles: Array.from({ length: count }, (_, at) => ({
      ...{ id: `orders/a${at}`, category: 'orders', body: '', bodyLine: 1 },
      ...{ title: 'پرسش', description: 'پاسخ', aliases: [], pinned: [], related: [] },
      ...{ checkedOn: '2026-08-03', order: 1 },
    })),
  });

const printed = (count: number, address?: URL) =>
  JSON.stringify(sharingTags('orders/a1', catalogOf(count), address));

describe('what a page says to those who show it elsewhere', () => {
  it('is nothing where no public address is known', () => {
    expect(printed(10)).toBe('[]');
    expect(printed(10, site)).toMatch(/og:image.*rss.*markdown.*ld\+json/);
  });

  it('names no picture and no Markdown that the build leaves out', () => {
    expect(printed(7_000, site)).toContain('text/markdown');
    expect(printed(7_000, site)).not.toMatch(/\/og\/|twitter/);
    expect(printed(12_000, site)).not.toMatch(/\/og\/|twitter|markdown/);
    expect(printed(12_000, site)).toMatch(/rss.*ld\+json/);
  });
});

import { describe, expect, it } from 'vitest';
import { choosePrecache } from '../../scripts/lib/build/choose-precache.ts';

const file = (path: string, text = path) => ({ path, bytes: Buffer.from(text) });
const shell = [
  file('/offline/', '<link href="/_astro/site.css"><script src="/_astro/page.js"></script>'),
  file('/_astro/site.css', 'src:url(/_astro/persian.woff2)'),
  file('/_astro/page.js'),
  file('/_astro/persian.woff2'),
];
const siteOf = (articles: number) => [
  ...shell,
  file('/search-index/current.json'),
  file('/'),
  file('/orders/'),
  file('/requests/'),
  ...Array.from({ length: articles }, (_, at) =>
    file(`/orders/a-question-with-a-long-name-${at}/`),
  ),
];

describe('the list of what a device may hold', () => {
  it('has the pages of a small site, and nothing that depends on who asks', () => {
    const { files, shell: first } = choosePrecache(siteOf(3));
    expect(new Set(first)).toEqual(new Set(shell.map(({ path }) => path)));
    expect(Object.keys(files)).toContain('/orders/a-question-with-a-long-name-2/');
    expect(Object.keys(files)).not.toContain('/requests/');
  });

  it('does not grow with a help centre of thousands, and keeps what is above the answers', () => {
    const [large, larger] = [2_000, 10_000].map((articles) => choosePrecache(siteOf(articles)));
    expect(Object.keys(larger!.files)).toHaveLength(Object.keys(large!.files).length);
    expect(JSON.stringify(larger).length).toBeLessThan(100_000);
    for (const path of [...larger!.shell, '/search-index/current.json', '/', '/orders/'])
      expect(Object.keys(larger!.files)).toContain(path);
  });
});

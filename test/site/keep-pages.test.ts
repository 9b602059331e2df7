import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AstroPrerenderer } from 'astro';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { searchManifest } from '#shared/contract/search-files.ts';
import { jalaliToInstant } from '#shared/persian/dates.ts';
import { buildCatalog } from '../../src/articles/catalog.ts';
import { readLibrary } from '../../src/articles/library.node.ts';
import { sharedCatalog } from '../../src/articles/shared-catalog.node.ts';
import { keepPages } from '../../src/starlight/keep-pages.node.ts';
import { article, category, contentFolder, settingsWith } from './content.ts';

const announcement = { text: 'ارسال دیرتر است', from: '1405-09-03', to: '1405-09-12' };
const lastDay = jalaliToInstant({ year: 1405, month: 9, day: 12 });
const dayAfter = jalaliToInstant({ year: 1405, month: 9, day: 13 });
const paths = ['/orders/cancel/', '/orders/place/'];

let content: string;
let kept: string;
beforeEach(() => {
  content = contentFolder({
    'settings.json': settingsWith({ announcements: [announcement] }),
    'orders/category.json': category('سفارش'),
    'orders/cancel.md': article(),
    'orders/place.md': article({ title: 'چگونه؟' }),
  });
  kept = mkdtempSync(join(tmpdir(), 'pasokh-keep-'));
  onTestFinished(() => rmSync(kept, { recursive: true, force: true }));
});

/** Builds two pages, each of one article and of the index; says what each is and which were rendered. */
async function build({ now = lastDay, index = '/search-index/a.bin', more = '' } = {}) {
  const rendered: string[] = [];
  const html = { 'Content-Type': 'text/html' };
  const usual = {
    name: 'usual',
    getStaticPaths: async () => [{ pathname: searchManifest, route: {} }],
    async render({ url }: Request) {
      const { pathname } = new URL(url);
      if (pathname === searchManifest) return Response.json({ index });
      rendered.push(pathname);
      const one = sharedCatalog(content).articleOf(pathname.slice(1, -1));
      return new Response(`<p>${one?.title} ${one?.body} ${index} ${more}</p>`, { headers: html });
    },
  } as unknown as AstroPrerenderer;
  let keeping = usual;
  const { hooks } = keepPages(kept, content, buildCatalog(readLibrary(content)), now);
  hooks['astro:build:start']?.({
    setPrerenderer: (make: (one: AstroPrerenderer) => AstroPrerenderer) => {
      keeping = make(usual);
    },
  } as never);
  await keeping.getStaticPaths();
  const texts: string[] = [];
  for (const path of paths) {
    const answer = await keeping.render(new Request(`http://localhost${path}`), {} as never);
    texts.push(await ('response' in answer ? answer.response : answer).text());
  }
  hooks['astro:build:done']?.({} as never);
  return { rendered, texts };
}

describe('a page', () => {
  it('is taken as it was, with the address of the index of this build', async () => {
    const first = await build();
    expect(first.rendered).toEqual(paths);
    const second = await build({ index: '/search-index/b.bin' });
    expect(second.rendered).toEqual([]);
    expect(second.texts).toEqual(first.texts.map((text) => text.replace('a.bin', 'b.bin')));
  });

  it('is rendered where what it asked of the content is answered otherwise', async () => {
    await build();
    writeFileSync(join(content, 'orders/place.md'), article({}, 'پاسخی دیگر'));
    const second = await build();
    expect(second.rendered).toEqual(['/orders/place/']);
    expect(second.texts[1]).toContain('پاسخی دیگر');
  });

  it('is rendered once an announcement above it has ended', async () => {
    await build();
    expect((await build({ now: dayAfter - 1 })).rendered).toEqual([]);
    expect((await build({ now: dayAfter })).rendered).toEqual(paths);
    expect((await build({ now: dayAfter })).rendered).toEqual([]);
  });

  it('is rendered each time where it shows a picture, which is made while it is', async () => {
    const more = '<img src="/_astro/picture.1a2b.webp">';
    await build({ more });
    expect((await build({ more })).rendered).toEqual(paths);
  });
});

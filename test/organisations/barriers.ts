import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { readLibrary } from '../../src/articles/library.node.ts';
import { findBarriers } from '../browser/barriers.ts';
import type { screensOf } from './screens.ts';

const phoneWidth = 390;

/** Widths and sizes of letters at which pages are read. */
const readings = [
  { width: 320, letters: '100%' },
  { width: phoneWidth, letters: '200%' },
  { width: 768, letters: '100%' },
  { width: 768, letters: '200%' },
  { width: 1280, letters: '200%' },
];

/**
 * Runs axe over the main screens of an organisation in both schemes: on the second, what changes with it alone, the
 * contrast of its colours. One page goes to all: to start one takes more computing than axe does. The same pages, and
 * screens beside them, must not scroll sideways on small screens and with large letters.
 */
export function hasNoBarriers(name: string, screens: ReturnType<typeof screensOf>) {
  const id = readLibrary(`test/organisations/${name}/content`).articles[0]?.id ?? '';
  const category = id.slice(0, id.indexOf('/'));
  it('has no barrier on its main screens, in either scheme, on small screens and in large letters', async () => {
    const page = await screens.open('/contact/');
    const form = await page.locator('main a[href^="/contact/"]').first().getAttribute('href');
    for (const path of ['/', `/${category}/`, `/${id}/`, '/contact/', '/sign-in/']) {
      await page.emulateMedia({ colorScheme: 'light' });
      await screens.go(page, path);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      expect(await findBarriers(page), path).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await findBarriers(page, { only: ['color-contrast'] }), path).toEqual([]);
      expect(await widerThanScreen(page), path).toEqual([]);
    }
    for (const path of [String(form), '/requests/', `/search/?q=${category}`]) {
      await screens.go(page, path);
      expect(await widerThanScreen(page), path).toEqual([]);
    }
  });
}

/** The readings at which a page scrolls sideways, and by how many pixels. */
async function widerThanScreen(page: Page) {
  const wider = [];
  for (const { width, letters } of readings) {
    await page.setViewportSize({ width, height: 844 });
    const pixels = await page.evaluate((size) => {
      const root = document.documentElement;
      root.style.fontSize = size;
      return root.scrollWidth - root.clientWidth;
    }, letters);
    if (pixels > 0) wider.push({ width, letters, pixels });
  }
  await page.setViewportSize({ width: phoneWidth, height: 844 });
  await page.evaluate(() => document.documentElement.removeAttribute('style'));
  return wider;
}

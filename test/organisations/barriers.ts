import { expect, it } from 'vitest';
import { readLibrary } from '../../src/articles/library.node.ts';
import { findBarriers } from '../browser/barriers.ts';
import type { screensOf } from './screens.ts';

/**
 * Runs axe over the main screens of an organisation in both schemes: on the second, what changes with it alone, the
 * contrast of its colours. One page goes to all: to start one takes more computing than axe does.
 */
export function hasNoBarriers(name: string, screens: ReturnType<typeof screensOf>) {
  const id = readLibrary(`test/organisations/${name}/content`).articles[0]?.id ?? '';
  const category = id.slice(0, id.indexOf('/'));
  it('has no barrier that axe finds on its main screens, in either scheme', async () => {
    const page = await screens.open('/');
    for (const path of ['/', `/${category}/`, `/${id}/`, '/contact/', '/sign-in/']) {
      await page.emulateMedia({ colorScheme: 'light' });
      await screens.go(page, path);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      expect(await findBarriers(page), path).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await findBarriers(page, { only: ['color-contrast'] }), path).toEqual([]);
    }
  });

  it('does not scroll sideways at 320 px', async () => {
    const page = await screens.open('/contact/', { viewport: { width: 320, height: 844 } });
    const form = await page.locator('main a[href^="/contact/"]').first().getAttribute('href');
    for (const path of ['/', `/${id}/`, String(form)]) {
      await screens.go(page, path);
      const overflow = await page.evaluate(() => {
        const root = document.documentElement;
        return root.scrollWidth - root.clientWidth;
      });
      expect(overflow, path).toBe(0);
    }
  });
}

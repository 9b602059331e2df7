import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { withoutServiceWorker } from '../../../test/helpers/chromium.ts';
import { pictureTime, type SampleSite } from './sample-site.ts';
import type { Screen } from './screens.ts';

const sizes = {
  phone: {
    viewport: { width: 390, height: 760 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  },
  desk: { viewport: { width: 1100, height: 720 }, deviceScaleFactor: 1.5 },
} as const;

export type Scheme = 'light' | 'dark';

/** A fresh page that has come to a screen of the sample site, at the time of the pictures and without motion. */
export async function visitScreen(
  browser: Browser,
  site: SampleSite,
  screen: Screen,
): Promise<Page> {
  const context = await browser.newContext({
    ...withoutServiceWorker,
    ...sizes[screen.size],
    locale: 'fa-IR',
    timezoneId: 'Asia/Tehran',
    reducedMotion: 'reduce',
  });
  if (screen.isSignedIn) await context.addCookies(site.cookies());
  const page = await context.newPage();
  await page.clock.setFixedTime(pictureTime);
  await screen.visit(page, site);
  return page;
}

/** A picture (PNG) of what a page shows of a screen, in one scheme. */
export async function takePicture(
  page: Page,
  { part }: Screen,
  colorScheme: Scheme,
): Promise<Buffer> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.evaluate(() => document.fonts.ready);
  return part ? pictureOfPart(page, part) : page.screenshot({ animations: 'disabled' });
}

/** A part of a page with a margin around it; elements alone would end at their last letter. */
async function pictureOfPart(page: Page, part: string): Promise<Buffer> {
  const margin = 16;
  const element = page.locator(part).first();
  const box = await element.evaluate((node) => {
    // It comes back over the part when the page is scrolled.
    document.querySelector<HTMLElement>('.site-header')?.style.setProperty('position', 'static');
    const { x, y, width, height } = node.getBoundingClientRect();
    return { x: x + scrollX, y: y + scrollY, width, height };
  });
  const width = page.viewportSize()?.width ?? box.width;
  const x = Math.max(0, box.x - margin);
  return page.screenshot({
    fullPage: true,
    animations: 'disabled',
    clip: {
      x,
      y: Math.max(0, box.y - margin),
      width: Math.min(width - x, box.width + 2 * margin),
      height: box.height + 2 * margin,
    },
  });
}

/** A picture as WebP of at most `mostBytes`. @throws where it is larger even when it is poor. */
export async function compressPicture(png: Buffer, mostBytes: number): Promise<Buffer> {
  for (const quality of [82, 70, 58, 46]) {
    const webp = await sharp(png).webp({ quality, effort: 6, smartSubsample: true }).toBuffer();
    if (webp.length <= mostBytes) return webp;
  }
  throw new Error(`A picture cannot be made smaller than ${mostBytes} bytes.`);
}

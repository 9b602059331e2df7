import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { withoutServiceWorker } from '../../../test/helpers/chromium.ts';
import { countRequests, whenQuiet } from './quiet.ts';
import { pictureTime, type SampleSite } from './sample-site.ts';
import { type Screen, screens } from './screens.ts';

const sizes = {
  phone: {
    viewport: { width: 390, height: 760 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  },
  desk: { viewport: { width: 1100, height: 720 }, deviceScaleFactor: 1.5 },
} as const;

/** They are built in until their last day, so that they would come and go in pictures with the day of the build. */
const removeAnnouncements = (page: Page) =>
  page.evaluate(() => {
    for (const announcements of document.querySelectorAll('.announcements')) announcements.remove();
  });

/** The code that pictures show for requests made on the way to them: theirs depend on all that was made before. */
const anyCode = '7K3M-X9QP-2RTW';

/** Shows `anyCode` for each tracking code but those of the site. */
const nameCodes = (page: Page, { codes }: SampleSite) =>
  page.evaluate(
    ([shown, known]) => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode())
        text.nodeValue = (text.nodeValue ?? '').replace(
          /(?:[0-9A-Z]{4}-){2}[0-9A-Z]{4}/g,
          (code) => (known.includes(code) ? code : shown),
        );
    },
    [anyCode, Object.values(codes)] as const,
  );

export type Scheme = 'light' | 'dark';

/**
 * A fresh page that has come to a screen of the sample site, at the time of the pictures and without motion, in the
 * window of the screen or in another. @throws Error when the screen is not reached.
 */
export async function visitScreen(
  browser: Browser,
  site: SampleSite,
  name: string,
  window?: BrowserContextOptions,
): Promise<Page> {
  const screen = screens[name];
  if (!screen) throw new Error(`There is no screen "${name}".`);
  const context = await browser.newContext({
    ...withoutServiceWorker,
    ...(window ?? sizes[screen.size]),
    locale: 'fa-IR',
    timezoneId: 'Asia/Tehran',
    reducedMotion: 'reduce',
  });
  if (screen.isSignedIn) await context.addCookies(site.cookies());
  const page = await context.newPage();
  // A face that is late is not shown (`font-display: optional`): a first page fetches it for the picture.
  await page.goto(`${site.origin}/offline/`, { waitUntil: 'networkidle' });
  await page.clock.setFixedTime(pictureTime);
  countRequests(page);
  await screen.visit(page, site).catch((fault: Error) => {
    throw new Error(`The screen "${name}" was not reached: ${fault.message}`);
  });
  await whenQuiet(page);
  await removeAnnouncements(page);
  await nameCodes(page, site);
  return page;
}

/** A picture (PNG) of what a page shows of a screen, in one scheme. */
export async function takePicture(
  page: Page,
  { part }: Pick<Screen, 'part'>,
  colorScheme: Scheme,
): Promise<Buffer> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await whenQuiet(page);
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

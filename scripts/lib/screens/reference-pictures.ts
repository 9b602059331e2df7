import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { projectFolder } from '../content-folder.ts';
import { differenceOf } from './compare-pictures.ts';
import { takePicture, visitScreen } from './picture.ts';
import type { SampleSite } from './sample-site.ts';

/** Where `test/browser/pictures.test.ts` finds how the screens looked last. */
export const referenceFolder = join(projectFolder, 'test/browser/pictures');

/** The screens that the test compares, each in both views. */
export const referenceScreens = [
  'home',
  'category',
  'article',
  'results',
  'missing',
  'offline',
  'request-types',
  'request-empty',
  'request-faults',
  'request-code',
  'filed',
  'sign-in',
  'requests',
  'thread',
  'verify',
] as const;

/** Windows of one pixel a point, high enough to show most of a screen. */
const views = {
  phone: { viewport: { width: 390, height: 1600 }, scheme: 'light' },
  desk: { viewport: { width: 1280, height: 1100 }, scheme: 'dark' },
} as const;

export type View = keyof typeof views;
export const viewNames = Object.keys(views) as View[];

/** The file of a reference, and of the pictures that a failed comparison leaves. */
export const referenceName = (screen: string, view: View) => `${screen}.${view}.webp`;

/** A page at a screen of `referenceScreens`, ready for `takeView` in the order of `viewNames`. */
export const visitReference = (browser: Browser, site: SampleSite, name: string): Promise<Page> =>
  visitScreen(browser, site, name, { viewport: views.phone.viewport });

/** The window of a page (PNG) in one view. */
export async function takeView(page: Page, view: View): Promise<Buffer> {
  const { viewport, scheme } = views[view];
  await page.setViewportSize(viewport);
  await page.evaluate(() => scrollTo(0, 0));
  return takePicture(page, {}, scheme);
}

/**
 * Takes the references of these screens anew where somebody would see the difference, and removes files of screens that
 * there are no longer.
 */
export async function renewReferences(
  browser: Browser,
  site: SampleSite,
  names: readonly string[],
): Promise<void> {
  await mkdir(referenceFolder, { recursive: true });
  for (const name of names) {
    const page = await visitReference(browser, site, name);
    for (const view of viewNames) {
      const file = join(referenceFolder, referenceName(name, view));
      const picture = await takeView(page, view);
      const before = await readFile(file).catch(() => null);
      if (before && !(await differenceOf(before, picture))) continue;
      const webp = await losslessWebp(picture);
      await writeFile(file, webp);
      console.log(`  ${name} (${view}, to compare): ${Math.ceil(webp.length / 1024)} KB`);
    }
    await page.context().close();
  }
  const known = referenceScreens.flatMap((name) =>
    viewNames.map((view) => referenceName(name, view)),
  );
  for (const file of await readdir(referenceFolder))
    if (!known.includes(file)) await rm(join(referenceFolder, file));
}

/** A picture as WebP of the same pixels. */
export const losslessWebp = (png: Buffer): Promise<Buffer> =>
  sharp(png).webp({ lossless: true, effort: 6 }).toBuffer();

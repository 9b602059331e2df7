import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { projectFolder } from '../content-folder.ts';
import { compressPicture, takePicture, visitScreen } from './picture.ts';
import type { SampleSite } from './sample-site.ts';
import { screens } from './screens.ts';

/** Pictures that somebody looks at, in both schemes, in a folder of the project. */
interface ShownPictures {
  folder: string;
  /** The screens that they show. */
  screens: readonly string[];
  mostBytes: number;
}

/** What README shows. */
const ofReadme: ShownPictures = {
  folder: 'docs/pictures',
  screens: ['home', 'thread', 'home-desk'],
  mostBytes: 100 * 1024,
};

/** All pictures of our own that somebody looks at: those of README, and those that articles name. */
async function shownPictures(): Promise<ShownPictures[]> {
  const content = join(projectFolder, 'content');
  const paths = (await readdir(content, { recursive: true })).filter((path) =>
    path.endsWith('.md'),
  );
  const texts = await Promise.all(paths.map((path) => readFile(join(content, path), 'utf8')));
  const named = texts.flatMap((text) =>
    [...text.matchAll(/\/pictures\/([a-z-]+)\.webp\)/g)].map(([, name = '']) => name),
  );
  const ofArticles = {
    folder: 'content/pictures',
    screens: [...new Set(named)],
    mostBytes: 60 * 1024,
  };
  return [ofArticles, ofReadme];
}

/** Takes the pictures of these screens anew, wherever they are shown. */
export async function renewShown(
  browser: Browser,
  site: SampleSite,
  names: readonly string[],
): Promise<void> {
  const shown = await shownPictures();
  for (const [name, screen] of Object.entries(screens)) {
    const places = shown.filter((place) => place.screens.includes(name));
    if (!names.includes(name) || places.length === 0) continue;
    const page = await visitScreen(browser, site, name);
    for (const scheme of ['light', 'dark'] as const) {
      const png = await takePicture(page, screen, scheme);
      for (const { folder, mostBytes } of places) {
        const webp = await compressPicture(png, mostBytes);
        const path = join(folder, `${name}${scheme === 'dark' ? '.dark' : ''}.webp`);
        await mkdir(join(projectFolder, folder), { recursive: true });
        await writeFile(join(projectFolder, path), webp);
        console.log(`  ${path}: ${Math.ceil(webp.length / 1024)} KB`);
      }
    }
    await page.context().close();
  }
}

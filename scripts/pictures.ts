import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { closeContexts, openChromium } from '../test/helpers/chromium.ts';
import { namedOnCommandLine, projectFolder } from './lib/content-folder.ts';
import { UsageFault } from './lib/plain-fault.ts';
import { runCommand } from './lib/run-command.ts';
import { compressPicture, takePicture, visitScreen } from './lib/screens/picture.ts';
import { openSampleSite } from './lib/screens/sample-site.ts';
import { screens } from './lib/screens/screens.ts';

const folder = join(projectFolder, 'content/pictures');
const mostBytes = 60 * 1024;

/** The screens that articles show. */
async function namesInArticles(): Promise<string[]> {
  const articles = join(projectFolder, 'content');
  const paths = (await readdir(articles, { recursive: true })).filter((path) =>
    path.endsWith('.md'),
  );
  const texts = await Promise.all(paths.map((path) => readFile(join(articles, path), 'utf8')));
  return texts.flatMap((text) =>
    [...text.matchAll(/\/pictures\/([a-z-]+)\.webp\)/g)].map(([, name = '']) => name),
  );
}

/** Takes the pictures of our own articles anew, in both schemes; with names, those screens alone. */
async function main() {
  const names = namedOnCommandLine();
  const unknown = names.filter((name) => !(name in screens));
  if (unknown.length > 0)
    throw new UsageFault(
      `No such screen: ${unknown.join(', ')}. There are: ${Object.keys(screens).join(', ')}`,
    );
  const wanted = new Set(names.length > 0 ? names : await namesInArticles());
  await mkdir(folder, { recursive: true });
  const site = await openSampleSite();
  const browser = await openChromium();
  try {
    for (const [name, screen] of Object.entries(screens)) {
      if (!wanted.has(name)) continue;
      const page = await visitScreen(browser, site, screen).catch((fault: Error) => {
        throw new Error(`The screen "${name}" was not reached: ${fault.message}`);
      });
      for (const scheme of ['light', 'dark'] as const) {
        const picture = await compressPicture(await takePicture(page, screen, scheme), mostBytes);
        await writeFile(join(folder, `${name}${scheme === 'dark' ? '.dark' : ''}.webp`), picture);
        console.log(`  ${name} (${scheme}): ${Math.ceil(picture.length / 1024)} KB`);
      }
      await page.context().close();
    }
  } finally {
    await closeContexts(browser);
    await browser.close();
    await site.close();
  }
}

await runCommand('Usage: npm run pictures [-- SCREEN …]', main);

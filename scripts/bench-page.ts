// What a first visit to each kind of page transfers, by kind, as a real browser counts it (brotli, cold cache).
// With --files, each file of it as well.
import { openChromium } from '../test/helpers/chromium.ts';
import { makeBase, serve } from './bench/base.ts';
import { bytesOf, watchWeight } from './bench/page-weight.ts';
import { freePort } from './dev/api.ts';

const pages = [
  '/',
  '/payments/',
  '/payments/{first}/',
  '/contact/',
  '/contact/technical/',
  '/sign-in/',
  '/requests/',
  '/verify/',
  '/desk/',
  `/search/?q=${encodeURIComponent('کد نیامد')}`,
];
const inKilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
const listsFiles = process.argv.includes('--files');

/** The first article that a category page links to. */
async function firstArticle(origin: string, category: string): Promise<string> {
  const html = await (await fetch(`${origin}${category}`)).text();
  const found = [...html.matchAll(/href="([^"#?]+)"/g)]
    .map(([, href]) => href ?? '')
    .find((href) => href.startsWith(category) && href !== category && href.endsWith('/'));
  if (!found) throw new Error(`${category} links to no article.`);
  return found;
}

const { folders, remove } = await makeBase();
const port = await freePort();
const server = await serve(folders.bundle, port);
const origin = `http://localhost:${port}`;
const browser = await openChromium();
try {
  for (const page of pages) {
    const path = page.includes('{first}') ? await firstArticle(origin, '/payments/') : page;
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const tab = await context.newPage();
    const fetched = await watchWeight(tab);
    await tab.goto(`${origin}${path}`, { waitUntil: 'networkidle' });
    const files = fetched();
    const kinds = Object.entries(Object.groupBy(files, ({ kind }) => kind)).map(
      ([kind, ofKind = []]) => `${kind} ${inKilobytes(bytesOf(ofKind))}`,
    );
    console.log(
      `${path}: ${inKilobytes(bytesOf(files))} kB in ${files.length} requests (${kinds.join(', ')}), headers included`,
    );
    if (listsFiles) console.log(files.map((file) => `  ${file.bytes} ${file.path}`).join('\n'));
    await context.close();
  }
} finally {
  await browser.close();
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  await remove();
}

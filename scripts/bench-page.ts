// What a first visit to each kind of page transfers, by kind, as a real browser counts it (brotli, cold cache).
// With --files, each file of it as well.
import { openChromium } from '../test/helpers/chromium.ts';
import { makeBase, serve } from './bench/base.ts';
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
    const network = await context.newCDPSession(tab);
    await network.send('Network.enable');
    const kindOf = new Map<string, string>();
    const addressOf = new Map<string, string>();
    const files: string[] = [];
    const bytes = new Map<string, number>();
    network.on('Network.responseReceived', ({ requestId, type, response }) => {
      // What stands in the page or its styles is no request.
      if (response.url.startsWith('data:')) return;
      kindOf.set(requestId, type);
      addressOf.set(requestId, response.url.slice(origin.length));
    });
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const kind = kindOf.get(requestId);
      if (!kind) return;
      bytes.set(kind, (bytes.get(kind) ?? 0) + encodedDataLength);
      files.push(`  ${encodedDataLength} ${addressOf.get(requestId)}`);
    });
    await tab.goto(`${origin}${path}`, { waitUntil: 'networkidle' });
    const kinds = [...bytes].map(([kind, size]) => `${kind} ${(size / 1000).toFixed(1)}`);
    const all = [...bytes.values()].reduce((sum, size) => sum + size, 0);
    console.log(
      `${path}: ${(all / 1000).toFixed(1)} kB in ${kindOf.size} requests (${kinds.join(', ')}), headers included`,
    );
    if (listsFiles) console.log(files.join('\n'));
    await context.close();
  }
} finally {
  await browser.close();
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  await remove();
}

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeServiceWorker } from '../../scripts/lib/build/service-worker.ts';
import { closeContexts, openChromium } from '../helpers/chromium.ts';

const patience = { timeout: 15_000 };
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
}, 60_000);
afterAll(() => closeContexts(browser));

/** A site of a few pages that can be built anew while it is served; it counts what is asked for. */
async function openSmallSite() {
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-site-'));
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    const text = await readFile(file, 'utf8').catch(() => null);
    const type = path.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(text === null ? 404 : 200, { 'content-type': type }).end(text);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async build(files: Record<string, string>) {
      for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), text);
      }
      await rm(join(folder, 'service-worker.js'), { force: true });
      await writeServiceWorker(folder);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true });
    },
  };
}

const holdAll = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' });
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage('rest');
  });

const textsHeld = (page: Page) =>
  page.evaluate(async () => {
    const [name = '', ...others] = await caches.keys();
    const held = await Promise.all(
      ['/a/', '/b/'].map(async (path) => (await caches.match(path))?.text() ?? null),
    );
    return { name, stores: 1 + others.length, held };
  });

describe('a new build', () => {
  it('takes the place of the old one and fetches only what has changed', async () => {
    const site = await openSmallSite();
    const page = await browser.newPage();
    await site.build({
      'index.html': 'first page',
      'offline/index.html': 'no network',
      'a/index.html': 'a',
      'b/index.html': 'b',
    });
    await page.goto(`${site.origin}/`);
    await holdAll(page);
    await expect.poll(async () => (await textsHeld(page)).held, patience).toEqual(['a', 'b']);
    const before = await textsHeld(page);

    await site.build({ 'b/index.html': 'b, mended' });
    await page.reload();
    await page.evaluate(() => navigator.serviceWorker.ready.then((worker) => worker.update()));
    await expect.poll(async () => (await textsHeld(page)).name, patience).not.toBe(before.name);
    await expect.poll(async () => (await textsHeld(page)).stores, patience).toBe(1);
    await holdAll(page);
    await expect
      .poll(async () => (await textsHeld(page)).held, patience)
      .toEqual(['a', 'b, mended']);
    expect(site.asked.filter((path) => path === '/a/')).toHaveLength(1);
    await page.close();
    await site.close();
  });

  it('answers from the device when the server is gone', async () => {
    const site = await openSmallSite();
    const page = await browser.newPage();
    await site.build({
      'index.html': 'first page',
      'offline/index.html': 'no network',
      'a/index.html': 'a',
    });
    await page.goto(`${site.origin}/`);
    await holdAll(page);
    await expect.poll(async () => (await textsHeld(page)).held[0], patience).toBe('a');
    await site.close();
    await page.goto(`${site.origin}/a/`);
    expect(await page.textContent('body')).toBe('a');
    await page.goto(`${site.origin}/c/`);
    expect(await page.textContent('body')).toBe('no network');
    await page.close();
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { listFiles } from '../../scripts/lib/build/file-list.ts';
import { closeContexts, openChromium, withoutServiceWorker } from '../helpers/chromium.ts';
import { policyViolations } from '../helpers/policy-violations.ts';
import { type RunningServer, startServer } from '../helpers/running-server.ts';

let browser: Browser;
/** One for all: the process of a fresh page takes longer than to read it. */
let page: Page;
let refused: string[];
let server: RunningServer;

beforeAll(async () => {
  server = await startServer({ keep: true });
  browser = await openChromium();
  page = await browser.newPage(withoutServiceWorker);
  refused = await policyViolations(page);
}, 180_000);

afterAll(async () => {
  await closeContexts(browser);
  await server.stop();
});

/** Opens the server page as if somebody had slipped `markup` into it on its way. */
async function openWith(markup: string) {
  refused.length = 0;
  await page.route(`${server.origin}/`, async (route) => {
    const answer = await route.fetch();
    const html = await answer.text();
    await route.fulfill({ response: answer, body: html.replace('</body>', `${markup}</body>`) });
  });
  await page.goto(`${server.origin}/`);
  const ran = await page.evaluate(() => Object.hasOwn(window, 'intruder'));
  const seen = [...refused];
  await page.unrouteAll();
  await page.goto('about:blank');
  return { ran, refused: seen };
}

describe('the policy of the pages', () => {
  it('R53 lets the page itself run without complaint', async () => {
    expect(await openWith('')).toEqual({ ran: false, refused: [] });
  });

  it.each([
    ['<script>window.intruder = 1</script>', 'script-src-elem'],
    ['<script type="module">window.intruder = 1</script>', 'script-src-elem'],
    ['<img src="x:" onerror="window.intruder = 1" alt="">', 'script-src-attr'],
    ['<style>body { color: red }</style>', 'style-src-elem'],
    ['<script src="https://evil.example/x.js"></script>', 'script-src-elem'],
    ['<base href="https://evil.example/">', 'base-uri'],
    ['<iframe src="https://evil.example/"></iframe>', 'frame-src'],
  ])('R53 refuses %s', async (markup, directive) => {
    const { ran, refused } = await openWith(markup);
    expect(ran).toBe(false);
    expect(refused).toContain(directive);
  });

  it.each([
    '<script>window.intruder = 1</script>',
    '<img src="x:" onerror="window.intruder = 1" alt="">',
    '<style>body { color: red }</style>',
  ])('R53 is not made for a built page with %s', async (markup) => {
    const site = await mkdtemp(join(tmpdir(), 'pasokh-policy-'));
    onTestFinished(() => rm(site, { recursive: true, force: true }));
    const html = await (await fetch(server.origin)).text();
    await writeFile(join(site, 'index.html'), html);
    await expect(listFiles(site)).resolves.toBeDefined();
    await writeFile(join(site, 'index.html'), html.replace('</body>', `${markup}</body>`));
    await expect(listFiles(site)).rejects.toThrow('/index.html: <');
  });
});

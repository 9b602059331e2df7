import type { Page, Request } from 'playwright-core';

const underWay = new WeakMap<Page, Set<Request>>();

/** Counts the requests of a page from now on, for `whenQuiet`. */
export function countRequests(page: Page): void {
  const requests = new Set<Request>();
  underWay.set(page, requests);
  page.on('request', (request) => requests.add(request));
  page.on('requestfinished', (request) => requests.delete(request));
  page.on('requestfailed', (request) => requests.delete(request));
}

const checks = { inARow: 2, apartMs: 25, most: 800 };

/**
 * Resolves when a page of `countRequests` has drawn what it has, with its fonts and pictures, and has asked its server
 * for nothing more. @throws Error when it goes on asking.
 */
export async function whenQuiet(page: Page): Promise<void> {
  let quiet = 0;
  for (let tries = 0; tries < checks.most; tries++) {
    await page.evaluate(drawn);
    quiet = underWay.get(page)?.size === 0 ? quiet + 1 : 0;
    if (quiet === checks.inARow) return;
    await page.waitForTimeout(checks.apartMs);
  }
  const asked = [...(underWay.get(page) ?? [])].map((request) => request.url());
  throw new Error(`The page still waits for ${asked.join(', ')}.`);
}

/** In the page: what is in the window has its layout, its fonts and its pictures, and two frames were drawn. */
async function drawn() {
  document.body.getBoundingClientRect();
  await document.fonts.ready;
  const seen = [...document.images].filter(({ complete }) => complete);
  await Promise.all(seen.map((image) => image.decode().catch(() => undefined)));
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  await frame();
  await frame();
}

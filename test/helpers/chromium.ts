import { statfsSync } from 'node:fs';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { findChromium, type StartableBrowser } from './packaged-chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Found and compared with its hashes before the first test of the run. */
    chromium: StartableBrowser | undefined;
  }
}

/**
 * For pages whose test is not about the service worker: left to itself it fetches the whole site for each
 * context, which takes more computing than the test.
 */
export const withoutServiceWorker = { serviceWorkers: 'block' } as const;

let running: Promise<Browser> | undefined;

/** The browser of this process, started by the first who asks: its processes take a second of computing. */
export async function openChromium(): Promise<Browser> {
  const open = await running?.catch(() => undefined);
  if (open?.isConnected()) return open;
  running = launchChromium();
  return running;
}

/** Ends what a file has opened; the browser itself goes on for the next file, and ends with the process. */
export async function closeContexts(browser: Browser | undefined): Promise<void> {
  await Promise.all(browser?.contexts().map((context) => context.close()) ?? []);
}

/**
 * A browser of the caller's own, to be closed by it: the one that comes with `npm ci`; `CHROME_PATH` names
 * another where it has no build.
 */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  const { executablePath, env } = (await chromiumOfRun()) ?? (await findChromium());
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: ['--no-sandbox', '--headless=shell', '--disable-gpu', '--in-process-gpu', ...more],
    ignoreDefaultArgs: hasSharedMemory() ? ['--disable-dev-shm-usage'] : [],
  });
}

/** What the browsers of a run share between their processes, with more than they need. */
const sharedBytes = 1_000_000_000;

/**
 * Playwright has browsers share memory by files on a disk, for containers have 64 MB of the other kind; a tenth of
 * the computing of the system went into making and removing those files.
 */
function hasSharedMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize >= sharedBytes;
  } catch {
    return false;
  }
}

/** What the set-up of a test run has found; nothing outside of one. */
async function chromiumOfRun(): Promise<StartableBrowser | undefined> {
  if (!process.env.VITEST) return undefined;
  const { inject } = await import('vitest');
  return inject('chromium');
}

/** Events of a page that tests listen to. */
const heardEvents = ['console', 'pageerror', 'dialog', 'request'] as const;

/** What Playwright gives a page that asks for no size. */
const usualViewport = { width: 1280, height: 720 };

/**
 * Pages for tests that only read, used again by the next test that asks for the same options: to start the
 * process of a fresh page takes twice the computing of going to another address. `giveBack` and `end` throw
 * where a page has left something that a later one could see.
 */
export function openReadingPages(browser: Browser) {
  const contexts = new Map<string, Promise<BrowserContext>>();
  const idle = new Map<string, Page[]>();
  const used = new Map<Page, string>();

  async function giveBack(page: Page): Promise<void> {
    const name = used.get(page);
    if (name === undefined) return;
    used.delete(page);
    const { viewport = usualViewport }: BrowserContextOptions = JSON.parse(name);
    for (const event of heardEvents) page.removeAllListeners(event);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    if (page.url().startsWith('http')) {
      const left = await page.evaluate(() => Object.keys(sessionStorage));
      if (left.length > 0) throw new Error(`A page to be read has left ${left} in its tab.`);
      await page.goto('about:blank');
    }
    if (viewport) await page.setViewportSize(viewport);
    idle.set(name, [...(idle.get(name) ?? []), page]);
  }

  return {
    async take(options: BrowserContextOptions = {}): Promise<Page> {
      const name = JSON.stringify(options);
      let page = idle.get(name)?.pop();
      if (!page) {
        const own = { ...withoutServiceWorker, ...options };
        const context = contexts.get(name) ?? browser.newContext(own);
        contexts.set(name, context);
        page = await (await context).newPage();
      }
      used.set(page, name);
      return page;
    },
    giveBack,
    async giveAllBack(): Promise<void> {
      await Promise.all([...used.keys()].map(giveBack));
    },
    async end(): Promise<void> {
      for (const context of await Promise.all(contexts.values())) {
        const { cookies, origins } = await context.storageState({ indexedDB: true });
        await context.close();
        if (cookies.length + origins.length > 0)
          throw new Error(`A page to be read has left ${JSON.stringify({ cookies, origins })}.`);
      }
    },
  };
}

export type ReadingPages = ReturnType<typeof openReadingPages>;

import { type Browser, chromium } from 'playwright-core';
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

/** The browser that comes with `npm ci`; `CHROME_PATH` names another where it has no build. */
export async function openChromium(): Promise<Browser> {
  const { executablePath, env } = (await chromiumOfRun()) ?? (await findChromium());
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: ['--no-sandbox', '--headless=shell', '--no-zygote', '--disable-gpu'],
  });
}

/** What the set-up of a test run has found; nothing outside of one. */
async function chromiumOfRun(): Promise<StartableBrowser | undefined> {
  if (!process.env.VITEST) return undefined;
  const { inject } = await import('vitest');
  return inject('chromium');
}

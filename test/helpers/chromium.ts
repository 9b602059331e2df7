import packaged from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** The browser that comes with `npm ci`; `CHROME_PATH` names another where it has no build. */
export async function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROME_PATH ?? (await packaged.executablePath()),
    args: ['--no-sandbox', '--headless=shell', '--no-zygote', '--disable-gpu'],
  });
}

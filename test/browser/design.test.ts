import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../scripts/dev/api.ts';
import { closeContexts, openChromium, withoutServiceWorker } from '../helpers/chromium.ts';
import { findBarriers } from './barriers.ts';

// Our own configuration, but packages are prepared for the browser in a folder of its own: two development
// servers that share one make each other's pages fail.
const configuration = (cache: string) => `
  import config from '../../astro.config.mjs';
  export default { ...config, vite: { ...config.vite, cacheDir: ${JSON.stringify(cache)} } };`;

let server: ChildProcess;
let folder: string | undefined;
let browser: Browser | undefined;
let address = '';
let html = '';

beforeAll(async () => {
  const port = await freePort();
  mkdirSync('.cache', { recursive: true });
  folder = mkdtempSync(resolve('.cache/catalogue-'));
  const configFile = resolve(folder, 'astro.config.mjs');
  writeFileSync(configFile, configuration(resolve(folder, 'vite')));
  address = `http://localhost:${port}/design/`;
  server = spawn(
    process.execPath,
    [
      ...['node_modules/astro/bin/astro.mjs', 'dev', '--ignore-lock', '--port', String(port)],
      ...['--config', relative('.', configFile)],
    ],
    {
      env: {
        PATH: process.env.PATH,
        PASOKH_CONTENT: resolve('content'),
        ASTRO_TELEMETRY_DISABLED: '1',
      },
      stdio: 'ignore',
    },
  );
  for (let tries = 0; tries < 200 && !html; tries++) {
    await new Promise((wake) => setTimeout(wake, 500));
    const response = await fetch(address).catch(() => null);
    if (response?.ok) html = await response.text();
  }
  if (!html) throw new Error('The development server does not answer.');
  browser = await openChromium();
}, 120_000);

afterAll(async () => {
  server.kill();
  await closeContexts(browser);
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** The catalogue shows components several times, with the ids and names that each has on a page of its own. */
const rulesOfOneSample = ['landmark-unique', 'label-title-only'];

/** The parts of a page by their names. */
const partsOf = (page: string) =>
  Object.fromEntries(
    page
      .split(/<section data-design="/)
      .slice(1)
      .map((part) => [part.slice(0, part.indexOf('"')), part]),
  );

describe('the catalogue of components', () => {
  it('is served in development, each part with its components', () => {
    const shown = partsOf(html);
    for (const [name, mark] of Object.entries({
      buttons: 'button-danger',
      fields: 'aria-invalid="true"',
      files: 'data-no-files',
      calendar: 'class="day"',
      notices: 'notice-bad',
      prose: '<th',
      states: 'data-state="expired"',
      cards: 'class="card card-with-icon"',
      'search-form': 'search-large',
      search: 'class="found-title"',
      article: 'data-vote="no"',
      category: 'class="question"',
      privacy: 'class="kept"',
      contact: 'data-broken-rules',
      outcome: '<wbr/>@example<wbr/>.ir',
      proof: 'input-code',
      tickets: 'class="ticket"',
      thread: 'data-author="system"',
      verdict: 'notice-warn verdict',
      'desk-rows': 'data-promise="soon"',
      'desk-thread': 'desk-composer',
      actions: 'desk-blocked',
      desk: 'data-screen="desk"',
    }))
      expect(shown[name], name).toContain(mark);
    expect(shown.prose?.match(/<aside/g)).toHaveLength(4);
    for (const mark of [
      'sl-steps',
      'data-device="browser"',
      'class="decisions"',
      '<starlight-tabs',
      'try-first-end',
      'contact-card',
      'class="download"',
      '<kbd>',
      'ui-label',
    ])
      expect(shown.prose, mark).toContain(mark);
    expect(shown.prose).toContain('href="#عنوان-بخش"');
  });

  it('stands beside the files of content, of which pages show the logo', async () => {
    const logo = await fetch(new URL('/assets/logo.svg', address));
    expect(logo.status).toBe(200);
    expect(logo.headers.get('content-type')).toBe('image/svg+xml');
    expect(await logo.text()).toBe(readFileSync('content/assets/logo.svg', 'utf8'));
    expect((await fetch(new URL('/assets/none.svg', address))).status).toBe(404);
  });

  it.each(['light', 'dark'] as const)(
    'brings each component into the states that only a script reaches, in the %s scheme',
    async (colorScheme) => {
      const viewport = { width: 390, height: 844 };
      const context = await browser!.newContext({ ...withoutServiceWorker, viewport, colorScheme });
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', ({ message }) => faults.push(message));
      const failed = page.waitForEvent('pageerror', { timeout: 0 });
      failed.catch(() => {});
      await page.goto(address);
      const shownAll = page.waitForSelector('body[data-shown]', { timeout: 60_000 });
      await Promise.race([shownAll, failed.then((fault) => Promise.reject(fault))]);
      const shown = Object.fromEntries(
        await page
          .locator('[data-live]')
          .evaluateAll((hosts) =>
            hosts.map((host) => [host.getAttribute('data-live') ?? '', host.innerHTML]),
          ),
      );
      for (const [name, mark] of Object.entries({
        'search-start': 'found-forget',
        'search-waiting': 'found-waiting',
        'search-sure': 'aria-selected="true"',
        'search-suggestion': 'found-meant',
        'search-near': 'found-option',
        'search-none': 'found-none',
        'search-offline': 'اینترنت خود را بررسی کنید',
        'erase-account': 'notice-bad',
        'prove-again': '0912 *** 4567',
        'composer-note': 'field-note',
        'split-off': 'field-title-3',
        'proof-waiting': 'در حال ارسال',
        'shares-none': 'button-quiet',
        'shares-fault': 'role="alert"',
        rating: 'data-lit',
        closures: 'aria-invalid="true"',
        'desk-second-factor': 'field-second-factor-fault',
        'desk-recovery-code': 'این کد بازیابی درست نیست',
      }))
        expect(shown[name], name).toContain(mark);
      expect(await page.locator('[data-vote="no"] textarea').count()).toBe(1);
      expect(Object.keys(shown).filter((name) => !shown[name])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      // A row of requests has two lines, whatever its title, department and state.
      const lines = await page.locator('.ticket-line').evaluateAll((all) =>
        all.map((line) => {
          const { height } = line.getBoundingClientRect();
          return Math.round(height / Number.parseFloat(getComputedStyle(line).lineHeight));
        }),
      );
      expect(lines.length).toBeGreaterThan(10);
      expect(new Set(lines)).toEqual(new Set([1]));
      expect(await findBarriers(page, { without: rulesOfOneSample })).toEqual([]);
      expect(faults).toEqual([]);
      await context.close();
    },
    90_000,
  );
});

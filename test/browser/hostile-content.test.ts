import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inlineScripts } from '../../src/starlight/inline-scripts.ts';
import { closeContexts, openChromium, withoutServiceWorker } from '../helpers/chromium.ts';
import { policyViolations } from '../helpers/policy-violations.ts';
import { type RunningServer, startServer } from '../helpers/running-server.ts';
import {
  article,
  type ContentFiles,
  category,
  contentFolder,
  settingsWith,
  writeContent,
} from '../site/content.ts';

const run = promisify(execFile);
const act = "(window.intruder='ran')";
const hostile = `"></title></script><script>${act}</script><img src=x: onerror=${act}>`;

/** Settings in which every text that people read tries to get out of its place. */
function hostileSettings(): string {
  const read = new Set(['title', 'hint', 'text', 'value', 'description', 'label', 'say']);
  const spoil = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((one) => spoil(one));
    if (typeof value === 'string')
      return read.has(key) && !/^[a-z0-9-]+$/.test(value) ? value.slice(0, 99) + hostile : value;
    if (typeof value !== 'object' || value === null || key === 'messages') return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, spoil(one, name)]));
  };
  const announcements = [{ text: 'اطلاعیه', from: '1405-01-01', to: '1499-12-29' }];
  const settings = JSON.parse(settingsWith({}));
  // Messages carry the name, and a code has to fit into one of them.
  const brand = { ...settings.brand, name: 'ن</title><hr>' };
  return JSON.stringify(spoil({ ...settings, brand, announcements }));
}

const shown = `ظرف :policy[refund-time] پاسخ می‌دهیم. \`${hostile}\`

\`\`\`<h2"onmouseover=${act}
${hostile}
\`\`\`

:::note[عنوان \`${hostile}\`]
![<h2](/assets/picture.svg "${hostile.replaceAll('"', '\\"')}") [x](https://onerror=${act}//)
:::`;

const files: ContentFiles = {
  'settings.json': hostileSettings(),
  'orders/category.json': category(`x</title><script>${act}</script>`),
  'orders/cancel.md': article(
    { title: `x${hostile}`, description: hostile, aliases: [hostile], popular: 1 },
    shown,
  ),
  'orders/edit.md': article({ title: `y${hostile}`, related: ['orders/cancel'] }, shown),
  'orders/long.md': article({ title: 'ب'.repeat(160) }),
  'assets/picture.svg': `<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"
    onload="${act}"><script>${act}</script><script x:href="/assets/run.svg"/>
    <a x:href="javascript:${act}"><text y="20">x</text></a><foreignObject>
    <iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="&lt;script>${act.replace('window', 'parent')}&lt;/script>"/>
    </foreignObject></svg>`,
  'assets/run.svg': act,
};

let browser: Browser;
/** One for all addresses: the process of a fresh page takes longer than to read it. */
let page: Page;
let refused: string[];
let server: RunningServer;
const base = mkdtempSync(join(tmpdir(), 'pasokh-hostile-'));

beforeAll(async () => {
  writeContent(join(base, 'content'), files);
  await run(process.execPath, ['scripts/build.ts', '--content', join(base, 'content')]);
  server = await startServer({ base, keep: true });
  browser = await openChromium();
  page = await browser.newPage(withoutServiceWorker);
  refused = await policyViolations(page);
}, 180_000);

afterAll(async () => {
  await closeContexts(browser);
  await server?.stop();
  rmSync(base, { recursive: true, force: true });
});

async function visit(path: string) {
  refused.length = 0;
  await page.goto(server.origin + path);
  const ran = await page.evaluate(() => Object.hasOwn(window, 'intruder'));
  const strays = await page
    .locator('script:not([src]), [onerror], [onload]')
    .evaluateAll((found) =>
      found
        .map((one) => one.outerHTML)
        .filter((html) => /^<script>.*intruder|^<(?!script)/s.test(html)),
    );
  const seen = [...refused];
  await page.goto('about:blank');
  return { ran, refused: seen, strays };
}

describe('content that tries to run code', () => {
  it.each([
    ...['/', '/orders/', '/orders/cancel/', '/orders/edit/', '/privacy/', '/no-such-page/'],
    ...['/contact/', '/contact/payment/', '/requests/', '/desk/', '/sign-in/', '/offline/'],
    '/search/?q=x',
  ])('R82 is only text on %s', async (path) => {
    expect(await visit(path)).toEqual({ ran: false, refused: [], strays: [] });
  });

  it('R82 runs nothing of a picture that is opened by itself', async () => {
    const { ran, refused } = await visit('/assets/picture.svg');
    expect(ran).toBe(false);
    expect(refused).toContain('script-src-attr');
    expect(refused).toContain('script-src-elem');
  });

  it('R82 adds no hash to the policy', async () => {
    const policy = (await fetch(server.origin)).headers.get('content-security-policy');
    const hashes = policy?.match(/'sha256-[^']+'/g) ?? [];
    expect(hashes).toEqual(
      Object.values(inlineScripts).map(
        (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
      ),
    );
  });

  it.each([
    ['a script', `متن\n\n<script>${act}</script>`, 'cancel.md:9: <script>'],
    ['a handler', `متن <img src=x: onerror="${act}">`, 'cancel.md:7: <img'],
    [
      'a link to a script',
      `[بزنید](javascript:${act.slice(1, -1)})`,
      'cancel.md: the link javascript:',
    ],
  ])('R82 is not built where it holds %s', async (_, text, fault) => {
    const content = contentFolder({
      'orders/category.json': category('سفارش'),
      'orders/cancel.md': article({}, text),
    });
    const build = run(process.execPath, ['scripts/build.ts', '--content', content]);
    await expect(build).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining(fault) });
  });
});

describe('texts and addresses of odd length and form', () => {
  it('keep a category as wide as a phone', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(`${server.origin}/orders/`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.goto('about:blank');
  });

  it('leave questions working where the address names none', async () => {
    await page.goto(`${server.origin}/orders/#%E0`);
    await page.locator('.question summary').first().click();
    await expect.poll(() => new URL(page.url()).hash).toBe('#long');
    await page.goto('about:blank');
  });

  it('are passed on as a title only where a title may be as long', async () => {
    await page.goto(`${server.origin}/contact/`);
    const box = page.locator('pasokh-type-finder input');
    const hash = () =>
      page
        .locator('.types-found a')
        .first()
        .evaluate((link: HTMLAnchorElement) => link.hash);
    await box.fill('پرداخت من انجام نشد');
    await page.locator('.types-found a').first().waitFor();
    expect(await hash()).toContain('#title=');
    await box.fill('پرداخت من انجام نشد '.repeat(500));
    expect(await hash()).toBe('');
    await page.goto('about:blank');
  });
});

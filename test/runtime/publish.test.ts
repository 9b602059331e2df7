import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { solveAt } from '../helpers/proof-of-work.ts';
import { article, settingsWith } from '../site/content.ts';
import { bareEnvironment, openCommand, untilPatiently } from './open-command.ts';
import { makeSmallContent } from './small-content.ts';

const run = promisify(execFile);

let base: string;
let content: string;

const publish = (folder = content) =>
  run(process.execPath, ['scripts/build.ts', '--content', folder], { env: environment }).then(
    () => 'published' as const,
    ({ stderr }: { stderr: string }) => stderr,
  );

const environment = bareEnvironment;
const open = (script: string) => openCommand(script, content);
const start = () => open('scripts/start.ts');

/** The files that a page loads from its own build. */
const loadedBy = (html: string) => [...new Set(html.match(/\/_astro\/[\w.-]+\.(?:css|js)/g))];

const pages = ['/', '/orders/', '/orders/first/', '/contact/', '/requests/', '/search/?q=first'];

/** Asks for every page and all it loads, again and again, until `stop` is called. Answers what went wrong. */
function pollPages(origin: string) {
  const faults: string[] = [];
  let asked = 0;
  let stopped = false;
  const ask = async (path: string) => {
    asked += 1;
    const response = await fetch(origin + path).catch(() => null);
    const text = (await response?.text().catch(() => null)) ?? null;
    if (response?.status !== 200 || text === null) faults.push(`${path}: ${response?.status}`);
    return text ?? '';
  };
  const polling = (async () => {
    while (!stopped)
      for (const page of pages) {
        const html = await ask(page);
        for (const file of loadedBy(html)) await ask(file);
      }
  })();
  return async () => {
    stopped = true;
    await polling;
    return { asked, faults };
  };
}

const writeArticle = (text: string, facts: Record<string, unknown> = {}) =>
  writeFile(join(content, 'orders/first.md'), article(facts, text));

beforeAll(async () => {
  ({ base, content } = await makeSmallContent('publish'));
});
afterAll(() => rm(base, { recursive: true, force: true }));

describe('a content folder outside of the project', () => {
  it('is bundled for the edge like our own', { timeout: 120_000 }, async () => {
    const { stdout } = await run(
      process.execPath,
      ['scripts/deploy.ts', '--dry-run', '--content', content],
      { env: environment },
    );
    expect(stdout).toContain(join(base, 'dist/builds'));
    expect(stdout).toContain('--dry-run: exiting now.');
    expect(stdout).toMatch(/The worker has [\d.]+ KiB/);
  });
});

describe('working on content', () => {
  it('shows what is saved and each mail, and leaves nothing running when it ends', {
    timeout: 120_000,
  }, async () => {
    const dev = await open('scripts/dev.ts');
    // New settings start it anew: for a moment nobody answers.
    const page = () =>
      fetch(`${dev.origin}/orders/first/`).then(
        (answer) => answer.text(),
        () => '',
      );
    expect(await page()).toContain('لیمو');
    const email = 'sara@example.ir';
    const work = await solveAt((request) => fetch(request), dev.origin)('code', email);
    await fetch(`${dev.origin}/api/sign-in/code`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' },
      body: JSON.stringify({ email, work }),
    });
    await untilPatiently(() => /Mail to sara@example\.ir: .*لیمو/.test(dev.output()));
    expect(dev.output()).toMatch(/Mail to sara@example\.ir: .*لیمو/);
    const settings = await readFile(join(content, 'settings.json'), 'utf8');
    // Saved twice in a row, as some editors do.
    for (const name of ['ترنج', 'بالنگ'])
      await writeFile(join(content, 'settings.json'), settings.replaceAll('لیمو', name));
    await untilPatiently(async () => (await page()).includes('بالنگ'));
    await writeFile(join(content, 'settings.json'), settings);
    await dev.stop();
    expect(dev.output()).not.toMatch(/ENOENT|EADDRINUSE/);
  });
});

/** A folder on another disk, where this system has one. */
const otherDisk = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

describe('two builds at once', () => {
  it('R83 are both published, whichever disks their content lies on', {
    timeout: 240_000,
  }, async () => {
    const other = await mkdtemp(join(otherDisk, 'pasokh-publish-'));
    onTestFinished(() => rm(other, { recursive: true, force: true }));
    await cp(content, join(other, 'content'), { recursive: true });
    const contents = [content, join(other, 'content')];
    await writeFile(join(other, 'content/orders/first.md'), article({}, 'از پوشهٔ دیگر'));
    await writeArticle('از این پوشه');
    expect(await Promise.all(contents.map(publish))).toEqual(contents.map(() => 'published'));
    const page = (folder: string) =>
      readFile(join(folder, 'dist/current/site/orders/first/index.html'), 'utf8');
    expect(await page(base)).toContain('از این پوشه');
    expect(await page(other)).toContain('از پوشهٔ دیگر');
  });
});

describe('publishing under a running server', () => {
  it('R81 R83 fails no request, and a build that fails changes nothing', {
    timeout: 300_000,
  }, async () => {
    const first = await start();
    const oldFiles = loadedBy(await (await fetch(first.origin)).text());
    expect(oldFiles.length).toBeGreaterThan(1);

    const stopPolling = pollPages(first.origin);
    await writeArticle('نسخهٔ دو');
    // Another accent makes another style sheet, and so another name of it.
    const { brand } = JSON.parse(await readFile(join(content, 'settings.json'), 'utf8'));
    const accent = { light: '#7c2d12', dark: '#fdba74' };
    await writeFile(join(content, 'settings.json'), settingsWith({ brand: { ...brand, accent } }));
    expect(await publish()).toBe('published');
    await writeArticle('نسخهٔ سه', { title: '' });
    expect(await publish()).toContain('orders/first.md');
    const { asked, faults } = await stopPolling();
    expect(faults).toEqual([]);
    expect(asked).toBeGreaterThan(50);
    await first.stop();

    // The content has a fault now: the build before it is served, and the owner gets a message.
    const second = await start();
    expect(await (await fetch(`${second.origin}/orders/first/`)).text()).toContain('نسخهٔ دو');
    expect(second.output()).toContain('orders/first.md');
    const newFiles = loadedBy(await (await fetch(second.origin)).text());
    expect(newFiles).not.toEqual(oldFiles);
    // A tab that was opened before the switch goes on loading what its pages name.
    for (const file of oldFiles) {
      const response = await fetch(second.origin + file);
      expect(response.status, file).toBe(200);
      expect(response.headers.get('Cache-Control')).toContain('immutable');
    }
    await second.stop();
  });
});

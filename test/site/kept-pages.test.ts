import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOfFrame } from '../../scripts/lib/build/inputs.ts';
import { article, category, writeContent } from './content.ts';

// Articles of the sample shop; no other names the last two.
const changedArticle = 'warranty/activate.md';
const renamedTitle = 'orders/edit.md';
const changedCategory = 'returns/category.json';
const deleted = 'money/invoice.md';
const moved = 'orders/place.md';

const run = promisify(execFile);
const base = mkdtempSync(join(tmpdir(), 'pasokh-kept-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Every file of a built site, by its path. */
type Site = ReadonlyMap<string, string>;

/** Builds the pages of a content folder, and says how many of them it took from the build before. `changed` changes meanwhile. */
async function build(
  content: string,
  changed?: string,
): Promise<{ files: Site; taken: number; kept: number }> {
  const site = mkdtempSync(join(base, 'site-'));
  rmSync(site, { recursive: true });
  const { stdout } = await run(process.execPath, [
    'test/helpers/build-site.process.ts',
    content,
    site,
    ...(changed ? [changed] : []),
  ]);
  const [, taken, kept] = /Took (\d+) of (\d+) pages/.exec(stdout) ?? [];
  const names = readdirSync(site, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(join(site, name)).isFile());
  return {
    files: new Map(files.map((name) => [name, readFileSync(join(site, name)).toString('latin1')])),
    taken: Number(taken),
    kept: Number(kept),
  };
}

/** Paths of files that one site has otherwise than another, or alone. */
const differences = (one: Site, other: Site) =>
  [...new Set([...one.keys(), ...other.keys()])].filter(
    (name) => one.get(name) !== other.get(name),
  );

/** A copy of sample content, in a folder that no build knows. */
function copyOf(content: string): string {
  const folder = join(mkdtempSync(join(base, 'copy-')), 'content');
  cpSync(content, folder, { recursive: true });
  return folder;
}

function edit(file: string, change: (text: string) => string) {
  const text = readFileSync(file, 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  writeFileSync(file, changed);
}

it('a build takes nothing from one during which the content changed', async () => {
  const content = join(mkdtempSync(join(base, 'small-')), 'content');
  const text = article();
  writeContent(content, { 'orders/category.json': category('سفارش'), 'orders/place.md': text });
  const file = join(content, 'orders/place.md');
  await build(content, file);
  expect(readFileSync(file, 'utf8')).not.toBe(text);
  writeFileSync(file, text);
  const { files, taken } = await build(content);
  expect(taken).toBe(0);
  expect(files.get(join('orders', 'place', 'index.html'))).not.toContain('added meanwhile');
}, 120_000);

describe('a build after another one', () => {
  const content = copyOf(resolve('test/organisations/store/content'));
  const at = (path: string) => join(content, path);
  let first: Awaited<ReturnType<typeof build>>;

  beforeAll(async () => {
    first = await build(content);
  }, 180_000);

  it('renders what shows a changed sentence, and takes all else as it was', async () => {
    edit(at(changedArticle), (text) => `${text}\nاین بند افزوده شد.\n`);
    const second = await build(content);
    expect(first.taken).toBe(0);
    expect(second.kept).toBe(first.kept);
    // The pages and the Markdown of an article and of its category, which has no other.
    expect(second.kept - second.taken).toBeLessThanOrEqual(4);
    expect(differences(second.files, (await build(copyOf(content))).files)).toEqual([]);
    expect(differences(second.files, first.files)).toContain(
      join(changedArticle.replace('.md', ''), 'index.html'),
    );
  }, 180_000);

  it('is the one that nothing precedes, after titles changed, an article went and another moved', async () => {
    edit(at(renamedTitle), (text) => text.replace(/^title: .*$/m, 'title: پرسشی با نام دیگر'));
    edit(at(changedCategory), (text) =>
      text.replace(/"title": ".*?"/, '"title": "دسته‌ای با نام دیگر"'),
    );
    rmSync(at(deleted));
    renameSync(at(moved), at(moved.replace('.md', '-moved.md')));
    const third = await build(content);
    expect(third.taken).toBeGreaterThan(0);
    expect(differences(third.files, (await build(copyOf(content))).files)).toEqual([]);
  }, 180_000);

  it('takes no page where settings, synonyms, pictures or the public address changed', async () => {
    const frame = await hashOfFrame(content);
    edit(at(changedCategory), (text) => `${text}\n`);
    expect(await hashOfFrame(content)).toBe(frame);
    const changes: Record<string, string> = {
      'settings.json': `${readFileSync(at('settings.json'), 'utf8')}\n`,
      'synonyms.json': '[]',
      'orders/new.webp': 'x',
      'assets/new.pdf': 'x',
    };
    const frames = [frame];
    for (const [name, text] of Object.entries(changes)) {
      mkdirSync(dirname(at(name)), { recursive: true });
      writeFileSync(at(name), text);
      frames.push(await hashOfFrame(content));
    }
    expect(new Set(frames).size).toBe(frames.length);
  });
});

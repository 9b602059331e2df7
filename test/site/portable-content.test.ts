import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type HastNode, htmlToHast } from 'satteri';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layStockProject } from '../../scripts/lib/stock-starlight.ts';
import { readLibrary } from '../../src/articles/library.node.ts';
import { nodesOf, readMarkdown } from '../../src/articles/markdown.ts';

const run = promisify(execFile);
const { articles } = readLibrary(resolve('content'));
let project: string;

beforeAll(async () => {
  project = await layStockProject(resolve('content'), 'pagefind: false,');
  await run(process.execPath, [resolve('node_modules/astro/bin/astro.mjs'), 'build'], {
    cwd: project,
    env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
  }).catch(({ stdout, stderr }) => {
    throw new Error(`Stock Starlight does not build it:\n${stdout}\n${stderr}`);
  });
}, 180_000);

afterAll(() => rmSync(project, { recursive: true, force: true }));

/** What the Markdown of an article says: its words in order, and the addresses it links to. */
function written(markdown: string) {
  const nodes = [...nodesOf(readMarkdown(markdown.replace(/^---\n.*?\n---\n/s, '')))];
  const texts = nodes.flatMap((node) =>
    node.type === 'text' || node.type === 'inlineCode' || node.type === 'code' ? node.value : [],
  );
  return {
    words: texts.flatMap((text) => text.match(/[\p{L}\p{N}\u200c]+/gu) ?? []),
    links: nodes.flatMap((node) => (node.type === 'link' ? node.url : [])),
    /** Names of pictures, which Astro publishes with a hash behind them. */
    pictures: nodes.flatMap((node) =>
      node.type === 'image' ? basename(node.url, extname(node.url)) : [],
    ),
  };
}

/** The part of a page that is its own: the article, without sidebar and header. */
function mainOf(node: HastNode): HastNode | undefined {
  if (node.type === 'element' && node.tagName === 'main') return node;
  const children = 'children' in node ? node.children : [];
  return children.map((child) => mainOf(child)).find((found) => found !== undefined);
}

/** What a part of a page shows: its text, and the addresses of its links and images. */
function shown(node: HastNode): { text: string; links: string[] } {
  if (node.type === 'text') return { text: node.value, links: [] };
  const inside = 'children' in node ? node.children.map((child) => shown(child)) : [];
  const { href, src } = node.type === 'element' ? node.properties : {};
  return {
    text: inside.map(({ text }) => text).join(' '),
    links: [
      ...[href, src].flatMap((address) => (address ? decodeURI(String(address)) : [])),
      ...inside.flatMap(({ links }) => links),
    ],
  };
}

describe('content/ in stock Starlight', () => {
  it('has articles to be judged', () => {
    expect(articles.length).toBeGreaterThan(100);
  });

  it('keeps all words and links of every article', () => {
    for (const { id } of articles) {
      const { words, links, pictures } = written(readFileSync(join('content', `${id}.md`), 'utf8'));
      const html = readFileSync(join(project, 'dist', id, 'index.html'), 'utf8');
      const page = shown(mainOf(htmlToHast(html))!);
      expect(words.length, id).toBeGreaterThan(5);
      const seen = new Set(page.text.match(/[\p{L}\p{N}\u200c]+/gu));
      expect(
        words.filter((word) => !seen.has(word)),
        id,
      ).toEqual([]);
      expect(
        pictures.filter(
          (name) => !page.links.some((link) => basename(link).startsWith(`${name}.`)),
        ),
        id,
      ).toEqual([]);
      expect(
        links.filter((link) => !page.links.includes(decodeURI(link))),
        id,
      ).toEqual([]);
    }
  });

  it('shows what our components hold as lists, pictures and paragraphs', () => {
    const html = readFileSync(join(project, 'dist/support/attachments/index.html'), 'utf8');
    for (const label of ['اندروید', 'آیفون', 'وب']) expect(html).toContain(`<p>${label}</p>`);
    expect(html).toMatch(/<img[^>]* alt="یک فایل پیوست‌شده در فرم درخواست"/);
    expect(html).not.toContain(':::');
  });

  it('shows directives of ours as text, and asides as its own', () => {
    const html = readFileSync(join(project, 'dist/refunds/how-long/index.html'), 'utf8');
    expect(html).toContain('ظرف :policy[refund-time]، به شبایی');
    expect(html).toMatch(/<aside[^>]* class="starlight-aside starlight-aside--note"/);
  });
});

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { preprocessCSS, resolveConfig } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { classesMissing } from '../../src/starlight/stock-markup.node.ts';
import {
  dropStockRules,
  dropStockTags,
  finishPages,
} from '../../src/starlight/stock-styles.node.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pasokh-stock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (files: Record<string, string>) => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
};
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

const own =
  '<link rel="stylesheet" href="/_astro/own.css"><script type="module" src="/_astro/own.js"></script>';
const stock =
  '<link rel="stylesheet" href="/_astro/print.x.css" media="print"><script type="module" src="/_astro/Page.y.js"></script>';
const loaded = {
  '_astro/own.css': '.sl-anchor-link{color:red}',
  '_astro/own.js': 'own()',
  '_astro/print.x.css': '@media print{.sl-markdown-content{color:#000}}',
  '_astro/Page.y.js': 'let key="sl-sidebar-state"',
};

async function styled(css: string, before = (_rules: ReturnType<typeof dropStockRules>) => {}) {
  const rules = dropStockRules();
  before(rules);
  const { plugins = [], hasDropped } = rules;
  const config = await resolveConfig(
    { css: { postcss: { plugins } }, logLevel: 'silent' },
    'build',
  );
  const { code } = await preprocessCSS(css, join(folder, 'x.css'), config);
  return { css: code.replace(/\s+/g, ' ').trim(), hasDropped: hasDropped() };
}

describe('the styles of Starlight', () => {
  it('are dropped by the layer and the properties that its documentation names', async () => {
    const ours = '@layer starlight, tokens, base; @layer base { a { color: red } }';
    const theirs =
      '@layer starlight.base, starlight.core; @layer starlight.core { main { color: blue } }' +
      '@media (min-width: 50em) { html { scroll-padding-top: calc(1rem + var(--sl-nav-height)) } }' +
      'html:not([data-has-toc]) { --sl-mobile-toc-height: 0rem }';
    expect(await styled(`${ours} ${theirs}`)).toEqual({ css: ours, hasDropped: true });
  });

  it('stay once markup is known to have changed', async () => {
    const css = '@layer starlight.core { main { color: blue } } :root { --sl-color-white: black }';
    expect(await styled(css, ({ keep }) => keep())).toEqual({ css, hasDropped: false });
  });

  it('stay where they no longer match, and so do ours', async () => {
    const css = '@layer stellar.core { main { color: blue } } @layer base { a { color: red } }';
    expect(await styled(css)).toEqual({ css, hasDropped: false });
  });
});

describe('what the page of Starlight loads', () => {
  it('is taken out of every page, with its files', async () => {
    write({
      ...loaded,
      'index.html': `<p>۱${own}${stock}`,
      'a/b/index.html': `${stock}${own}<p>۲`,
    });
    expect(await dropStockTags(folder)).toEqual([]);
    expect(read('index.html')).toBe(`<p>۱${own}`);
    expect(read('a/b/index.html')).toBe(`${own}<p>۲`);
    expect(existsSync(join(folder, '_astro/print.x.css'))).toBe(false);
    expect(existsSync(join(folder, '_astro/Page.y.js'))).toBe(false);
    expect(existsSync(join(folder, '_astro/own.js'))).toBe(true);
  });

  it('stays where its tags no longer match, and the build warns and goes on', async () => {
    const changed = stock.replace('media="print"', 'media="print and (color)"');
    const files = { ...loaded, '_astro/Page.y.js': 'let key="remembered"' };
    write({ ...files, 'index.html': own + changed });
    const warnings = await finishPages(folder, false);
    expect(read('index.html')).toBe(own + changed);
    for (const [name, text] of Object.entries(files)) expect(read(name)).toBe(text);
    expect(warnings.map((text) => /Starlight's (.*?) is not where/.exec(text)?.[1])).toEqual([
      'cascade layer',
      'style sheet for print',
      'script of the sidebar',
    ]);
  });
});

describe('what is not public of Starlight', () => {
  // Its classes, elements and stored keys; custom properties are public, and so are its route data.
  const privateName = /(?<![-\w])(?:sl-|starlight-|starlight__)[a-z]/;

  // Components of articles write this markup themselves and rely on nothing of Starlight's.
  const written = join('src', 'articles', 'components');

  it('is named by two files alone', () => {
    const naming = ['src', 'worker', 'scripts']
      .flatMap((root) =>
        readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => join(root, name)),
      )
      .filter((file) => /\.(?:tsx?|astro|css|md)$/.test(file))
      .concat('astro.config.mjs')
      .filter((file) => !file.startsWith(written))
      .filter((file) => privateName.test(readFileSync(file, 'utf8')));
    expect(naming.sort()).toEqual([
      'src/starlight/stock-markup.css',
      'src/starlight/stock-styles.node.ts',
    ]);
  });

  it('is compared with the markup, each class of the style sheet by its name', () => {
    const css = `
      /* .not-this */
      @layer prose {
        .prose .sl-a > :is(h2, .sl-b) { margin: 0.5rem }
        @media (hover: hover) { .sl-a:hover .sl-c { opacity: 0.5 } }
      }`;
    expect(classesMissing(css, '<p class="sl-a"><a class="x sl-b"><i class="sl-c--d">')).toEqual([
      'sl-c',
    ]);
    expect(classesMissing(css, '<i class="sl-c sl-b sl-a">')).toEqual([]);
  });
});

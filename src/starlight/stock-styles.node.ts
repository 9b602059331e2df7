import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { CSSOptions } from 'vite';
import { lostClasses } from './stock-markup.node.ts';

// Our style sheets cover every page, so readers need not fetch Starlight's as well. Its rules are
// known by two names that its documentation gives: the cascade layer `starlight` and the custom
// properties `--sl-…`. Its page brings two files besides, and no option leaves them out: the tags
// below, and the classes in `stock-markup.css`, are all that this site knows of Starlight beyond its
// public interfaces.
const stockContent = 'sl-markdown-content';
const stockTags = [
  {
    name: 'style sheet for print',
    tag: /<link rel="stylesheet" href="([^"]+)" media="print">/g,
    text: `.${stockContent}`,
  },
  {
    name: 'script of the sidebar',
    tag: /<script type="module" src="([^"]+)"><\/script>/g,
    text: 'sl-sidebar-state',
  },
];

/**
 * Builds pages without Starlight's own styles and what belongs to them. What is not found where it
 * is expected stays: pages work with it as well, and the build warns. Where Starlight's markup of
 * articles, as those in `content` get it, lacks a class that ours style, all of its styles stay.
 */
export function withoutStockStyles(content: URL): AstroIntegration {
  const { plugins, hasDropped, keep } = dropStockRules();
  const folder = new URL(`${content.href}/`);
  let lost: string[] = [];
  return {
    name: 'pasokh-stock-styles',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { css: { postcss: { plugins } } } });
      },
      'astro:config:done': async ({ config, logger }) => {
        lost = await lostClasses(config, folder);
        if (lost.length === 0) return;
        keep();
        logger.warn(
          `Starlight's markup of articles lacks ${lost.map((name) => `.${name}`).join(', ')}, which ` +
            'src/starlight/stock-markup.css styles; pages keep the styles of Starlight.',
        );
      },
      'astro:build:done': async ({ dir, logger }) => {
        const pages = fileURLToPath(dir);
        if (lost.length > 0) return styleAsStock(pages);
        for (const warning of await finishPages(pages, hasDropped())) logger.warn(warning);
      },
    },
  };
}

/** Lets Starlight's own styles of an article's text apply to ours, in the pages below a folder. */
async function styleAsStock(folder: string) {
  for (const page of await pagesBelow(folder)) {
    const html = await readFile(page, 'utf8');
    const styled = html.replaceAll('class="prose"', `class="prose ${stockContent}"`);
    if (styled !== html) await writeFile(page, styled);
  }
}

async function pagesBelow(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith('.html')).map((name) => join(folder, name));
}

/** Takes out of the built pages below a folder what belongs to the styles. @returns a sentence for each thing that was not found. */
export async function finishPages(folder: string, hasDroppedRules: boolean): Promise<string[]> {
  const missing = await dropStockTags(folder);
  if (!hasDroppedRules) missing.unshift('cascade layer');
  return missing.map(
    (name) =>
      `Starlight's ${name} is not where src/starlight/stock-styles.node.ts looks for it; ` +
      'pages keep what Starlight brings.',
  );
}

/** PostCSS plugins that drop Starlight's rules from any style sheet, until `keep`; `hasDropped` once they met some. */
export function dropStockRules() {
  let dropped = 0;
  let isKept = false;
  const plugins: Exclude<CSSOptions['postcss'], string | undefined>['plugins'] = [
    {
      postcssPlugin: 'pasokh-stock-styles',
      Once(root) {
        if (isKept) return;
        root.walkAtRules('layer', (layer) => {
          if (!layer.params.split(',').every((name) => /^\s*starlight\./.test(name))) return;
          layer.remove();
          dropped++;
        });
        // Its page has a few rules outside of the layer, which only set or read its properties.
        root.walkRules((rule) => {
          const declarations = rule.nodes.filter((node) => node.type === 'decl');
          if (
            !declarations.some(({ prop, value }) => /^--sl-|\bvar\(--sl-/.test(`${prop} ${value}`))
          )
            return;
          const { parent } = rule;
          rule.remove();
          if (parent?.type === 'atrule' && parent.nodes?.length === 0) parent.remove();
        });
      },
    },
  ];
  return {
    plugins,
    hasDropped: () => dropped > 0,
    keep: () => {
      isKept = true;
    },
  };
}

/**
 * Takes Starlight's two tags out of the pages below a folder, and removes a file that they load once
 * no page does. @returns the names of those that some page does not carry.
 */
export async function dropStockTags(folder: string): Promise<string[]> {
  const pages = await pagesBelow(folder);
  const texts = new Map<string, string>();
  const textOf = (file: string) => {
    if (!texts.has(file)) texts.set(file, existsSync(file) ? readFileSync(file, 'utf8') : '');
    return texts.get(file)!;
  };
  const found = stockTags.map(({ name }) => ({ name, pages: 0, files: new Set<string>() }));
  for (const page of pages) {
    const html = await readFile(page, 'utf8');
    const own = stockTags.reduce((rest, { tag, text }, index) => {
      let isThere = false;
      const left = rest.replace(tag, (whole, address: string) => {
        const file = join(folder, address);
        if (!textOf(file).includes(text)) return whole;
        isThere = true;
        found[index]!.files.add(file);
        return '';
      });
      if (isThere) found[index]!.pages++;
      return left;
    }, html);
    if (own !== html) await writeFile(page, own);
  }
  for (const file of found.flatMap(({ files }) => [...files])) await rm(file, { force: true });
  return found.filter((one) => one.pages < pages.length).map(({ name }) => name);
}

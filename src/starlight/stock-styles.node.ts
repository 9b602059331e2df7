import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { CSSOptions } from 'vite';

// Our style sheets cover every page, so readers need not fetch Starlight's as well. Its rules are
// known by two names that its documentation gives: the cascade layer `starlight` and the custom
// properties `--sl-…`. Its page brings two files besides, and no option leaves them out: the tags
// below are all that this site knows of Starlight beyond its public interfaces.
const stockTags = [
  {
    name: 'style sheet for print',
    tag: /<link rel="stylesheet" href="([^"]+)" media="print">/g,
    text: '.sl-markdown-content',
  },
  {
    name: 'script of the sidebar',
    tag: /<script type="module" src="([^"]+)"><\/script>/g,
    text: 'sl-sidebar-state',
  },
];

/**
 * Builds pages without Starlight's own styles and what belongs to them. What is not found where it
 * is expected stays: pages work with it as well, and the build warns.
 */
export function withoutStockStyles(): AstroIntegration {
  const { plugins, hasDropped } = dropStockRules();
  return {
    name: 'pasokh-stock-styles',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { css: { postcss: { plugins } } } });
      },
      'astro:build:done': async ({ dir, logger }) => {
        for (const warning of await finishPages(fileURLToPath(dir), hasDropped()))
          logger.warn(warning);
      },
    },
  };
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

/** PostCSS plugins that drop Starlight's rules from any style sheet; `hasDropped` once they met some. */
export function dropStockRules() {
  let dropped = 0;
  const plugins: Exclude<CSSOptions['postcss'], string | undefined>['plugins'] = [
    {
      postcssPlugin: 'pasokh-stock-styles',
      Once(root) {
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
  return { plugins, hasDropped: () => dropped > 0 };
}

/**
 * Takes Starlight's two tags out of the pages below a folder, and removes a file that they load once
 * no page does. @returns the names of those that some page does not carry.
 */
export async function dropStockTags(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const pages = names.filter((name) => name.endsWith('.html')).map((name) => join(folder, name));
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

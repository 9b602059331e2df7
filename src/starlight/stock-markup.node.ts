import { readFile } from 'node:fs/promises';
import type { AstroConfig } from 'astro';

const styles = new URL('./stock-markup.css', import.meta.url);

/** Each thing that Starlight documents for authors and our styles cover, in the Markdown of its guide. */
const sample = [
  '## x',
  ...['note', 'tip', 'caution', 'danger'].map((kind) => `:::${kind}\nx\n:::`),
].join('\n\n');

/**
 * The classes that `stock-markup.css` styles and that Starlight's markup of articles does not carry, as
 * this build renders those in `folder`. None is expected; one says that Starlight has changed.
 */
export async function lostClasses(
  { markdown, image }: Pick<AstroConfig, 'markdown' | 'image'>,
  folder: URL,
): Promise<string[]> {
  const { processor, ...shared } = markdown;
  const renderer = await processor.createRenderer({ image, ...shared });
  const { code } = await renderer.render(sample, { fileURL: new URL('sample.md', folder) });
  return classesMissing(await readFile(styles, 'utf8'), code);
}

/** The classes of Starlight's that a style sheet names and HTML does not carry. Ours are left out. */
export function classesMissing(css: string, html: string): string[] {
  const carried = new Set(
    [...html.matchAll(/\sclass="([^"]*)"/g)].flatMap(([, names = '']) => names.split(/\s+/)),
  );
  const rules = css.replace(/\/\*.*?\*\//gs, '').replace(/\{[^{}]*\}/g, '{}');
  const named = [...rules.matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name);
  return [...new Set(named)].filter((name) => name !== ours && !carried.has(name));
}

/** What our component of an article's text is styled by. */
const ours = 'prose';

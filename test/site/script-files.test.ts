import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nearestAnswers } from '#shared/contract/texts/search.ts';
import { lexiconWith } from '#shared/search/lexicon.ts';
import { contentFolder } from '../../scripts/lib/content-folder.ts';
import { ensureBuilt } from '../../scripts/lib/freshness.ts';

const { site } = await ensureBuilt(contentFolder());
const textOf = (path: string) => readFileSync(join(site, path), 'utf8');

/** Files of scripts that a page fetches before anybody does anything. */
function scriptsOf(page: string): string[] {
  const found = new Set(
    [...textOf(`${page}index.html`).matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, src]) => src!),
  );
  for (const file of found)
    for (const [, next] of textOf(file).matchAll(/\b(?:from|import)\s*["'`](\.\/[^"'`]+)/g))
      found.add(join(dirname(file), next!));
  return [...found];
}

describe('scripts of a page', () => {
  it.each([
    ['/', 1],
    ['/refunds/how-long/', 1],
    ['/payments/', 1],
    ['/contact/', 2],
    ['/sign-in/', 2],
    ['/requests/', 2],
    ['/contact/technical/', 2],
  ])('of %s are %i files at most', (page, most) => {
    const files = scriptsOf(page);
    expect(files.every((file) => existsSync(join(site, file)))).toBe(true);
    expect(files.length).toBeGreaterThan(0);
    expect(files.length, files.join('\n')).toBeLessThanOrEqual(most);
  });

  it('of screens hold nothing of the search box, which loads once somebody is about to search', () => {
    for (const page of ['/sign-in/', '/requests/', '/verify/', '/contact/technical/', '/desk/'])
      for (const file of scriptsOf(page)) expect(textOf(file), page).not.toContain(nearestAnswers);
  });

  it('hold no word of the lexicon, which each index carries', () => {
    const [firstLine = ''] = lexiconWith([]).lines;
    expect(firstLine.length).toBeGreaterThan(20);
    const scripts = readdirSync(join(site, '_astro')).filter((name) => name.endsWith('.js'));
    expect(scripts.filter((name) => name.startsWith('worker-worker.')).length).toBe(1);
    for (const name of scripts) expect(textOf(`_astro/${name}`), name).not.toContain(firstLine);
  });

  it('are put together by files that are there', () => {
    const chunks = readFileSync('src/starlight/script-chunks.ts', 'utf8');
    const paths = [...chunks.matchAll(/'\/(src\/[^']+)'/g)].map(([, path]) => path!);
    expect(paths.length).toBeGreaterThan(5);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('count no ends of searches, unless settings say so', () => {
    for (const page of ['/', '/refunds/how-long/', '/contact/technical/', '/shell/'])
      for (const file of scriptsOf(page))
        expect(textOf(file), page).not.toContain('/api/search/outcomes');
  });
});

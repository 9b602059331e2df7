import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blocksIn, linksIn, pageOf } from './pages.ts';

const page = pageOf('README.md');

describe('README', () => {
  it('begins with the two commands of an empty clone, the second of which CI runs', () => {
    expect(page).toMatch(/^# .+\n\n```sh\n/);
    const [first = ''] = blocksIn(page);
    const commands = first.match(/^[^#\n]+(?=#)/gm)?.map((line) => line.trim());
    expect(commands).toEqual(['npm ci && npm start', 'npm ci && npm test']);
    expect(readFileSync('.ci/run', 'utf8').match(/^npm (?:ci|test)$/gm)).toEqual([
      'npm ci',
      'npm test',
    ]);
  });

  it('is short enough to be read', () => {
    expect(page.split('\n').length).toBeLessThanOrEqual(130);
  });

  it('shows two pictures, small and described', () => {
    const pictures = linksIn(page).filter((link) => /\.(?:webp|png)$/.test(link));
    expect(pictures).toHaveLength(2);
    for (const picture of pictures) expect(statSync(picture).size).toBeLessThan(120 * 1024);
    expect(page.match(/<img [^>]*alt="[^"]{20,}"/g)).toHaveLength(2);
  });
});

import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blocksIn, pageOf } from './pages.ts';

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

  it('shows three screens in both schemes, small and described', () => {
    const pictures = [...page.matchAll(/ (?:src|srcset)="([^"]+\.webp)"/g)].map(
      ([, path = '']) => path,
    );
    const lights = pictures.filter((path) => !path.endsWith('.dark.webp'));
    expect(lights).toHaveLength(3);
    expect(pictures).toEqual(lights.flatMap((path) => [path.replace('.webp', '.dark.webp'), path]));
    for (const picture of pictures) expect(statSync(picture).size).toBeLessThan(100 * 1024);
    expect(page.match(/<img [^>]*alt="[^"]{20,}"/g)).toHaveLength(3);
  });
});

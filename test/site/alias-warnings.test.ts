import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aliasWarnings } from '../../src/articles/alias-check.ts';
import { readLibrary } from '../../src/articles/library.node.ts';

const warningsFor = (...aliases: string[]) => aliasWarnings([{ id: 'orders/cancel', aliases }]);

describe('the check of aliases', () => {
  it('asks for two, one of them as people talk, and names the file', () => {
    expect(warningsFor()).toEqual([expect.stringMatching(/^orders\/cancel\.md: .*aliases/)]);
    expect(warningsFor('سفارشو کنسل کنم')).toEqual([expect.stringContaining('فقط یک شکل')]);
    expect(warningsFor('لغو خرید', 'ابطال سفارش')).toEqual([
      expect.stringContaining('زبان گفت‌وگو'),
    ]);
  });

  it('says nothing of two of which one is spoken', () => {
    expect(warningsFor('لغو خرید', 'سفارشو کنسل کنم')).toEqual([]);
  });

  const samples = readdirSync('test/organisations', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `test/organisations/${name}/content`);

  it.each(['content', ...samples])('says nothing of %s', (folder) => {
    expect(aliasWarnings(readLibrary(folder).articles)).toEqual([]);
  });
});

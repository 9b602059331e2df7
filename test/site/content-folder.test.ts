import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentFolder } from '../../scripts/lib/content-folder.ts';

describe('the content folder of a command', () => {
  it.each<[argv: string[], named: string | undefined, folder: string]>([
    [[], undefined, 'content'],
    [[], '../shop/content', '../shop/content'],
    [['--content', '../shop/content'], 'other', '../shop/content'],
    [['--content=../shop/content'], 'other', '../shop/content'],
    [['--dry-run', '--content=/srv/a=b'], undefined, '/srv/a=b'],
    [['--retry', 'ID', '--content', '/srv/shop'], undefined, '/srv/shop'],
  ])('is the one that %j and PASOKH_CONTENT %j name', (argv, named, folder) => {
    expect(contentFolder(argv, { PASOKH_CONTENT: named })).toBe(resolve(folder));
  });

  it.each([[['--content']], [['--content=']]])('is none where %j names nothing', (argv) => {
    expect(() => contentFolder(argv, { PASOKH_CONTENT: 'other' })).toThrow('needs the name');
  });
});

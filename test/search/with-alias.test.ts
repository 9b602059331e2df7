import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { withAlias } from '../../scripts/lib/aliases/with-alias.ts';
import { splitFrontMatter } from '../../src/articles/split-front-matter.ts';

const article = (...lines: string[]) =>
  ['---', ...lines, '---', '', 'متن', '---', 'aliases:', '  - در متن', ''].join('\n');

/** What was put in, where all else is as it was; fails for any other change. */
function putIn(before: string, after: string | null): string {
  expect(after).not.toBeNull();
  let start = 0;
  while (start < before.length && before[start] === after![start]) start++;
  const left = before.length - start;
  expect(after!.slice(after!.length - left)).toBe(before.slice(start));
  return after!.slice(start, after!.length - left);
}

const aliasesOf = (source: string) => parse(splitFrontMatter(source)!.head).aliases;

describe('an alias put into an article', () => {
  it.each<[string, string, string[]]>([
    [
      'after the last one',
      article('title: پرسش', 'aliases:', '  - یک', '  - دو', 'order: 1'),
      ['یک', 'دو'],
    ],
    ['indented as the others are', article('aliases:', '- یک', 'order: 1'), ['یک']],
    ['after a comment', article('aliases:', '    - یک # چرا', '# بعد', 'order: 1'), ['یک']],
    ['after one over two lines', article('aliases:', '  - یک', '    دو', 'order: 1'), ['یک دو']],
    ['in one line', article('aliases: [یک, "دو"]', 'order: 1'), ['یک', 'دو']],
    ['in one line that is empty', article('aliases: []', 'order: 1'), []],
    ['in one line with a comma at its end', article('aliases: [یک,]', 'order: 1'), ['یک']],
    ['as the first of an empty list', article('aliases:', 'order: 1'), []],
    ['as the first list', article('title: پرسش', 'description: پاسخ', 'order: 1'), []],
    ['as the first list, with nothing above', article('order: 1'), []],
    [
      'in a file of Windows',
      article('aliases:', '  - یک', 'order: 1').replaceAll('\n', '\r\n'),
      ['یک'],
    ],
    ['after the mark of Windows', `\ufeff${article('aliases:', '  - یک')}`, ['یک']],
  ])('%s', (_, source, before) => {
    for (const alias of [
      'چرا کد نمیاد',
      'خطا: کد نیامد',
      '#کد',
      "'کد'",
      '"کد"',
      '- کد',
      '[کد], کد',
      '123',
      'yes',
      'null',
      '*کد',
      'کد # نمیاد',
      '@کد',
      '۱۲ کد',
      '%',
      '\\n',
    ]) {
      const changed = withAlias(source, alias);
      const inserted = putIn(source, changed);
      expect(inserted).toContain(alias.replaceAll("'", "''").slice(0, 1));
      expect(aliasesOf(changed!.replace(/^\ufeff/, ''))).toEqual([...before, alias]);
    }
  });

  it('ends its line as the file does', () => {
    const source = article('aliases:', '  - یک').replaceAll('\n', '\r\n');
    expect(putIn(source, withAlias(source, 'دو'))).toBe('  - دو\r\n');
  });

  it.each([
    ['no head', 'متن'],
    ['a head that is no YAML', article('aliases: [', 'order: 1')],
    ['aliases that are no list', article('aliases: یک')],
    ['aliases that another field shares', article('related: &a', '  - یک', 'aliases: *a')],
  ])('is left to an editor where there is %s', (_, source) => {
    expect(withAlias(source, 'دو')).toBeNull();
  });
});

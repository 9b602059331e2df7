import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acceptAlias } from '../../scripts/lib/aliases/accept-alias.ts';
import * as texts from '../../scripts/lib/aliases/texts.ts';
import { readLibrary } from '../../src/articles/library.node.ts';
import { article, category, contentFolder } from '../site/content.ts';

const orders = () =>
  contentFolder({
    'orders/category.json': category('سفارش'),
    'orders/cancel.md': article({ title: 'لغو سفارش', aliases: ['کنسلش کنم'] }),
    'orders/invoice.md': article({ title: 'گرفتن فاکتور', aliases: ['رسید خرید'] }),
  });

const aliasesOf = (folder: string, id: string) =>
  readLibrary(folder).articles.find((one) => one.id === id)?.aliases;

describe('accepting an alias', () => {
  it.each(['orders/cancel', 'orders/cancel.md', '/orders/cancel/'])(
    'writes it into the file of %s',
    (named) => {
      const folder = orders();
      expect(acceptAlias(folder, named, ' پشیمون شدم ')).toBe('orders/cancel');
      expect(aliasesOf(folder, 'orders/cancel')).toEqual(['کنسلش کنم', 'پشیمون شدم']);
      expect(aliasesOf(folder, 'orders/invoice')).toEqual(['رسید خرید']);
    },
  );

  it.each([
    ['an unknown article', 'orders/gone', 'پشیمون شدم', texts.unknownArticle('orders/gone')],
    [
      'a file outside',
      '../content/orders/cancel',
      'پشیمون شدم',
      texts.unknownArticle('../content/orders/cancel'),
    ],
    [
      'what the article has',
      'orders/cancel',
      'كنسلش کنم!',
      texts.known('كنسلش کنم!', 'orders/cancel'),
    ],
    [
      'what another one has',
      'orders/cancel',
      'رسيد خريد',
      texts.known('رسيد خريد', 'orders/invoice'),
    ],
    ['its title', 'orders/cancel', 'لغوِ سفارش', texts.known('لغوِ سفارش', 'orders/cancel')],
    ['a control character', 'orders/cancel', 'پشیمون\u0007 شدم', texts.notPlain],
    ['a mark that turns the order', 'orders/cancel', 'پشیمون\u202e شدم', texts.notPlain],
    ['two lines', 'orders/cancel', 'پشیمون\nشدم', texts.notPlain],
    ['half of a letter', 'orders/cancel', 'پشیمون \ud83d', texts.notPlain],
    ['nothing', 'orders/cancel', '  ', texts.noWord],
    ['no word', 'orders/cancel', '؟؟', texts.noWord],
    ['too much', 'orders/cancel', 'پشیمون '.repeat(29), texts.tooLong],
  ])('refuses %s and changes nothing', (_, named, alias, sentence) => {
    const folder = orders();
    const read = () =>
      ['cancel', 'invoice'].map((name) => readFileSync(join(folder, `orders/${name}.md`), 'utf8'));
    const before = read();
    expect(() => acceptAlias(folder, named, alias)).toThrow(sentence);
    expect(read()).toEqual(before);
  });

  it('takes an alias of as many letters as the check of content does', () => {
    const folder = orders();
    const alias = `${'پا '.repeat(66)}پا`;
    acceptAlias(folder, 'orders/cancel', alias);
    expect(aliasesOf(folder, 'orders/cancel')).toContain(alias);
  });

  it('refuses a file that it could not write back byte for byte', () => {
    const folder = orders();
    const file = join(folder, 'orders/cancel.md');
    const bytes = Buffer.concat([readFileSync(file), Buffer.from([0xff])]);
    writeFileSync(file, bytes);
    expect(() => acceptAlias(folder, 'orders/cancel', 'پشیمون شدم')).toThrow(
      texts.writeItYourself(file),
    );
    expect(readFileSync(file)).toEqual(bytes);
  });
});

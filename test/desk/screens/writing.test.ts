import { describe, expect, it } from 'vitest';
import { hasMarkup, readMarkup } from '#shared/forms/message-markup.ts';
import {
  articleLink,
  asBlock,
  asQuote,
  type Format,
  formatText,
} from '../../../src/desk/composer/format-text.ts';
import { slashWordAt } from '../../../src/desk/composer/slash-word.ts';

/** Applies a format to a text in which `|` stand around what is selected, and shows the selection the same way. */
function formatted(marked: string, format: Format): string {
  const start = marked.indexOf('|');
  const end = Math.max(start, marked.lastIndexOf('|') - 1);
  const text = marked.replaceAll('|', '');
  const change = formatText(text, start, end, format);
  const next = text.slice(0, change.start) + change.put + text.slice(change.end);
  const [from, to] = change.select.map((at) => change.start + at) as [number, number];
  return `${next.slice(0, from)}|${next.slice(from, to)}|${next.slice(to)}`;
}

describe('formatting what is selected', () => {
  it('wraps words, and takes the signs off again', () => {
    expect(formatted('مبلغ |تا شنبه |می‌نشیند', 'bold')).toBe('مبلغ **|تا شنبه|** می‌نشیند');
    expect(formatted('مبلغ **|تا شنبه|** می‌نشیند', 'bold')).toBe('مبلغ |تا شنبه| می‌نشیند');
    expect(formatted('مبلغ |**تا شنبه**|', 'bold')).toBe('مبلغ |تا شنبه|');
    expect(formatted('دستور |npm ci|', 'code')).toBe('دستور `|npm ci|`');
    expect(formatted('سلام ||', 'bold')).toBe('سلام **|متن پررنگ|**');
  });

  it('puts signs before whole lines, and takes them off where all have them', () => {
    expect(formatted('یک\nد|و\nس|ه', 'list')).toBe('یک\n|- دو\n- سه|');
    expect(formatted('|- دو\n- سه|', 'list')).toBe('|دو\nسه|');
    expect(formatted('گفته بودید||', 'quote')).toBe('> گفته بودید||');
  });

  it('makes links of words and of addresses, and code of several lines', () => {
    expect(formatted('|راهنما|', 'link')).toBe('[راهنما](|https://|)');
    expect(formatted('|https://a.ir/b|', 'link')).toBe('[|متن لینک|](https://a.ir/b)');
    expect(formatted('این:|a\nb|', 'code')).toBe('این:\n```\na\nb\n```||');
  });
});

it('an article is a link that is read as one, whatever its title', () => {
  const address = 'https://help.example.ir/orders/cancel/';
  for (const title of ['چطور سفارشم را لغو کنم؟', 'فعال‌سازی SSL: گام اول', 'خطای 4.5 [تازه]']) {
    const [block] = readMarkup(articleLink(title, address));
    const line = block?.kind === 'paragraph' ? (block.lines[0] ?? []) : [];
    expect(line.filter(({ kind }) => kind === 'link')).toMatchObject([{ href: address }]);
    expect(JSON.stringify(line)).toContain(title);
  }
});

it('a quote stays a quote, on lines of its own', () => {
  const quote = asQuote('خط یک\n\n> گفتهٔ قبلی\n');
  expect(quote).toBe('> خط یک\n> \n>> گفتهٔ قبلی');
  expect(hasMarkup(quote)).toBe(true);
  expect(asBlock('سلام', 4, 4, quote).put).toBe(`\n\n${quote}\n\n`);
  expect(asBlock('سلام\n', 5, 5, quote).put).toBe(`\n${quote}\n\n`);
  expect(asBlock('', 0, 0, quote).put).toBe(`${quote}\n\n`);
});

it('a slash opens the list at the beginning of a word alone', () => {
  const at = (text: string) => slashWordAt(text, text.length);
  expect(at('/')).toEqual({ start: 0, typed: '' });
  expect(at('سلام /کد رهگیری')).toEqual({ start: 5, typed: 'کد رهگیری' });
  expect(at('سلام\n/ک')).toEqual({ start: 5, typed: 'ک' });
  for (const text of ['۳/۴', 'https://a.ir/', 'و / یا', '/ک\n', `/${'ک'.repeat(41)}`, 'سلام'])
    expect(at(text), text).toBeNull();
  expect(slashWordAt('/کد و باقی', 3)).toEqual({ start: 0, typed: 'کد' });
});

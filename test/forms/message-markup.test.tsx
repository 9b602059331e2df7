import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { MarkedUpText } from '../../src/shared/forms/marked-up-text.tsx';
import {
  type Block,
  hasMarkup,
  type Inline,
  readMarkup,
} from '../../src/shared/forms/message-markup.ts';
import { MessageText } from '../../src/shared/forms/message-text.tsx';

const html = (text: string) => renderToString(<MarkedUpText text={text} />);
const visible = (text: string) => html(text).replace(/<[^>]+>/g, '');

describe('what agents mark up', () => {
  it.each([
    ['سلام **خانم** احمدی', '<p dir="rtl">سلام <strong>خانم</strong> احمدی</p>'],
    ['یک\nدو\n\nسه', '<p dir="rtl">یک<br/>دو</p><p dir="rtl">سه</p>'],
    ['- یک\n- دو', '<ul><li dir="rtl">یک</li><li dir="rtl">دو</li></ul>'],
    ['* یک\n• دو', '<ul><li dir="rtl">یک</li><li dir="rtl">دو</li></ul>'],
    ['۳. سه\n۴) چهار', '<ol start="3"><li dir="rtl">سه</li><li dir="rtl">چهار</li></ol>'],
    [
      'مراحل:\n1. یک\n2. دو',
      '<p dir="rtl">مراحل:</p><ol start="1"><li dir="rtl">یک</li><li dir="rtl">دو</li></ol>',
    ],
    [
      '۲. دو\n۴. چهار\n۴. باز چهار',
      '<ol start="2"><li dir="rtl">دو</li></ol><ol start="4"><li dir="rtl">چهار</li></ol><ol start="4"><li dir="rtl">باز چهار</li></ol>',
    ],
    ['> نقل\n> قول', '<blockquote dir="rtl">نقل<br/>قول</blockquote>'],
    ['بزنید `npm start`', '<p dir="rtl">بزنید <code dir="ltr">npm start</code></p>'],
    ['```\nGET /\n**x**\n```', '<pre dir="ltr"><code>GET /\n**x**</code></pre>'],
    [
      '[راهنما](https://help.example/a)',
      '<p dir="rtl"><a href="https://help.example/a" rel="nofollow ugc noopener" target="_blank" dir="auto">راهنما</a></p>',
    ],
    [
      '**ببینید https://help.example**',
      '<p dir="rtl"><strong>ببینید <a href="https://help.example" rel="nofollow ugc noopener" target="_blank" dir="ltr">https://help.example</a></strong></p>',
    ],
  ])('is read from %j', (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  it.each([
    ['۲ * ۳ ** ۴', 'a sign alone'],
    ['**باز مانده', 'a sign that nothing ends'],
    ['** فاصله **', 'spaces inside'],
    ['```\nبی‌پایان', 'code without an end'],
    ['[کلیک](javascript:alert(1))', 'an address of another kind'],
    ['[کلیک](data:text/html,x)', 'an address of another kind'],
    ['۲۰ - ۳۰ تومان', 'a dash between numbers'],
    ['-۵ درجه', 'a sign of a number'],
    ['۱۴۰۵-۰۹-۰۳ رسید', 'a date'],
    ['<b>x</b> &amp; <script>alert(1)</script>', 'HTML'],
  ])('R33 leaves %j as it was typed: %s', (text) => {
    const shown = visible(text)
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    expect(shown).toBe(text.replaceAll('\n', ''));
    expect(html(text)).not.toMatch(/<(?:strong|a|ul|ol|pre|script|b)\b/);
  });

  it('R33 says where a link leads that calls itself an address', () => {
    expect(visible('[https://bank.ir](https://evil.ir/x)')).toBe('https://evil.ir/x');
    for (const words of [
      'bank.ir',
      'bank。ir',
      'bank｡ir',
      'bank．ir',
      'bank․ir',
      'https：bank',
      'bank∕x',
    ])
      expect(visible(`[${words}](https://evil.ir/x)`), words).toBe('https://evil.ir/x');
  });

  it('loses no letter of any text, and R33 makes no element but its own', () => {
    const part = fc.constantFrom(
      ...[
        '**',
        '*',
        '`',
        '```',
        '[',
        ']',
        '(',
        ')',
        '\n',
        '\n\n',
        '- ',
        '> ',
        '۱. ',
        ' ',
        '\u200c',
      ],
      ...['سلام', 'https://a.ir/b', '<img src=x onerror=alert(1)>', '&', '"', 'a', '۱۲'],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const bare = (of: string) => of.replace(/[\s*`>\-()[\].۰-۹0-9•]/gu, '');
        expect(bare(readMarkup(text).map(textOf).join(''))).toBe(bare(text));
        expect(
          html(text).match(/<(?!\/?(?:p|br|strong|code|pre|ul|ol|li|blockquote|a|bdi)\b)/),
        ).toBeNull();
      }),
      { seed: 14, numRuns: 400 },
    );
  });

  it.each([
    ['سلام\nhttps://a.ir', false],
    ['۲ * ۳', false],
    ['', false],
    ['**سلام**', true],
    ['- یک', true],
    ['> یک', true],
    ['`x`', true],
    ['[الف](https://a.ir)', true],
  ])('shows %j before it is sent as it will be read: %s', (text, isShown) => {
    expect(hasMarkup(text)).toBe(isShown);
  });

  it('is read of agents alone: what customers type is shown as it is', () => {
    const view = (author: 'agent' | 'customer') =>
      renderToString(<MessageText author={author} text="**سلام**" />);
    expect(view('agent')).toBe('<p dir="rtl"><strong>سلام</strong></p>');
    expect(view('customer')).toBe('<p dir="rtl">**سلام**</p>');
  });
});

function textOf(block: Block): string {
  if (block.kind === 'code') return block.text;
  return ('items' in block ? block.items : block.lines)
    .map((line) => line.map(inlineText).join(''))
    .join('');
}

function inlineText(piece: Inline): string {
  if (piece.kind === 'strong') return piece.pieces.map(inlineText).join('');
  if (piece.kind === 'link' && piece.text !== piece.href) return piece.text + piece.href;
  return piece.text;
}

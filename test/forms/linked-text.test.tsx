import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { LinkedText } from '../../src/shared/forms/linked-text.tsx';
import { splitLinks } from '../../src/shared/forms/split-links.ts';

describe('links in what people wrote', () => {
  it.each([
    ['ببینید https://example.com/a?b=c.', ['https://example.com/a?b=c']],
    ['(http://example.com/راه)', ['http://example.com/راه']],
    ['«https://example.com»، بعد', ['https://example.com']],
    ['HTTPS://EXAMPLE.COM/X', ['HTTPS://EXAMPLE.COM/X']],
    ['https://a.example https://b.example', ['https://a.example', 'https://b.example']],
    ['javascript:alert(1)', []],
    ['data:text/html,<b>', []],
    ['ftp://example.com', []],
    ['https://', []],
    ['www.example.com', []],
  ])('finds in %j only %j', (text, links) => {
    expect(splitLinks(text).flatMap(({ href }) => href ?? [])).toEqual(links);
  });

  const users = [
    'good.ir',
    'good.ir:443',
    'good.ir:pass',
    '',
    ':',
    'good.ir%2f',
    'بانک.ایران',
    'a@b',
  ];
  const hosts = ['evil.ir', 'evil.ir:8080', '127.0.0.1', 'evil.ir/@good.ir'];
  const misread = [
    ...users.flatMap((user) => hosts.map((host) => `https://${user}@${host}`)),
    ...[
      'https://good.ir\\@evil.ir/',
      'https://good.ir\\.evil.ir',
      'https:\\\\evil.ir',
      'https://\\evil.ir',
    ],
    ...[
      'https:///evil.ir',
      'https:////good.ir',
      'https://evil.ir/\\good.ir',
      'https://good.ir:99999/',
    ],
    ...[
      'https://go\u200cod.ir',
      'https://good.ir%00.evil.ir',
      `https://${'a.'.repeat(2_000)}evil.ir`,
    ],
    ...[
      '\u202e',
      '\u200e',
      '\u2066',
      '\u200b',
      '\u00ad',
      '\ufeff',
      '\u2060',
      '\ufe0f',
      '\u0000',
    ].flatMap((mark) => [`https://good.ir${mark}.evil.ir`, `https://evil.ir/${mark}x/good.ir`]),
  ];

  it.each(misread)('R33 makes no link of %j, which would be read as another', (text) => {
    expect(splitLinks(`ببینید ${text} و`)).toEqual([{ text: `ببینید ${text} و` }]);
  });

  it.each([
    ['https://g\u043e\u043ed.ir/a', 'https://xn--gd-fmca.ir/a'],
    ['https://\u0430\u0440\u0440\u04cf\u0435.com', 'https://xn--80ak6aa92e.com'],
    ['https://\u0628\u0627\u0646\u0643.ir', 'https://xn--mgbb6fl.ir'],
    ['https://bank.ایران.evil.ir/', 'https://bank.xn--mgba3a4f16a.evil.ir/'],
    ['https://بانک.ایران/ورود.ملت', 'https://xn--mgbb5gwr.xn--mgba3a4f16a/ورود.ملت'],
    ['https://ｇｏｏｄ.ir/', 'https://good.ir/'],
    ['https://good\u3002ir', 'https://good.ir'],
    ['https://%65vil.ir/x', 'https://evil.ir/x'],
    ['https://2130706433/x', 'https://127.0.0.1/x'],
    ['https://0x7f.1', 'https://127.0.0.1'],
    ['http://good.ir:0080/', 'http://good.ir/'],
  ])('R33 shows where %j leads', (text, real) => {
    expect(splitLinks(`${text}، بعد`)).toEqual([{ text: real, href: real }, { text: '، بعد' }]);
  });

  it.each([
    'https://good.ir:8443/a',
    'https://GOOD.ir:443/a@b?c=@d#@e',
    'http://good.ir:80',
    'https://بانک.ایران/a?b=1',
    'https://بانک-ملت.com:8080',
    'https://xn--mgbb5gwr.xn--mgba3a4f16a/',
    'https://good.ir/می\u200cخواهم',
    'https://good.ir/https://evil.ir',
    'https://[::1]:8080/',
  ])('R33 leaves %j as it was written', (text) => {
    expect(splitLinks(`${text}.\u200f`)).toEqual([{ text, href: text }, { text: '.\u200f' }]);
  });

  it('R33 keeps every letter, and makes nothing of markup', () => {
    const text = 'a <img src=x onerror=alert(1)> https://example.com/"onmouseover="x b';
    expect(
      splitLinks(text)
        .map(({ text: piece }) => piece)
        .join(''),
    ).toBe(text);
    const html = renderToString(<LinkedText text={text} />);
    expect(html).not.toMatch(/<img|<[^>]*\sonmouseover=/);
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(html).toContain('rel="nofollow ugc noopener"');
  });

  it('gives each paragraph its own direction and keeps line breaks', () => {
    const html = renderToString(<LinkedText text={'سلام\nخط دوم\n\nHello'} />);
    expect(html).toBe('<p dir="rtl">سلام<br/>خط دوم</p><p dir="auto">Hello</p>');
  });
});

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
    expect(html).toBe('<p dir="auto">سلام<br/>خط دوم</p><p dir="auto">Hello</p>');
  });
});

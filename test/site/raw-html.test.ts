import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import fc from 'fast-check';
import { type HastNode, htmlToHast, type MdastPluginDefinition, markdownToHtml } from 'satteri';
import { describe, expect, it } from 'vitest';
import { ContentFault, readLibrary } from '../../src/articles/library.node.ts';
import { markdownFeatures } from '../../src/articles/markdown.ts';
import { refuseRawHtml } from '../../src/articles/refuse-raw-html.ts';
import { answerInPlace } from '../../src/starlight/answer-in-place.ts';
import { article, category, contentFolder } from './content.ts';

const path = 'orders/cancel.md';
/** Lines that `article` writes above the text. */
const head = 6;

function faultsOf(text: string, facts: Record<string, unknown> = {}): readonly string[] {
  return faultsOfFile(article(facts, text));
}

function faultsOfFile(text: string, more: Record<string, string> = {}): readonly string[] {
  try {
    const orders = { 'orders/category.json': category('سفارش'), [path]: text };
    readLibrary(contentFolder({ ...orders, ...more }));
    return [];
  } catch (error) {
    if (error instanceof ContentFault) return error.faults;
    throw error;
  }
}

describe('raw HTML in an article', () => {
  it.each<[text: string, line: number, named: string]>([
    ['<script>alert(1)</script>', 1, '<script>'],
    ['متن\n\n<script>\nalert(1)\n</script>', 3, '<script>'],
    ['متن <SCRIPT>alert(1)</SCRIPT>', 1, '<SCRIPT>'],
    ['<script\n\nalert(1)', 1, '<script'],
    ['<style>body{display:none}</style>', 1, '<style>'],
    ['متن\n<svg onload=alert(1)>', 2, '<svg onload=alert(1)>'],
    ['متن <a href=javascript:alert(1)>x</a>', 1, '<a href=javascript:alert(1)>'],
    ['متن <a href="java&#115;cript:alert(1)">x</a>', 1, '<a href='],
    ['<img src=x onerror=alert(1)>', 1, '<img src=x onerror=alert(1)>'],
    ['متن <img\nsrc=x\nonerror=alert(1)> متن', 1, '<img'],
    ['<iframe srcdoc="<script>alert(1)</script>"></iframe>', 1, '<iframe'],
    ['<base href="https://evil.example/">', 1, '<base'],
    ['<meta http-equiv="refresh" content="0;url=https://evil.example/">', 1, '<meta'],
    ['<link rel="stylesheet" href="https://evil.example/x.css">', 1, '<link'],
    ['<form action="/api/x"><input name="code"></form>', 1, '<form'],
    ['<object data="x"></object>', 1, '<object'],
    ['<embed src="x">', 1, '<embed'],
    ['<math><mtext><a xlink:href="javascript:alert(1)">x</a></mtext></math>', 1, '<math>'],
    ['<template><b>x</b></template>', 1, '<template>'],
    ['<noscript><p title="</noscript>"></noscript>', 1, '<noscript>'],
    ['<textarea>', 1, '<textarea>'],
    ['<title>', 1, '<title>'],
    ['<plaintext>', 1, '<plaintext>'],
    ['متن <custom-element>', 1, '<custom-element>'],
    ['<div>\nمتن\n</div>', 1, '<div>'],
    ['متن <b>پررنگ</b>', 1, '<b>'],
    ['متن </div>', 1, '</div>'],
    ['متن </p >', 1, '</p >'],
    // An allowed element with what may act, or with what the list does not name.
    ['<span onclick="alert(1)">x</span>', 1, '<span onclick='],
    ['<details open ontoggle=alert(1)>\nx\n</details>', 1, '<details open ontoggle='],
    ['متن <span style="position:fixed">x</span>', 1, '<span style='],
    ['متن <kbd id="search" class="x">x</kbd>', 1, '<kbd id='],
    ['<details>\n<mark/onclick=alert(1)>x</mark>\n</details>', 2, '<mark/onclick=alert(1)>'],
    ['<details\nopen\nonclick="x">\n</details>', 1, '<details'],
    ['<details>\n<span dir="rtl"onclick="x">x</span>\n</details>', 2, '<span dir='],
    ["متن <span title='\"'>x</span>", 1, '<span title='],
    ['<details><summary>x</summary>\n<img src=x onerror=alert(1)>\n</details>', 2, '<img'],
    ['<details>\nx\n<scr\0ipt>alert(1)</scr\0ipt>\n</details>', 3, '<scr'],
    ['<details>\n<span\u00a0dir="rtl">\n</details>', 2, '<span'],
    ['<details>\n<span\fonclick=x>\n</details>', 2, '<span'],
    ['<details>\n<span\n', 2, '<span'],
    // What is no element at all.
    ['<!-- یادداشت -->', 1, '<!-- یادداشت -->'],
    ['متن <!-- یادداشت --> متن', 1, '<!-- یادداشت -->'],
    ['متن <!--> <script>alert(1)</script>', 1, '<!-->'],
    ['<!--\n\n--> <script>alert(1)</script>', 1, '<!--'],
    ['<?php echo 1 ?>', 1, '<?php echo 1 ?>'],
    ['متن <![CDATA[<b>]]>', 1, '<![CDATA['],
    ['<!DOCTYPE html>', 1, '<!DOCTYPE html>'],
    // Wherever Markdown may hold it.
    ['- یک\n- دو\n\n  <svg onload=x>', 4, '<svg'],
    ['> نقل\n>\n> <svg\n> onload=x>', 3, '<svg'],
    ['1. یک\n   > - <svg>', 2, '<svg>'],
    ['| a | b |\n|---|---|\n| x | <img src=x onerror=x> |', 3, '<img'],
    [':::note[عنوان]\n<svg onload=x>\n:::', 2, '<svg'],
    [':::note[<svg onload=x>]\nمتن\n:::', 1, '<svg'],
    [':::unknown\n> <svg onload=x>\n:::', 2, '<svg'],
    ['متن :x[<svg onload=x>] متن', 1, '<svg'],
    ['## سر <svg onload=x>', 1, '<svg'],
    ['**پررنگ <svg onload=x>**', 1, '<svg'],
    ['[<svg onload=x>](/orders/)', 1, '<svg'],
    ['متن[^1]\n\n[^1]: <svg onload=x>', 3, '<svg'],
    ['- [ ] <svg onload=x>', 1, '<svg'],
    ['~~<svg onload=x>~~', 1, '<svg'],
    ['`باز <svg onload=x>', 1, '<svg'],
    ['\\`<svg onload=x>\\`', 1, '<svg'],
    ['```\nبسته\n```\n<svg onload=x>', 4, '<svg'],
    ['---\na: b\n---\n<svg onload=x>', 4, '<svg'],
    // Tags that would reach past the article.
    ['متن </details>', 1, '</details>'],
    ['<details>\n<summary>x</summary>\nمتن', 1, '<details>'],
    ['متن <small>ریز', 1, '<small>'],
    ['<mark><small>x</mark></small>', 1, '</mark>'],
    ['متن <small>ریز</sub>', 1, '<small>'],
    ['متن[^1]\n\n[^1]: <small>ریز\n\nپایان </small>', 3, '<small>'],
    ['متن <small>ریز\n\n[^1]: پایان </small>', 1, '<small>'],
  ])('R82 refuses %j', (text, line, named) => {
    const fault = faultsOf(text).find((one) => one.includes(named));
    expect(fault).toMatch(new RegExp(`^${path}:${head + line}: `));
  });

  it.each([
    'Ctrl <kbd>C</kbd>، H<sub>2</sub>O، ۲<sup>۳</sup>، یک<br>دو<br/>سه<br />چهار<wbr>',
    '<abbr title="شبا">IBAN</abbr> و <mark>نشان</mark> و <small>ریز</small> و <KBD>A</KBD>',
    '<bdi dir="ltr">a</bdi> <bdo dir="rtl">b</bdo> <span lang="en" dir="ltr">c</span>',
    '<span\n  lang="en"\n  dir="ltr">a</span>',
    '<details>\n<summary>بیشتر</summary>\n\nمتن **پررنگ**\n\n</details>',
    '<details open>\nمتن &lt;script&gt; و ۳ < ۴\n</details>',
    '- یک\n\n  <details><summary>x</summary>دو</details>\n',
    'متن[^1] و <small>ریز[^2]</small>\n\n[^1]: <mark>x</mark>\n\n[^2]: <kbd>x</kbd>',
    '`<script>` و ``<img src=x onerror="`x`">``',
    '```html\n<script>alert(1)</script>\n<!-- x -->\n```',
    '~~~\n<svg onload=x>\n~~~',
    '    <script>alert(1)</script>\n\nمتن\n\n    <svg>',
    '> ```\n> <script>\n> ```\n\n- ```\n  <script>\n  ```',
    '\\<script> و &lt;script&gt; و &#60;script&#62; و ۳ < ۴ و a<b',
    '<https://example.com/a?b=c> و <shop@example.com> و https://example.com',
  ])('takes %j', (text) => {
    expect(faultsOf(`متن\n\n${text}\n`)).toEqual([]);
  });

  it('says what to write instead', () => {
    expect(faultsOf('متن <b>پررنگ</b>')[0]).toBe(
      `${path}:7: <b> is HTML that articles may not hold; write **text**.`,
    );
    expect(faultsOf('<video src="x">')[0]).toContain('`<video src="x">`');
    expect(faultsOf('<span style="x">x</span>')[0]).toMatch(/only dir, lang, title and open/);
    expect(faultsOf('<!-- x -->')[0]).toMatch(/comment.*take it out/);
  });

  it('reports every one of them, in the order of their lines', () => {
    const faults = faultsOf(Array.from({ length: 12 }, () => 'متن <svg>').join('\n\n'));
    expect(faults.map((fault) => /:(\d+): /.exec(fault)?.[1])).toEqual(
      Array.from({ length: 12 }, (_, at) => String(head + 1 + at * 2)),
    );
  });

  it.each(['', '\ufeff'])('counts the lines of files from Windows alike: %j', (mark) => {
    const aliases = Array.from({ length: 200 }, (_, index) => `شکل ${index}`);
    const text = article({ aliases }, '\n\nمتن\n\n<svg onload=x>').replaceAll('",', '",\n  ');
    const line = text.slice(0, text.indexOf('<svg')).split('\n').length;
    expect(faultsOfFile(mark + text.replaceAll('\n', '\r\n'))[0]).toMatch(
      new RegExp(`^${path}:${line}: <svg`),
    );
  });

  it('reads an article that opens with an indented line as Astro does, which trims it', () => {
    const text = article({}, '').replace(/\n+$/, '\n    <script>alert(1)</script>\n');
    expect(faultsOfFile(text)[0]).toMatch(/^orders\/cancel\.md:6: <script>/);
  });

  it('ends the front matter where Astro ends it', () => {
    const text = article().replace('---\n\n', '---<script>alert(1)</script>\n---\n\n');
    expect(faultsOfFile(text)).toEqual([expect.stringContaining('has no front matter')]);
  });
});

describe('links of an article', () => {
  const kind = (link: string) => `${path}: the link ${link} is of a kind that pages may not have.`;

  it.each([
    ['[x](javascript:alert)', 'javascript:alert'],
    ['[x]( JavaScript:alert )', 'JavaScript:alert'],
    ['[x](\njavascript:alert)', 'javascript:alert'],
    ['[x](<javascript:alert(1)>)', 'javascript:alert(1)'],
    ['[x](java&#115;cript:alert)', 'javascript:alert'],
    ['[x](java&Tab;script:alert.js)', 'java\tscript:alert.js'],
    ['[x](vbscript:alert.js)', 'vbscript:alert.js'],
    ['[x](view-source:alert.js)', 'view-source:alert.js'],
    ['[x](data:text/html,x)', 'data:text/html,x'],
    ['<javascript:alert(1)>', 'javascript:alert(1)'],
    ['[x][r]\n\n[r]:javascript:alert', 'javascript:alert'],
    ['[r]\n\n[r]:\n  javascript:alert', 'javascript:alert'],
    ['> [x](javascript:alert)', 'javascript:alert'],
    ['![x](javascript:alert)', 'javascript:alert'],
    ['![x](data:image/svg+xml,x)', 'data:image/svg+xml,x'],
    ['[x](http://example.com/)', 'http://example.com/'],
  ])('R82 refuses %j', (text, link) => {
    expect(faultsOf(text)).toContain(kind(link));
  });

  it.each(['![x](https://example.com/x.png)', '![x][r]\n\n[r]: https://example.com/x.png'])(
    'R28 refuses a picture of another site: %j',
    (text) => {
      expect(faultsOf(text)).toEqual([
        `${path}: the picture https://example.com/x.png lies on another site; put it into assets/.`,
      ]);
    },
  );

  it.each([
    '[x](https://example.com/) [y](mailto:a@example.com) [z](tel:+9821) [h](#here)',
    'http://192.168.1.1 و www.example.com و <http://192.168.1.1>',
    '`[x](javascript:alert)`\n\n    [x](javascript:alert)',
    '[x](/orders/ "عنوان") [y][r]\n\n[r]: /orders/',
  ])('takes %j', (text) => {
    expect(faultsOf(text)).toEqual([]);
  });
});

describe('files in assets', () => {
  it.each(['x.html', 'x.js', 'deep/x.XML', 'x.xhtml', 'x.mjs'])('R82 refuses %s', (name) => {
    expect(faultsOfFile(article(), { [`assets/${name}`]: 'x' })).toEqual([
      expect.stringMatching(`^assets/${name}: files of this kind may run code`),
    ]);
  });

  it('leaves alone what is only not published', () => {
    const more = { 'assets/notes.txt': 'x', 'assets/x.psd': 'x', 'assets/x.svg': '<svg/>' };
    expect(faultsOfFile(article(), more)).toEqual([]);
  });
});

/** The HTML of a text as the build renders it, but for what Starlight adds. */
function render(text: string, faults: string[] = []): string {
  const mdastPlugins = [refuseRawHtml(faults) as MdastPluginDefinition];
  const fileURL = new URL('file:///content/orders/cancel.md');
  const options = { mdastPlugins, fileURL, features: markdownFeatures };
  return (markdownToHtml(text, options) as { html: string }).html;
}

describe("Astro's Markdown processor", () => {
  it('is the one that the check reads with', () => {
    const ours = createRequire(import.meta.url);
    const astro = createRequire(ours.resolve('astro/package.json'));
    const processor = createRequire(
      dirname(astro.resolve('@astrojs/markdown-satteri')).concat('/index.js'),
    );
    expect(processor.resolve('satteri')).toBe(ours.resolve('satteri'));
  });

  it.each([
    'متن <svg onload=x>',
    '<script>alert(1)</script>',
    '[x](javascript:alert)',
    '<javascript:alert>',
  ])('R82 renders nothing of %j, even where the check was passed by', (text) => {
    const faults: string[] = [];
    expect(() => render(text, faults)).toThrow('/content/orders/cancel.md');
    expect(faults).toHaveLength(1);
  });

  it('renders what the check takes', () => {
    expect(render('Ctrl <kbd>C</kbd> `<script>`')).toBe(
      '<p>Ctrl <kbd>C</kbd> <code>&lt;script&gt;</code></p>\n',
    );
  });
});

/** Elements and attributes of rendered HTML that could act, as a browser would read them. */
function acting(html: string): string[] {
  const found: string[] = [];
  const walk = (node: HastNode) => {
    if (node.type === 'comment') found.push('comment');
    if (node.type === 'element') {
      if (!harmless.has(node.tagName)) found.push(node.tagName);
      for (const [name, value] of Object.entries(node.properties))
        if (/^on|^style$|^srcDoc$/i.test(name) || /^\s*(?:javascript|data):/i.test(String(value)))
          found.push(`${node.tagName} ${name}`);
    }
    if ('children' in node) node.children.forEach(walk);
  };
  walk(htmlToHast(`<div>${html}</div>`, { fragment: true }));
  return found;
}

const harmless = new Set(
  (
    'p em strong del a img code pre ul ol li input table thead tbody tr th td h1 h2 h3 h4 h5 h6 hr ' +
    'blockquote section div abbr bdi bdo br details kbd mark small span sub summary sup wbr'
  ).split(' '),
);

const pieces = [
  ...['<', '>', '</', '/>', '"', "'", '`', '``', '```', '~~~', '\n', '\n\n', '\r\n', '    ', '\t'],
  ...['<script>', '</script>', '<img src=x onerror=1>', '<svg', ' onload=x', 'javascript:', '\0'],
  ...['&lt;', '&#60;', '\\', '\f', '\u00a0', '<!--', '-->', '<![CDATA[', '<?', '<!X', '- ', '> '],
  ...[
    '<details>',
    '</details>',
    '<summary>',
    '<span',
    ' dir="',
    ' title="',
    '<br',
    '<kbd>',
    '</kbd>',
  ],
  ...[
    '| ',
    '|---|\n',
    ':::note',
    '[',
    '](',
    '](/a "',
    ')',
    ']:',
    '![',
    '[^1]',
    ':x[',
    '{',
    '}',
    '*',
  ],
  ...[
    '## ',
    '<h2',
    '<h2 ',
    '---\n',
    'https://a.b/',
    '<https://',
    'a',
    'ب',
    ' ',
    '=',
    '#',
    '_',
    '~~',
  ],
];

describe('an article that the check takes', () => {
  it('R82 renders to nothing that acts, whatever was written', () => {
    const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 16 });
    fc.assert(
      fc.property(texts, (parts) => {
        const faults: string[] = [];
        const text = parts.join('').trim();
        let html = '';
        try {
          html = render(text, faults);
        } catch (fault) {
          if (faults.length === 0) throw fault;
        }
        expect(acting(html)).toEqual([]);
        expect(acting(answerInPlace(html, 2, 'a'))).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it('R82 stays in its place on a category page, where headings are set anew', () => {
    const html = '<img src="/a.png" alt="<h2"><a href="https://onerror=alert(1)//">x</a>';
    expect(answerInPlace(html, 2, 'a')).toBe(html);
    expect(answerInPlace('<h2 id="a>b">x</h2>', 3, 'a')).toBe('<h4>x</h4>');
  });
});

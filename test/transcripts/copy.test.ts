import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestCopy, type Place, readCopy } from '#shared/transcripts/copy.ts';
import { readMarkup } from '#shared/transcripts/markup.ts';
import { namesAnother } from '#shared/transcripts/named-brand.ts';
import { transcriptPage } from '#shared/transcripts/page.tsx';
import type { Transcript } from '#shared/transcripts/transcript.ts';
import { verifyTranscript } from '#shared/transcripts/verify.ts';

const fixture = (name: string) => readFile(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
/** A copy that release 714ebf4 gave out, with all that a page can hold. */
const genuine = await fixture('transcript-714ebf4.html');
const keys = JSON.parse(await fixture('keys-714ebf4.json')) as Record<string, string>;
const data = (await readCopy(genuine))?.transcript as Transcript;
/** Tokens of a page that are read at most. */
const mostTokens = 500_000;

const replace = (from: string, to: string) => (html: string) => {
  expect(html).toContain(from);
  return html.replace(from, to);
};
/** The spelling of release 714ebf4, whose renderer was another: the same document to every browser. */
const asPreactWrites = (html: string) =>
  html
    .replaceAll(' class=""', ' class')
    .replace(/<meta [^>]*/g, '$&/')
    .replace(/(?<=^|>)[^<]*/g, (text) => text.replaceAll('&gt;', '>').replaceAll('&#39;', "'"));
const withoutNewlinesBetweenTags = (html: string) => html.replace(/>\n+(?=<|$)/g, '>');
const before = (mark: string, added: string) => replace(mark, added + mark);
const articles = /<article[\s\S]*?<\/article>/g;
const block = /<script type="application\/json" id="transcript">[\s\S]*?<\/script>/;
const withMessages = (change: (messages: string[]) => string[]) => (html: string) => {
  const messages = html.match(articles) ?? [];
  return html.replace(/<main>[\s\S]*<\/main>/, `<main>\n${change(messages).join('')}\n</main>`);
};
const extra =
  '<article class=""><strong>کارشناس</strong><p dir="auto">پول شما برگشت.</p></article>';
const otherBlock = `<script type="application/json" id="transcript">${JSON.stringify({ ...data, issuedAt: 1 }).replace(/</g, '\\u003c')}</script>`;

/** What JSON says more than once, or otherwise than we write it, though it is read as the same data. */
const twice: [name: string, from: string, to: string][] = [
  ['a text twice', '"text":"مبلغ', '"text":"پول شما سوخت.","text":"مبلغ'],
  ['a text twice in disguise', '"text":"مبلغ', '"te\\u0078t":"پول شما سوخت.","text":"مبلغ'],
  ['a text twice, apart', '"author":"agent"', '"text":"پول شما سوخت.","author":"agent"'],
  ['all messages twice', '"messages":', '"messages":[],"messages":'],
  ['a signature twice', '"signature":', '"signature":"","signature":'],
  ['a number in another form', '"createdAt":1795505400000', '"createdAt":17955054e5'],
  ['a longer number', '"createdAt":1795505400000', '"createdAt":1795505400000.00000000001'],
];

const forgeries: [name: string, forge: (html: string) => string, places: Place[]][] = [
  ['words of a message', replace('مبلغ تا ۷۲ ساعت', 'مبلغ تا ۲ ساعت'), [2]],
  ['one digit', replace('<p dir="auto">سلام، ۲٬۵', '<p dir="auto">سلام، ۳٬۵'), [1]],
  ['an author', replace('<strong>کارشناس فنی', '<strong>مشتری'), [2]],
  ['a time', replace('ساعت ۱۱ <bdi', 'ساعت ۱۲ <bdi'), [2]],
  ['a time in UTC', replace('proof">2026-11-24T07:30', 'proof">2026-11-24T09:30'), [2]],
  ['a file name', replace('<bdi>رسید بانک.png', '<bdi>رسید.png'), [1]],
  [
    'a file that is not there',
    before('<div class="proof">acb', '<div>پیوست: <bdi>a</bdi></div>'),
    [2],
  ],
  ['words in an erased message', replace('auto">پاک‌شده', 'auto">باشد'), [3]],
  ['a space that is none', replace('auto">مبلغ تا', 'auto">مبلغ\u00a0تا'), [2]],
  ['a space that joins words', replace('auto">مبلغ تا', 'auto">مبلغ\fتا'), [2]],
  ['a form feed before a message', before('<p dir="auto">مبلغ', '\f'), [2]],
  ['a form feed between messages', before('<main>', '\f'), ['outside']],
  ['a tag that ends itself', replace('<bdi>پول', '<bdi/>پول'), ['heading']],
  ['a zero-width sign', replace('auto">مبلغ', 'auto">م\u200bبلغ'), [2]],
  ['a bidi override', replace('auto">مبلغ تا ۷۲', 'auto">مبلغ تا \u202e۷۲\u202c'), [2]],
  ['a taken away bidi override', replace('\u202e000\u202c</p>', '000</p>'), [4]],
  [
    'empty lines that push words away',
    replace('سفارش ثبت نشد.\n', `سفارش ثبت نشد.${'\n'.repeat(300)}`),
    [1],
  ],
  ['a direction', replace('<p dir="auto">مبلغ', '<p dir="ltr">مبلغ'), [2]],
  ['a direction of the whole', replace('dir="rtl"', 'dir="ltr"'), ['outside']],
  ['a hidden message', replace('<article class="">', '<article class="" hidden>'), [1]],
  [
    'a message without display',
    replace('<p dir="auto">مبلغ', '<p dir="auto" style="display:none">مبلغ'),
    [2],
  ],
  ['a folded message', replace('<p dir="auto">مبلغ', '<details><p dir="auto">مبلغ'), [2]],
  ['a class', replace('<article class="">', '<article class="erased">'), [1]],
  ['swapped messages', withMessages(([a, b, ...rest]) => [b!, a!, ...rest]), [1, 2]],
  ['a message taken out', withMessages((all) => all.filter((_, at) => at !== 1)), [2]],
  ['messages cut off', withMessages((all) => all.slice(0, 3)), [4, 5]],
  ['a cut off text', replace('ساعت به کارت شما برمی‌گردد.', ''), [2]],
  ['no message at all', withMessages(() => []), [1, 2, 3, 4, 5]],
  ['a message put in', withMessages(([a, ...rest]) => [a!, extra, ...rest]), ['outside']],
  ['a message put at the end', withMessages((all) => [...all, extra]), ['outside']],
  ['a message twice', withMessages(([a, ...rest]) => [a!, a!, ...rest]), ['outside']],
  ['a title', replace('<bdi>پول کم شد', '<bdi>پول زیاد شد'), ['heading']],
  ['a title of the window', replace('<title>رونوشت', '<title>رونوشت لغوشدهٔ'), ['heading']],
  ['a code', replace('ltr">7AM4', 'ltr">8AM4'), ['heading']],
  ['a department', replace('<dd>فنی', '<dd>مالی'), ['heading']],
  ['a request type', replace('<dd>مشکل فنی سایت', '<dd>پرداخت'), ['heading']],
  ['a day of issue', replace('<dd>سه‌شنبه ۳ آذر', '<dd>سه‌شنبه ۴ آذر'), ['heading']],
  ['a fact more', before('</dl>', '<dt>مبلغ</dt><dd>۵ میلیون</dd>'), ['heading']],
  [
    'an organisation with a picture',
    replace('<dd>نارنج', '<dd>نارنج<img src="data:," alt="">'),
    ['heading'],
  ],
  ['a label', replace('<dt>واحد', '<dt>مسئول'), ['heading']],
  ['words before the messages', before('<main>', 'این گفت‌وگو لغو شد.'), ['outside']],
  ['words after the messages', before('<footer>', '<p>پیام ۲ لغو شد.</p>'), ['outside']],
  ['words between messages', withMessages((all) => [...all, 'پیام ۲ لغو شد.']), ['outside']],
  ['words in the footer', replace('امضای رقمی', 'امضای محضری'), ['outside']],
  [
    'a link of the footer',
    replace('href="https://help.narenj', 'href="https://help.norenj'),
    ['outside'],
  ],
  ['words after the end', (html) => `${html}<p>باطل شد</p>`, ['outside']],
  ['a second page', (html) => html + html, ['heading', 'outside']],
  [
    'a value that takes the slash',
    replace(
      '<bdi dir="ltr" class="proof">2026-11-24T07',
      '<bdi dir="ltr" class=proof/>2026-11-24T07',
    ),
    [2],
  ],
  ['a style', replace('article p { ', 'article p { font-size: 0; '), ['outside']],
  ['a style with signs in it', replace('article p {', 'article\u00a0p {'), ['outside']],
  ['a second style', before('</head>', '<style>p::after { content: "باطل" }</style>'), ['outside']],
  [
    'words by style',
    replace('article p {', 'article p::after { content: "باطل" } article p {'),
    ['outside'],
  ],
  [
    'an imported style',
    replace('@page {', '@import url("data:text/css,p{display:none}"); @page {'),
    ['outside'],
  ],
  ['a linked style', before('</head>', '<link rel="stylesheet" href="x.css">'), ['outside']],
  [
    'a picture over it',
    before('</body>', '<img src="x.png" style="position:fixed;inset:0" alt="">'),
    ['outside'],
  ],
  ['an attribute of the body', replace('<body>', '<body onload="alert(1)">'), ['outside']],
  ['a frame', before('<footer>', '<iframe srcdoc="x"></iframe>'), ['outside']],
  [
    'a shadow',
    replace('<main>', '<main><template shadowrootmode="open">باطل</template>'),
    ['outside'],
  ],
  ['a script', before('</body>', '<script>document.body.textContent = "x"</script>'), ['outside']],
  ['another encoding', replace('charset="utf-8"', 'charset="windows-1256"'), ['outside']],
  [
    'another encoding besides',
    before(
      '<meta charset',
      '<meta http-equiv="content-type" content="text/html; charset=windows-1256">',
    ),
    ['outside'],
  ],
  [
    'another place of loading',
    before('<title>', '<meta http-equiv="refresh" content="0;url=https://evil.example/">'),
    ['outside'],
  ],
  ['two data blocks, the other first', before('<script', otherBlock), ['outside']],
  ['two data blocks, the other last', before('</body>', otherBlock), ['outside']],
  ['the data block twice', (html) => html.replace(block, '$&$&'), ['outside']],
  ['a data block in a comment', before('<header>', `<!--${otherBlock}-->`), ['outside']],
  [
    'a data block in a template',
    before('<header>', `<template>${otherBlock}</template>`),
    ['outside'],
  ],
  ['a data block in a box', before('<header>', `<textarea>${otherBlock}</textarea>`), ['outside']],
  [
    'a data block in an attribute',
    replace('<header>', `<header data-x='${otherBlock.replaceAll("'", '')}'>`),
    ['heading'],
  ],
  ['a data block with another id', replace('id="transcript"', 'id="other"'), ['outside']],
  ['an id twice', replace('<main>', '<main id="transcript">'), ['outside']],
  [
    'a data block after the end',
    (html) => `${html.replace(block, '')}${block.exec(html)?.[0]}`,
    ['outside'],
  ],
  ...twice.map(([name, from, to]): (typeof forgeries)[number] => [
    `a data block with ${name}`,
    (html) => html.replace(block, (found) => replace(from, to)(found)),
    ['outside'],
  ]),
  ['a comment', before('<main>', '<!-- x -->'), ['outside']],
  ['a comment for words of a comment', replace('&lt;b&gt;7', '<!-- saved from url=(1)x -->7'), [1]],
  ['a declaration', before('<!doctype', '<?xml version="1.0"?>'), ['outside']],
  [
    'an attribute that reads as two',
    replace('<p dir="auto">مبلغ', '<p class="a&quot;],[&quot;dir&quot;,&quot;auto">مبلغ'),
    [2],
  ],
  ['a tag for words of a tag', replace('A&lt;b&gt;7&lt;/b&gt;', 'A<b>7</b>'), [1]],
  ['an empty heading besides', replace('<body>', '<body><header></header>'), ['heading']],
];

const genuineCopies: [name: string, save: (html: string) => string][] = [
  ['as it was given out', (html) => html],
  ['with other line endings', (html) => html.replace(/\r?\n/g, '\r\n')],
  ['with old line endings', (html) => html.replace(/\r?\n/g, '\r')],
  [
    'as Chromium saves a whole page',
    (html) =>
      html
        .replace(
          '<html',
          '<!-- saved from url=(0042)https://help.narenj.example/transcript.html -->\n<html',
        )
        .replace(
          '<head>\n<meta charset="utf-8">',
          '<head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8">\n',
        ),
  ],
  [
    'as Firefox saves a whole page',
    (html) =>
      html.replace(
        '<head>',
        '<head>\n<meta http-equiv="content-type" content="text/html; charset=UTF-8">',
      ),
  ],
  [
    'with attributes in another order and tags in capitals',
    (html) =>
      html
        .replace(
          'type="application/json" id="transcript"',
          "id='transcript' type='application/json'",
        )
        .replaceAll('<bdi dir="ltr" class="proof">', '<BDI class=proof dir=ltr>'),
  ],
  [
    'with its lines broken and set in',
    (html) =>
      html
        .replace(/<(article|header|dl|dt|strong|p|div|footer)\b([^>]*)>/g, '\n    <$1$2>\n      ')
        .replace('حسابم کم', 'حسابم\n      کم')
        .replace(/ \}/g, ';\n  }')
        .replace(/: \./g, ': 0.')
        .replace(block, (found) =>
          found.replace(
            />([\s\S]*)</,
            (_, json: string) =>
              `>\n${JSON.stringify(JSON.parse(json), null, 2).replace(/</g, '\\u003c')}\n<`,
          ),
        ),
  ],
];

describe('R94 a copy that shows something else than its data', () => {
  it.each(forgeries)('is altered by %s', async (_, forge, places) => {
    const forged = forge(genuine);
    expect(forged).not.toBe(genuine);
    const copy = await readCopy(forged);
    expect(copy?.transcript).toBeDefined();
    expect(copy?.altered).toEqual(places);
  });

  it('is altered wherever something was put in or cut out', async () => {
    const end = genuine.indexOf('<script');
    const mark = fc.constantFrom(
      'x',
      'ی',
      '۷',
      '<',
      '&',
      '"',
      '<b>',
      '</p>',
      '<p>',
      '<!---->',
      '\u202e',
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(end), mark, async (at, added) => {
        const copy = await readCopy(genuine.slice(0, at) + added + genuine.slice(at));
        expect(copy?.altered.length || copy?.brandName !== 'نارنج').toBeTruthy();
      }),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(end - 40), fc.integer({ min: 1, max: 30 }), async (at, length) => {
        const cut = genuine.slice(at, at + length);
        const copy = await readCopy(genuine.slice(0, at) + genuine.slice(at + length));
        if (/^(?:\s*|="")$/.test(cut)) return;
        expect(copy?.altered.length || copy?.brandName !== 'نارنج').toBeTruthy();
      }),
      { numRuns: 300 },
    );
  });

  it('is altered when plain data is in a file that browsers show as a page', async () => {
    expect((await readCopy(JSON.stringify(data), true))?.altered).toContain('outside');
    expect(await readCopy(JSON.stringify(data))).toEqual({
      transcript: data,
      altered: [],
      brandName: null,
    });
    expect((await readCopy(`{${genuine}`))?.altered).toEqual(['outside']);
  });

  it.each(twice)('is altered, as plain data, by %s', async (_, from, to) => {
    const copy = await readCopy(replace(from, to)(JSON.stringify(data)));
    expect(copy).toEqual({ transcript: data, altered: ['data'], brandName: null });
  });

  it('is no copy without data', async () => {
    expect(await readCopy(genuine.replace(block, ''))).toBeNull();
    expect(await readCopy('سلام')).toBeNull();
    expect(await readCopy('')).toBeNull();
  });
});

describe('R94 plain data', () => {
  const json = JSON.stringify(data);

  it.each([
    ['as it was given out', json],
    ['laid out in lines', JSON.stringify(data, null, 2)],
    ['with other line endings', JSON.stringify(data, null, '\t').replaceAll('\n', '\r\n')],
    [
      'with letters as escapes',
      json.replace(
        /[^ -~]/g,
        (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
    ],
    [
      'with its keys in another order',
      JSON.stringify(Object.fromEntries(Object.entries(data).reverse())),
    ],
  ])('is unaltered %s', async (_, text) => {
    expect(await readCopy(text)).toEqual({ transcript: data, altered: [], brandName: null });
  });
});

describe('R94 a copy of release 714ebf4', () => {
  it('is rendered anew tag by tag and letter by letter, and its data holds', async () => {
    const rendered = transcriptPage(data, 'نارنج');
    expect(readMarkup(rendered)).toEqual(readMarkup(genuine));
    expect(withoutNewlinesBetweenTags(rendered)).toBe(
      withoutNewlinesBetweenTags(asPreactWrites(genuine)),
    );
    expect(await verifyTranscript(data, keys)).toMatchObject({ signature: 'right', holds: true });
  });

  it.each(genuineCopies)('shows what its data says, %s', async (_, save) => {
    expect(await readCopy(save(genuine))).toEqual({
      transcript: data,
      altered: [],
      brandName: 'نارنج',
    });
  });

  it('reports apart the name of its organisation, which is not signed', async () => {
    const renamed = genuine.replace('<dd>نارنج', '<dd>ترنج &amp;  پسران');
    expect(await readCopy(renamed)).toMatchObject({ altered: [], brandName: 'ترنج & پسران' });
    const copy = { brandName: 'ترنج & پسران' };
    expect(namesAnother(copy, ' ترنج  &  پسران ')).toBe(false);
    expect(namesAnother(copy, 'نارنج')).toBe(true);
    expect(namesAnother({ brandName: null }, 'نارنج')).toBe(false);
    const long = genuine.replace('<dd>نارنج', `<dd>${'باطل است '.repeat(50)}`);
    expect((await readCopy(long))?.altered).toEqual(['heading']);
  });

  it('keeps what a file cannot: half of a surrogate pair', async () => {
    const odd = structuredClone(data);
    odd.ticket.title = 'نیمه \ud83d';
    const page = Buffer.from(transcriptPage(odd, 'نارنج')).toString();
    expect((await readCopy(page))?.altered).toEqual([]);
  });

  it('is distinguished from one that something follows, however long', async () => {
    for (const part of [
      '<p class="',
      "<a b='",
      '<',
      '&',
      '<a '.padEnd(30),
      '<style>',
      '<script>',
      '<b>',
      '<article>',
      '<!---->',
      otherBlock,
    ]) {
      const copy = await readCopy(genuine + part.repeat(3_000_000 / part.length));
      expect(copy?.altered.length, part).toBeGreaterThan(0);
    }
    const attributes = `${genuine}<p ${'a=b '.repeat(2_000_000)}>`;
    expect((await readCopy(attributes))?.altered).toEqual(['outside']);
  });

  it('is read no further than a copy can reach', async () => {
    expect(readMarkup('<b>'.repeat(2_000_000))).toHaveLength(mostTokens);
    expect(await readCopy(genuine + ' '.repeat(longestCopy))).toBeNull();
    expect(await readCopy(JSON.stringify(data) + ' '.repeat(longestCopy))).toBeNull();
  });

  it('is within reach, however long its thread was', async () => {
    const [first] = data.messages;
    const files = Array.from({ length: 5 }, () => ({ id: 'a', name: 'b' }));
    const message = { ...first!, text: 'x', files };
    const long = { ...data, messages: Array.from({ length: 3_000 }, () => message) };
    const page = transcriptPage(long, 'نارنج');
    const share = readMarkup(page).length / mostTokens;
    expect(share).toBeLessThan(Buffer.byteLength(page) / longestCopy);
    expect((await readCopy(page))?.altered).toEqual([]);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { markdownToHtml } from 'satteri';
import { describe, expect, it, onTestFinished } from 'vitest';
import { components } from '../../src/articles/components/components.ts';
import {
  needsComponentScripts,
  needsComponents,
} from '../../src/articles/components/needs-components.ts';
import { withPictureLinks } from '../../src/articles/components/picture-links.ts';
import { printComponents } from '../../src/articles/components/print-components.node.ts';
import { ContentFault, readLibrary, readSettings } from '../../src/articles/library.node.ts';
import { markdownFeatures } from '../../src/articles/markdown.ts';
import { article, type ContentFiles, category, contentFolder, writeContent } from './content.ts';

const files: ContentFiles = {
  'orders/category.json': category('سفارش'),
  'orders/cancel.md': article(),
  'assets/form.pdf': 'x'.repeat(2_000),
  'orders/screen.png': 'x',
  'orders/screen.dark.png': 'x',
  'orders/plain.png': 'x',
};

/** The faults of a content folder whose one article says this. */
function faultsOf(body: string): readonly string[] {
  try {
    readLibrary(contentFolder({ ...files, 'orders/cancel.md': article({}, body) }));
    return [];
  } catch (error) {
    if (error instanceof ContentFault) return error.faults;
    throw error;
  }
}

/** The HTML of an article with this text, which the check of the content has to take. */
function htmlOf(body: string): string {
  const home = mkdtempSync(join(tmpdir(), 'pasokh-components-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  writeContent(home, { ...files, 'orders/cancel.md': article({}, body) });
  readLibrary(home);
  const { html } = markdownToHtml(body, {
    features: markdownFeatures,
    mdastPlugins: [printComponents(readSettings(home), pathToFileURL(home)) as never],
    fileURL: pathToFileURL(join(home, 'orders/cancel.md')),
  });
  return html;
}

const steps = ':::steps\n1. یک\n2. دو\n:::';
const figure = ':::figure{device=phone}\n![کادر کد](screen.png)\n\nکادر کد اینجاست.\n:::';
const decisions = ':::decisions\n- اگر پول کم شده است،\n\n  پس صبر کنید.\n:::';
const tabs =
  '::::::tabs{sync=device}\n:::::tab[اندروید]\nیک\n:::::\n:::::tab[آیفون]\n:::steps\n1. دو\n:::\n:::::\n::::::';
const tryFirst =
  ':::try-first\n1. تازه کنید.\n\n   کمک نکرد؟ بعدی.\n\n[ثبت درخواست](/contact/payment/)\n:::';
const card = ':::contact-card{department=financial}\nبرای پرداخت.\n:::';
const download = ':::download\n[فرم نامه](/assets/form.pdf)\n:::';

describe('what articles show as more than text', () => {
  it('prints steps in the markup of Starlight', () => {
    expect(htmlOf(steps)).toMatch(/^<ol class="sl-steps" role="list">\s*<li>یک<\/li>/);
  });

  it('prints a picture, its dark twin and its caption, each picture as a link to itself', () => {
    const html = htmlOf(figure);
    expect(html).toContain('<figure class="figure" data-device="phone">');
    expect(html).toContain('<figcaption><p>کادر کد اینجاست.</p></figcaption>');
    const one = (name: string, scheme: string) =>
      `<a class="zoom ${scheme}" href="#"><img src="${name}" alt="کادر کد" loading="lazy" decoding="async"></a>`;
    expect(html).toContain(one('screen.png', 'on-light') + one('screen.dark.png', 'on-dark'));
    expect(withPictureLinks(html)).toContain('class="zoom on-dark" href="screen.dark.png"');
  });

  it.each(['فهرست > حریم', 'اگر a < b', 'دکمهٔ "ثبت"', '$& و $1'])(
    'makes a picture a link to itself whatever it says: %s',
    (alt) => {
      const html = withPictureLinks(htmlOf(figure.replace('کادر کد', alt)));
      expect(html).not.toContain('href="#"');
      expect(html).toContain('href="screen.dark.png"><img');
    },
  );

  it('prints one picture where it has no dark twin', () => {
    const html = htmlOf(figure.replace('screen.png', 'plain.png').replace('{device=phone}', ''));
    expect(html).toContain('<figure class="figure"><a class="zoom" href="#"><img src="plain.png"');
    expect(html.match(/<img/g)).toHaveLength(1);
  });

  it('leaves links alone that are no pictures of figures', () => {
    const html = '<a class="zoom" href="#">x</a><a href="#"><img src="a.png"></a>';
    expect(withPictureLinks(html)).toBe(html);
  });

  it('gives tabs ids that say the whole path of their article', () => {
    expect(htmlOf(tabs)).toContain('id="panel-orders--cancel-1-0"');
  });

  it('prints decisions as a list with two paragraphs each', () => {
    expect(htmlOf(decisions)).toMatch(
      /<ul class="decisions" role="list">\s*<li>\s*<p>اگر پول کم شده است،<\/p>\s*<p>پس صبر کنید.<\/p>/,
    );
  });

  it('prints tabs whose panels can all be read, with what is in them', () => {
    const html = htmlOf(tabs);
    expect(html).toContain('<starlight-tabs data-sync-key="device">');
    expect(html.match(/role="tab"/g)).toHaveLength(2);
    expect(html.match(/role="tabpanel"/g)).toHaveLength(2);
    expect(html).not.toMatch(/<div role="tabpanel"[^>]*hidden/);
    expect(html).toContain('<p class="tab-label">آیفون</p><ol class="sl-steps" role="list">');
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    const named = [...html.matchAll(/(?:href="#|aria-labelledby=")([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(4);
    expect(new Set(named)).toEqual(new Set(ids));
  });

  it('gives two sets of tabs ids of their own', () => {
    const ids = [...htmlOf(`${tabs}\n\n${tabs}`).matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(8);
  });

  it('prints what to try first, and the form at its end', () => {
    const html = htmlOf(tryFirst);
    expect(html).toMatch(/^<div class="try-first"><ol class="sl-steps" role="list">/);
    expect(html).toContain('<p class="try-first-end"><a href="/contact/payment/">');
  });

  it('prints the hours and the forms of a department, and of the organisation', () => {
    const html = htmlOf(card);
    expect(html).toContain('<section class="contact-card" aria-label="مالی">');
    expect(html).toContain('ساعت کار: شنبه تا چهارشنبه ۹ تا ۱۳');
    expect(html).toContain('<a href="/contact/refund/">پیگیری بازگشت وجه</a>');
    expect(html).not.toContain('/contact/damaged/');
    const whole = htmlOf(card.replace('{department=financial}', ''));
    expect(whole).toContain('<a href="https://narenj.example">نارنج</a>');
  });

  it('prints a file with its kind and size', () => {
    const html = htmlOf(download);
    expect(html).toContain('<a href="/assets/form.pdf" download');
    expect(html).toContain('<bdi dir="ltr">PDF</bdi> · ۲ کیلوبایت');
  });

  it('prints labels of the interface and keys inside of a line', () => {
    expect(htmlOf('دکمهٔ :ui[درخواست‌های من] را بزنید.')).toContain(
      '<b class="ui-label">درخواست‌های من</b>',
    );
    expect(htmlOf('کلید :kbd[Ctrl+K]')).toContain(
      '<span class="keys" dir="ltr"><kbd>Ctrl</kbd>+<kbd>K</kbd></span>',
    );
  });

  it('knows which articles need the styles of all this', () => {
    const samples = [
      steps,
      figure,
      decisions,
      tabs,
      tryFirst,
      card,
      download,
      'x :ui[y]',
      ':kbd[K]',
      '- یک\n\n  :::steps\n  1. دو\n  :::',
      '> :::steps\n> 1. یک\n> :::',
      'یک[^1]\n\n[^1]: دو\n\n    :::steps\n    1. سه\n    :::',
    ];
    for (const body of samples) expect(needsComponents(`متن\n\n${body}`), body).toBe(true);
    expect(needsComponents('1. یک\n\n:::note\nمتن\n:::\n\n:policy[refund-time]')).toBe(false);
  });

  it('knows which of them need a script', () => {
    for (const body of [figure, tabs]) expect(needsComponentScripts(`متن\n\n${body}`)).toBe(true);
    for (const body of [steps, decisions, tryFirst, card, download])
      expect(needsComponentScripts(body), body).toBe(false);
  });
});

describe('a component with a fault', () => {
  const at = (line: number, sentence: string) => `orders/cancel.md:${line}: ${sentence}`;

  it.each([
    [
      'a name that nobody knows',
      ':::stesp\n1. x\n:::',
      at(
        7,
        ':::stesp is nothing that articles may hold; there are: note, tip, caution, danger, steps, figure,',
      ),
    ],
    [
      'a leaf that nobody knows',
      'متن\n\n::video[x]',
      at(9, '::video is nothing that articles may hold; there are:'),
    ],
    [
      'a name in a line that nobody knows',
      'تا :polcy[refund-time]',
      at(
        7,
        ':polcy is nothing that articles may hold; there are: policy, promise, limit, hours, ui, kbd.',
      ),
    ],
    [
      'a component on the wrong number of colons',
      '::steps[x]',
      at(7, 'steps is written as :::steps on a line of its own, and ::: where it ends.'),
    ],
    [
      'a mark in a line that is written as a block',
      ':::kbd\nK\n:::',
      at(7, 'kbd is written with one colon, inside of a line: :kbd[…].'),
    ],
    [
      'an attribute that it does not take',
      ':::steps{start=2}\n1. x\n:::',
      at(7, ':::steps takes no "start"; it takes: nothing.'),
    ],
    [
      'an attribute of a value',
      'تا :policy[bank-return]{x=y}',
      at(7, ':policy takes no "x"; it takes: nothing.'),
    ],
    [
      'an attribute of a notice',
      ':::note{x=y}\nx\n:::',
      at(7, ':::note takes no "x"; it takes: icon.'),
    ],
    [
      'a value that an attribute does not have',
      figure.replace('phone', 'watch'),
      at(7, ':::figure takes no device="watch"; there are: phone, browser.'),
    ],
    [
      'a department that is not there',
      card.replace('financial', 'sales'),
      at(7, ':::contact-card takes no department="sales"; there are: financial, orders,'),
    ],
    ['steps that are no list', ':::steps\nیک\n:::', at(7, ':::steps holds one numbered list')],
    ['steps without numbers', ':::steps\n- یک\n:::', at(7, ':::steps holds one numbered list')],
    [
      'a figure without a picture',
      ':::figure\nمتن\n:::',
      at(7, ':::figure begins with one picture'),
    ],
    [
      'a figure without a caption',
      ':::figure\n![x](screen.png)\n:::',
      at(7, ':::figure needs a caption below its picture'),
    ],
    [
      'a picture that says nothing',
      'متن\n\n![](screen.png)',
      at(9, 'a picture says in its brackets what it shows'),
    ],
    [
      'a picture that is not there',
      figure.replace('screen.png', 'no.png'),
      'orders/cancel.md: the picture no.png is not there.',
    ],
    [
      'a decision without «پس»',
      decisions.replace('پس صبر', 'صبر'),
      at(7, ':::decisions needs in each item a paragraph that begins with «اگر»'),
    ],
    [
      'tabs with text between them',
      tabs.replace(':::::tab[اندروید]', 'متن\n\n:::::tab[اندروید]'),
      at(7, ':::tabs holds two or more of :::tab[label]'),
    ],
    [
      'two tabs of one label',
      tabs.replace('آیفون', 'اندروید'),
      at(7, ':::tabs has two tabs with one label.'),
    ],
    [
      'a tab without a label',
      tabs.replace('[آیفون]', ''),
      at(11, ':::tab needs its label in brackets'),
    ],
    [
      'a tab outside of tabs',
      ':::tab[وب]\nx\n:::',
      at(7, ':::tab stands right in ::::tabs and nowhere else.'),
    ],
    [
      'a set of tabs that nobody knows',
      tabs.replace('sync=device', 'sync=system'),
      at(7, ':::tabs takes no sync="system"; there are: device.'),
    ],
    [
      'an attempt without what follows',
      tryFirst.replace('\n\n   کمک نکرد؟ بعدی.', ''),
      at(7, ':::try-first needs in each attempt'),
    ],
    [
      'attempts without a form',
      tryFirst.replace('/contact/payment/', '/orders/'),
      at(7, ':::try-first ends with one paragraph that links to a request form'),
    ],
    [
      'a card without a sentence',
      ':::contact-card\n:::',
      at(7, ':::contact-card needs a sentence'),
    ],
    [
      'a download that is a page',
      download.replace('/assets/form.pdf', '/orders/'),
      at(7, ':::download holds one link to a file'),
    ],
    [
      'a download that is not there',
      download.replace('form.pdf', 'no.pdf'),
      'orders/cancel.md: the link /assets/no.pdf leads nowhere.',
    ],
    [
      'a label that no page shows',
      'دکمهٔ :ui[درخواست‌های ما]',
      at(
        7,
        ':ui[درخواست‌های ما] names a label that no page shows; write it as the page does, such as «درخواست‌های من»',
      ),
    ],
    [
      'a download with a part of an address behind its file',
      download.replace('form.pdf', 'form.pdf?x=1'),
      at(7, ':::download holds one link to a file'),
    ],
    [
      'a block without its end',
      'متن\n\n:::note\nیک\n\nدو',
      at(9, ':::note is never closed; write ::: on a line of its own where it ends.'),
    ],
    [
      'a block that only what is in it ends',
      tabs.slice(0, -'\n::::::'.length),
      at(7, '::::::tabs is never closed; write :::::: on a line'),
    ],
    [
      'a block in a list without its end',
      '- یک\n\n  :::steps\n  1. دو\n- سه',
      at(9, ':::steps is never'),
    ],
    [
      'words behind the end of a block',
      ':::note\nیک\n::: دو\n\nسه',
      at(7, ':::note is never closed'),
    ],
    [
      'a block in another of as many colons',
      ':::note\n:::steps\n1. یک\n:::\n:::',
      at(11, '::: ends nothing that is open here'),
    ],
    ['a key without a name', ':kbd[Ctrl+]', at(7, ':kbd[Ctrl+] names keys')],
  ])('is named with file, line and what exists: %s', (_, body, fault) => {
    expect(faultsOf(body)).toContainEqual(expect.stringContaining(fault));
  });

  it.each([
    '- یک\n\n  :::steps\n  1. دو\n  :::\n- سه',
    '> :::note\n> یک\n> :::\n\nدو',
    ':::note\r\nیک\r\n:::\r\n\r\nدو',
    '::::note\n:::steps\n1. یک\n:::\n::::',
    '```text\n:::\n```',
  ])('is no block that ends: %j', (body) => {
    expect(faultsOf(body)).toEqual([]);
  });

  it('is no sentence with a colon in it', () => {
    expect(faultsOf('ساعت:متن و نسبت ۲:۳ و http://a.ir:80/')).toEqual([]);
  });

  it('and none of those without a fault', () => {
    const sound = [steps, figure, decisions, tabs, tryFirst, card, download];
    expect(faultsOf(sound.join('\n\n'))).toEqual([]);
    expect(Object.keys(components)).toHaveLength(10);
  });
});

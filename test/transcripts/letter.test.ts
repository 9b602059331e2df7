import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readCopy } from '#shared/transcripts/copy.ts';
import { letterDocument, letterStyle } from '#shared/transcripts/letter-page.tsx';
import { readMarkup } from '#shared/transcripts/markup.ts';
import { namesAnother } from '#shared/transcripts/named-brand.ts';
import type { Letter } from '#shared/transcripts/transcript.ts';
import { verifyTranscript } from '#shared/transcripts/verify.ts';
import { createTestApp } from '../helpers/app.ts';
import { fileTicket, signedIn } from '../helpers/tickets.ts';

const fixture = (name: string) => readFile(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
/** A copy of format 3, as it was given out first. */
const genuine = await fixture('transcript-3.html');
const keys = JSON.parse(await fixture('keys-3.json')) as Record<string, string>;
const data = (await readCopy(genuine))?.transcript as Letter;

const font = Buffer.from('wOF2 a face');
const logo = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
const shell = '<link rel="preload" href="/_astro/persian.a1.woff2" as="font">';
const files: Record<string, Buffer<ArrayBuffer>> = {
  '/shell/index.html': Buffer.from(shell),
  '/_astro/persian.a1.woff2': font,
  '/assets/logo.svg': logo,
  '/assets/large.png': Buffer.alloc(20_000),
  '/assets/LOGO.PNG': Buffer.from('a'),
  '/assets/logo.7z': Buffer.from('a'),
};

async function print(
  brandLogo?: string,
  asset = async (path: string) => files[path] ?? null,
  typed: { text?: string } = {},
) {
  const app = await createTestApp({
    services: { asset },
    settings: ({ brand }) => {
      brand.logo = brandLogo;
    },
  });
  const browser = await signedIn(app);
  const answer = await browser.get(
    `/api/requests/${await fileTicket(browser, typed)}/transcript.html`,
  );
  const keys = (await (await browser.get('/api/transcripts/keys')).json()) as typeof data;
  return { answer, page: await answer.text(), keys };
}

describe('R94 a copy as a letter', () => {
  it('stays genuine: its data is rendered tag by tag and letter by letter as it was', async () => {
    expect(await readCopy(genuine)).toMatchObject({ altered: [], brandName: null });
    const [face] = /data:font[^)]+/.exec(genuine) ?? [];
    expect(readMarkup(letterDocument(data, letterStyle(face ?? null)))).toEqual(
      readMarkup(genuine),
    );
    expect(await verifyTranscript(data, keys)).toMatchObject({ signature: 'right', holds: true });
  });

  it('keeps numbers of its messages in their order', async () => {
    const text = 'با ۰۹۱۲ ۴۴۴ ۵۵۶۶ تماس بگیرید؛ سفارش را هنوز نگرفته‌ام.';
    const { page } = await print(undefined, undefined, { text });
    expect(page).toContain('با <bdi dir="ltr">۰۹۱۲ ۴۴۴ ۵۵۶۶</bdi> تماس');
    expect(await readCopy(page)).toMatchObject({ altered: [], brandName: null });
  });

  it('has name, address and logo in a head that is signed, and all hashes at its end', async () => {
    const { page } = await print('logo.svg');
    const copy = await readCopy(page);
    expect(copy).toMatchObject({ altered: [], brandName: null });
    const { letterhead, issuer, messages } = copy!.transcript as Letter;
    expect(letterhead.logo).toBe(`data:image/svg+xml;base64,${logo.toString('base64')}`);
    const [head = ''] = /<header>[\s\S]*<\/header>/.exec(page) ?? [];
    for (const words of [letterhead.name, issuer, letterhead.logo!]) expect(head).toContain(words);
    for (const { link } of messages)
      expect(page.indexOf(link)).toBeGreaterThan(page.indexOf('<footer>'));
    expect(namesAnother(copy!, 'دیگری')).toBe(false);
  });

  it('is drawn for its owner alone: no file is read for anybody else', async () => {
    const read: string[] = [];
    const asset = async (path: string) => {
      read.push(path);
      return files[path] ?? null;
    };
    const app = await createTestApp({ services: { asset } });
    const code = await fileTicket(await signedIn(app));
    const answer = await app.visitor().get(`/api/requests/${code}/transcript.html`);
    expect([answer.status, read]).toEqual([401, []]);
  });

  it('shows its logo and its face under the policy that it is sent with', async () => {
    const { answer, page } = await print('logo.svg');
    const policy = answer.headers.get('Content-Security-Policy');
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
    expect(policy).toContain(`style-src 'sha256-${Buffer.from(digest).toString('base64')}'`);
    expect(policy).toContain('img-src data:; font-src data:;');
    expect(style).toContain(`url(data:font/woff2;base64,${font.toString('base64')})`);
  });

  it.each([
    ['without a logo', undefined, 'null'],
    ['with one that is too large', 'large.png', 'null'],
    ['with one of no kind that a letter can hold', 'logo.7z', 'null'],
    ['with one whose name is in capitals', 'LOGO.PNG', 'data:image/png;base64,YQ=='],
    ['with one that is not there', 'gone.svg', 'null'],
  ])('is genuine %s', async (_, name, shown) => {
    const { page } = await print(name);
    const copy = await readCopy(page);
    expect(copy?.altered).toEqual([]);
    expect(String((copy!.transcript as Letter).letterhead.logo)).toBe(shown);
  });

  it('is genuine where the site is not built', async () => {
    const { page } = await print('logo.svg', async () => null);
    expect(page).not.toContain('@font-face');
    expect((await readCopy(page))?.altered).toEqual([]);
  });

  it.each([
    ['another name', '<b>نارنج', '<b>ترنج', 'heading'],
    [
      'another logo',
      'src="data:image/svg+xml;base64,P',
      'src="data:image/svg+xml;base64,Q',
      'heading',
    ],
    ['another face', 'data:font/woff2;base64,d', 'data:font/woff2;base64,e', 'outside'],
    ['a face of another kind', 'data:font/woff2', 'data:font/woff', 'outside'],
    ['a second face', '@page', '@font-face { font-family: Letter; src: url(x) } @page', 'outside'],
    ['a face from elsewhere', /data:font[^)]+/, 'https://help.narenj.example/x', 'outside'],
    [
      'a face of a file that is named by its hash',
      /data:font[^)]+/,
      data.letterhead.fontHash,
      'outside',
    ],
    ['another hash at its end', /<li>\S+ ./, (all: string) => `${all}0`, 'outside'],
  ])('is altered by %s', async (_, from, to, place) => {
    const forged = genuine.replace(from, to as string);
    expect(forged).not.toBe(genuine);
    expect((await readCopy(forged))?.altered).toEqual([place]);
  });
});

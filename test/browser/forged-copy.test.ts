import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCopy } from '#shared/transcripts/copy.ts';
import { signedText, type Transcript } from '#shared/transcripts/transcript.ts';
import { openSigningKey } from '../../worker/transcripts/signing-key.ts';
import { keepKey } from '../../worker/transcripts/store.ts';
import { desk, hasNoBarrier, phone, startWalk } from './walk.ts';

const { app, open } = startWalk({ onlyReads: true });

const fixture = (name: string) =>
  readFile(new URL(`../transcripts/fixtures/${name}`, import.meta.url), 'utf8');
/** A copy that release 714ebf4 gave out; its key is known to this help centre. */
const genuine = await fixture('transcript-714ebf4.html');
const data = (await readCopy(genuine))?.transcript as Transcript;

beforeAll(async () => {
  const keys = JSON.parse(await fixture('keys-714ebf4.json')) as Record<string, string>;
  for (const [id, publicKey] of Object.entries(keys))
    await keepKey(app().services.openDb(), { id, publicKey, firstUsedAt: 1 });
});

const verdict = (page: Page) => page.getByRole('status', { name: 'نتیجهٔ بررسی' });
const verified = (page: Page) => page.getByRole('region', { name: 'متن تأییدشده' });
const otherBlock = `<script type="application/json" id="transcript">${JSON.stringify({ ...data, issuedAt: 1 }).replace(/</g, '\\u003c')}</script>`;
const isGenuine = 'امضای ما تأیید شد';
const isAltered = 'امضا با این متن سازگار نیست';

/** What the page says of the first file it is given. */
async function judge(page: Page, content: string | Buffer, name = 'transcript.html') {
  await page.locator('input[type="file"]').setInputFiles({
    name,
    mimeType: name.endsWith('html') ? 'text/html' : 'application/json',
    buffer: Buffer.from(content),
  });
  return verdict(page).innerText();
}

/** The whole table of forgeries is in test/transcripts/copy.test.ts; here is what a screen adds. */
const forgeries: [name: string, from: string, to: string, place: string][] = [
  ['other words', 'مبلغ تا ۷۲ ساعت', 'مبلغ تا ۲ ساعت', 'پیام ۲'],
  ['a hidden text', '<p dir="auto">مبلغ', '<p dir="auto" style="display:none">مبلغ', 'پیام ۲'],
  ['another title', '<bdi>پول کم شد', '<bdi>پول زیاد شد', 'سربرگ'],
  ['a second style', '</head>', '<style>p { display: none }</style></head>', 'بیرون از پیام‌ها'],
  ['a handler', '<body>', '<body onload="alert(1)">', 'بیرون از پیام‌ها'],
  ['a second data block', '</body>', `${otherBlock}</body>`, 'بیرون از پیام‌ها'],
];

describe('R94 a copy that shows something else than its data is altered', () => {
  it.each(forgeries)('by %s', async (_, from, to, place) => {
    expect(genuine).toContain(from);
    const said = await judge(await open('/verify/'), genuine.replace(from, to));
    expect(said).toContain(isAltered);
    expect(said).not.toContain(isGenuine);
    expect(said.split(': ').at(-1)?.trim()).toBe(place);
  });

  it('and the words that count are shown, and nothing of the page is run or built in', async () => {
    const page = await open('/verify/');
    await judge(
      page,
      genuine
        .replace('مبلغ تا ۷۲ ساعت', 'مبلغ تا ۲ ساعت <img src="x:" onerror="alert(1)" alt="">')
        .replace('</body>', '<script>alert(1)</script></body>'),
    );
    expect(await verified(page).innerText()).toContain('فقط متن زیر تأیید شده است');
    expect(await verified(page).getByText('مبلغ تا ۷۲ ساعت').count()).toBe(1);
    expect(await page.getByText('مبلغ تا ۲ ساعت').count()).toBe(0);
    expect(await verified(page).locator('.verified-text mark').allTextContents()).toEqual(['۷۲']);
    expect(await page.locator('main img, main script:not([src])').count()).toBe(0);
    await hasNoBarrier(page);
  });

  it('when pasted, too', async () => {
    const page = await open('/verify/');
    await page.getByLabel('متن نسخهٔ رسمی').fill(genuine.replace('مبلغ تا ۷۲', 'مبلغ تا ۲'));
    await page.getByRole('button', { name: 'بررسی', exact: true }).click();
    await verdict(page).getByText(isAltered).waitFor();
  });

  it('when its data alone is in a file that browsers show as a page', async () => {
    const said = async (name: string) => judge(await open('/verify/'), JSON.stringify(data), name);
    expect(await said('transcript.html')).toContain(isAltered);
    expect(await said('transcript.json')).toContain(isGenuine);
  });
});

describe('the page of /verify/', () => {
  const picker = (page: Page) => page.locator('input[type="file"]');
  const box = (page: Page) => page.getByLabel('متن نسخهٔ رسمی');
  const check = (page: Page) => page.getByRole('button', { name: 'بررسی', exact: true });

  it('says which file it judged, takes the same again, and leads there', async () => {
    const page = await open('/verify/');
    expect(await judge(page, genuine, 'گفت‌وگو 1.html')).toContain('گفت‌وگو 1.html');
    expect(await picker(page).inputValue()).toBe('');
    expect(await verdict(page).evaluate((one) => one === document.activeElement)).toBe(true);
    await hasNoBarrier(page);
  });

  it('breaks what is too long for a phone', async () => {
    const page = await open('/verify/');
    const key = await openSigningKey(app().services.config);
    const long = 'x'.repeat(80);
    const ticket = { ...data.ticket, title: long, requestType: long, department: long };
    const wide: Transcript = { ...data, issuer: `https://${long}`, ticket, keyId: key.id };
    const signature = await key.sign(signedText(wide));
    await judge(page, JSON.stringify({ ...wide, signature }), `${long}.json`);
    expect(await verified(page).getByText(long).count()).toBe(4);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  });

  it('judges no text that was changed since', async () => {
    const page = await open('/verify/');
    await box(page).fill(JSON.stringify(data));
    await check(page).click();
    await verdict(page).getByText(isGenuine).waitFor();
    await box(page).fill(JSON.stringify(data).replace('۷۲', '۲'));
    expect(await verdict(page).count()).toBe(0);
    expect(await verified(page).count()).toBe(0);

    const asked = Promise.withResolvers<() => Promise<void>>();
    await page.route('**/api/transcripts/keys', (route) => asked.resolve(() => route.continue()));
    await box(page).fill(JSON.stringify(data));
    await check(page).click();
    const letThrough = await asked.promise;
    await box(page).fill(JSON.stringify(data).replace('۷۲', '۲'));
    await letThrough();
    await check(page).waitFor();
    expect(await verdict(page).count()).toBe(0);
  });

  it('says what is wrong with a file at the file, and with a text at the text', async () => {
    const page = await open('/verify/');
    const file = page.locator('[data-field="file"]').getByRole('alert');
    const text = page.locator('[data-field="transcript"] .problem');
    const choose = (content: string) =>
      picker(page).setInputFiles({
        name: 'a.html',
        mimeType: 'text/html',
        buffer: Buffer.from(content),
      });
    await choose('سلام');
    await file.getByText('نسخهٔ رسمی در آن پیدا نشد').waitFor();
    expect(await text.count()).toBe(0);
    await choose('%PDF-1.7');
    await file.getByText('کد QR روی آن را اسکن کنید').waitFor();
    await choose(genuine + ' '.repeat(10_000_000));
    await file.getByText('بزرگ‌تر از ۱۰ مگابایت').waitFor();
    await hasNoBarrier(page);
    await box(page).fill('سلام');
    await check(page).click();
    await text.getByText('نسخهٔ رسمی در آن پیدا نشد').waitFor();
    expect(await file.count()).toBe(0);
  });
});

describe('R94 a copy of release 714ebf4 stays genuine', () => {
  it.each([
    ['as it was given out', Buffer.from(genuine)],
    ['with a mark of its encoding', Buffer.from(`\ufeff${genuine}`)],
    ['in UTF-16', Buffer.from(`\ufeff${genuine}`, 'utf16le')],
    ['in UTF-16 the other way round', Buffer.from(`\ufeff${genuine}`, 'utf16le').swap16()],
  ])('%s', async (_, saved) => {
    const said = await judge(await open('/verify/'), saved);
    expect(said).toContain(isGenuine);
    expect(said).toContain('همان نسخه‌ای است که ما صادر کرده‌ایم');
  });

  it('as a browser writes down what it shows', async () => {
    const page = await open('/verify/');
    await page.goto('about:blank');
    await page.setContent(genuine);
    const saved = await page.content();
    expect(saved).not.toBe(genuine);
    expect(await judge(await open('/verify/'), saved)).toContain(isGenuine);
  });

  it('whatever its organisation was called; that name counts as not signed', async () => {
    const renamed = genuine.replace('<dd>نارنج', '<dd>ترنج');
    const said = await judge(await open('/verify/'), renamed);
    expect(said).toContain(`${isGenuine}، جز نام سازمان`);
    expect(said).not.toContain('همان نسخه‌ای است که ما صادر کرده‌ایم');
    expect(said).toContain('نام سازمان در سربرگ فایل («ترنج») امضا ندارد');
    expect(await judge(await open('/verify/'), genuine)).not.toContain('نام سازمان');
  });

  it.each([
    ['phone', phone],
    ['desk', desk],
  ])('and shows who said what and when, on a %s', async (_, size) => {
    const page = await open('/verify/', size);
    await judge(page, genuine);
    const words = verified(page);
    const facts = await words.innerText();
    for (const { authorTitle, createdAtJalali, createdAtUtc, files } of data.messages)
      for (const fact of [authorTitle, createdAtJalali, createdAtUtc, ...files.map((f) => f.name)])
        expect(facts).toContain(fact);
    const { title, code, requestType, department } = data.ticket;
    for (const fact of [title, code, requestType, department, data.issuer, data.issuedAtJalali])
      expect(facts).toContain(fact);
    expect(await words.locator('.verified-text').allTextContents()).toEqual(
      data.messages.map(({ text }) => text ?? 'پاک‌شده'),
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await hasNoBarrier(page);
  });
});

import { describe, expect, it } from 'vitest';
import { feedbackArticles } from '#shared/contract/feedback.ts';
import { problems } from '#shared/contract/problems.ts';
import { createTestApp } from '../helpers/app.ts';
import { problemOf } from '../helpers/browser.ts';

const openApp = () =>
  createTestApp({
    services: {
      asset: async (path) =>
        path === feedbackArticles
          ? new TextEncoder().encode(JSON.stringify({ 'orders/cancel': { title: 'لغو سفارش' } }))
          : null,
    },
  });

const forms = ['/contact/technical/', '/feedback/', '/confirm/'];
const multipart = 'multipart/form-data; boundary=b';
const urlencoded = 'application/x-www-form-urlencoded';
const part = (name: string, value: string) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const whole = `${part('title', 'سلام')}--b--\r\n`;

type Body = [what: string, type: string | null, body: string];

const unreadable: Body[] = [
  ['without a boundary', 'multipart/form-data', whole],
  ['with an empty boundary', 'multipart/form-data; boundary=', whole],
  ['with another boundary', 'multipart/form-data; boundary=other', whole],
  ['that breaks off in a value', multipart, whole.slice(0, -12)],
  ['that breaks off in a head', multipart, whole.slice(0, 30)],
  ['that breaks off before its end', multipart, part('title', 'سلام')],
  ['whose part has no name', multipart, '--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--\r\n'],
  ['of nothing', multipart, ''],
  ['of anything but parts', multipart, 'x'.repeat(1_000)],
  ['in capitals', 'MULTIPART/FORM-DATA', whole],
];

const foreign: Body[] = [
  ['a text', 'text/plain', 'title=a'],
  ['JSON', 'application/json', '{"title":"a"}'],
  ['half of JSON', 'application/json', '{"title":'],
  ['other parts', 'multipart/mixed; boundary=b', whole],
  ['bytes', 'application/octet-stream', '\u0000\u0001'],
  ['no type at all', ';;;', 'title=a'],
];

const odd: Body[] = [
  ['percents', urlencoded, '%'],
  ['half an escape', urlencoded, 'title=%f&text=%e2%8'],
  ['escapes of no letter', urlencoded, 'title=%ff%fe&%c0=%80'],
  ['signs alone', urlencoded, '&&==&;&%00=%00'],
  ['another charset', `${urlencoded}; charset=utf-16`, 'title=a'],
  ['names of objects', urlencoded, '__proto__=a&constructor=b&toString=c&article[]=d'],
  ['a file where a text belongs', multipart, whole.replace('"title"', '"title"; filename="a"')],
  ['an empty form', urlencoded, ''],
  ['no form', null, ''],
];

const post = async (path: string, [, type, body]: Body, accept: string) => {
  const app = await openApp();
  const headers = { ...(type !== null && { 'Content-Type': type }), Accept: accept };
  const answer = await app.visitor().send(path, {
    method: 'POST',
    headers,
    body: type === null ? null : new TextEncoder().encode(body),
  });
  return { app, answer };
};

const errorsIn = ({ logLines }: { logLines: string[] }) =>
  logLines.filter((line) => line.includes('"level":"error"'));

describe.each(forms)('R95 %s', (path) => {
  it.each(unreadable)('answers 400 to a form %s', async (...body) => {
    const asJson = await post(path, body, 'application/json');
    expect(asJson.answer.status).toBe(400);
    expect(await problemOf(asJson.answer)).toBe('unreadable_body');
    const asPage = await post(path, body, 'text/html');
    expect(asPage.answer.status).toBe(400);
    expect(asPage.answer.headers.get('Content-Type')).toContain('text/html');
    expect(await asPage.answer.text()).toContain(problems.unreadable_body.message);
    expect([...errorsIn(asJson.app), ...errorsIn(asPage.app)]).toEqual([]);
  });

  it.each(foreign)('answers 415 to %s', async (...body) => {
    const { app, answer } = await post(path, body, 'application/json');
    expect(answer.status).toBe(415);
    expect(await problemOf(answer)).toBe('unsupported_media');
    const asPage = await post(path, body, 'text/html');
    expect(await asPage.answer.text()).toContain(problems.unsupported_media.message);
    expect([...errorsIn(app), ...errorsIn(asPage.app)]).toEqual([]);
  });

  it.each(odd)('reads %s as it can, and fails at nothing', async (...body) => {
    const { app, answer } = await post(path, body, 'text/html');
    expect(answer.status).toBeLessThan(500);
    expect(await answer.text()).toMatch(/[\u0600-\u06ff]{3}/);
    expect(errorsIn(app)).toEqual([]);
  });

  it('R91 refuses more fields than any form has', async () => {
    const fields = Array.from({ length: 300 }, (_, at) => `a${at}=`).join('&');
    const { answer } = await post(path, ['many fields', urlencoded, fields], 'application/json');
    expect(await problemOf(answer)).toBe('bad_input');
  });
});

describe('R95 a body that breaks off on its way', () => {
  it.each([
    ...[...forms, '/api/contact'].flatMap(
      (path) =>
        [
          [path, urlencoded, {}],
          [path, multipart, { 'Content-Length': '100' }],
        ] as const,
    ),
    ['/api/contact', 'application/json', {}],
    ['/api/contact', 'application/json', { 'Content-Length': '100' }],
    ['/api/attachments', 'image/png', {}],
    ['/api/attachments', 'image/png', { 'Content-Length': '100' }],
  ] as const)('is no fault of ours at %s as %s with %o', async (path, type, length) => {
    const app = await openApp();
    const headers = { 'Content-Type': type, 'Form-Token': 'a'.repeat(22), ...length };
    const cut = new ReadableStream<Uint8Array>({
      start: (body) => body.enqueue(new TextEncoder().encode('a=')),
      pull: (body) => body.error(new Error('The other side is gone.')),
    });
    const init = { method: 'POST', headers, body: cut, duplex: 'half' };
    const answer = await app.visitor().send(path, init as RequestInit);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(errorsIn(app)).toEqual([]);
  });
});

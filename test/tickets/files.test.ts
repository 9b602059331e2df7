import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Thread } from '#shared/contract/tickets.ts';
import { pictures } from '../attachments/pictures.ts';
import { createTestApp } from '../helpers/app.ts';
import { type Browser, problemOf } from '../helpers/browser.ts';
import { fileTicket, goodRequest, signedIn } from '../helpers/tickets.ts';

const key = 'a-form-token-of-128-bits';

async function upload(browser: Browser, token = key) {
  const answer = await browser.send('/api/attachments', {
    method: 'POST',
    headers: { 'Form-Token': token, 'File-Name': 'shot.png' },
    body: pictures.png.slice(),
  });
  return ((await answer.json()) as { id: string }).id;
}

describe('files of a request', () => {
  it('go with the request that was sent under their token, and only its owner gets them', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const id = await upload(browser);
    const filed = await browser.post(
      '/api/contact',
      { ...goodRequest, attachments: [id] },
      { 'Idempotency-Key': key },
    );
    const { code } = (await filed.json()) as { code: string };
    const thread = (await (await browser.get(`/api/requests/${code}`)).json()) as Thread;
    expect(thread.messages[0]?.attachments).toMatchObject([
      { id, name: 'shot.png', removed: false },
    ]);

    const path = `/api/requests/${code}/files/${id}`;
    expect((await browser.get(path)).headers.get('Content-Disposition')).toContain('attachment');
    expect(await problemOf((await signedIn(app, '09351112233')).get(path))).toBe('not_found');
    expect(await problemOf(app.visitor().get(path))).toBe('sign_in_needed');
  });

  it('R44 a file that is not whole leaves no ticket and no reply behind', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const broken = 'AAAAAAAAAAAAAAAAAAAAAA';
    const send = () =>
      browser.post(
        '/api/contact',
        { ...goodRequest, attachments: [broken] },
        { 'Idempotency-Key': key },
      );
    expect(await problemOf(send())).toBe('bad_input');
    expect(await app.db.all(sql`SELECT id FROM tickets`)).toEqual([]);

    const code = await fileTicket(browser);
    const reply = { text: 'عکس خطا پیوست است.', attachments: [broken] };
    expect(await problemOf(browser.post(`/api/requests/${code}/messages`, reply))).toBe(
      'bad_input',
    );
    expect(await app.db.all(sql`SELECT id FROM messages`)).toHaveLength(1);
  });

  it('cannot be taken under another token', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const id = await upload(browser, 'another-form-token-128bit');
    const send = browser.post(
      '/api/contact',
      { ...goodRequest, attachments: [id] },
      { 'Idempotency-Key': key },
    );
    expect(await problemOf(send)).toBe('bad_input');
  });
});

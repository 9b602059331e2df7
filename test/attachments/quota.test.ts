import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { fileLimits } from '#shared/fields/size-limits.ts';
import { runScheduled } from '../../worker/app.ts';
import { days } from '../../worker/foundation/ports/clock.ts';
import { createTestApp } from '../helpers/app.ts';
import { type Browser, problemOf } from '../helpers/browser.ts';
import { goodRequest, signedIn } from '../helpers/tickets.ts';
import { pictures } from './pictures.ts';

const form = 'a-form-token-of-128-bits';

const upload = (browser: Browser, token = form) =>
  browser.send('/api/attachments', {
    method: 'POST',
    headers: { 'Form-Token': token, 'File-Name': 'shot.png' },
    body: pictures.png.slice(),
  });

async function uploaded(browser: Browser, token = form) {
  const answer = await upload(browser, token);
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

const remove = (browser: Browser, id: string) =>
  browser.send(`/api/attachments/${id}`, { method: 'DELETE', headers: { 'Form-Token': form } });

const send = (browser: Browser, attachments: string[]) =>
  browser.post('/api/contact', { ...goodRequest, attachments }, { 'Idempotency-Key': form });

describe('the quota of a form and of a customer', () => {
  it('R41 is given back by a file that was removed from the form', async () => {
    const { visitor } = await createTestApp();
    const browser = visitor();
    const ids = [];
    for (let count = 0; count < fileLimits.files; count++) ids.push(await uploaded(browser));
    expect(await problemOf(upload(browser))).toBe('too_many_files');
    expect((await remove(browser, ids[0] ?? '')).status).toBe(204);
    expect((await upload(browser)).status).toBe(201);
  });

  it('R41 ends with the bytes of all files of the form', async () => {
    const { visitor, db } = await createTestApp();
    const browser = visitor();
    const id = await uploaded(browser);
    await db.run(sql`UPDATE attachments SET byte_count = ${fileLimits.bytesInAll}`);
    expect(await problemOf(upload(browser))).toBe('too_many_files');
    expect((await remove(browser, id)).status).toBe(204);
    expect((await upload(browser)).status).toBe(201);
  });

  it('R41 of a customer is given back too', async () => {
    const app = await createTestApp({
      settings: ({ limits }) => Object.assign(limits, { attachmentMegabytesPerCustomer: 1 }),
    });
    const browser = await signedIn(app);
    const id = await uploaded(browser);
    await app.db.run(sql`UPDATE attachments SET byte_count = 1024 * 1024`);
    const elsewhere = () => upload(browser, 'another-form-token-128bit');
    expect(await problemOf(elsewhere())).toBe('file_quota_reached');
    expect((await remove(browser, id)).status).toBe(204);
    expect((await elsewhere()).status).toBe(201);
  });
});

describe('a file of a form', () => {
  it('may be left out of the request, and stays with the form', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const [sent, left] = [await uploaded(browser), await uploaded(browser)];
    expect((await send(browser, [sent])).status).toBe(201);
    const free = await app.db.all(sql`SELECT id FROM attachments WHERE taken_by IS NULL`);
    expect(free).toEqual([{ id: left }]);
  });

  it('R44 cannot be sent once it was removed', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const id = await uploaded(browser);
    expect((await remove(browser, id)).status).toBe(204);
    expect(await problemOf(send(browser, [id]))).toBe('bad_input');
  });

  it('cannot be removed once it was sent', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const id = await uploaded(browser);
    expect((await send(browser, [id])).status).toBe(201);
    expect(await problemOf(remove(browser, id))).toBe('not_found');
    expect(await app.services.files.get(id)).not.toBeNull();
  });

  it('R44 keeps its row where a message takes it while it is swept', async () => {
    const app = await createTestApp();
    const id = await uploaded(app.visitor());
    app.clock.turn(days(1));
    const { files } = app.services;
    app.services.files = {
      ...files,
      async remove(...ids) {
        await app.db.run(sql`UPDATE attachments SET taken_by = 'm'`);
        await files.remove(...ids);
      },
    };
    await runScheduled(app.services);
    expect(await app.db.all(sql`SELECT id FROM attachments`)).toEqual([{ id }]);
  });
});

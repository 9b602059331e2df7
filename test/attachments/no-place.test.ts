import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { ContactNow } from '#shared/contract/contact.ts';
import type { Thread } from '#shared/contract/tickets.ts';
import { runScheduled } from '../../worker/app.ts';
import { days, minutes } from '../../worker/foundation/ports/clock.ts';
import { noFiles } from '../../worker/foundation/ports/file-store.ts';
import { createTestApp } from '../helpers/app.ts';
import { type Browser, problemIn, problemOf } from '../helpers/browser.ts';
import { openDesk } from '../helpers/desk.ts';
import { fileTicket, goodRequest, signedIn } from '../helpers/tickets.ts';
import { pictures } from './pictures.ts';

const formToken = 'a-form-token-of-128-bits';
const upload = (browser: Browser, path = '/api/attachments', token = formToken) =>
  browser.send(path, {
    method: 'POST',
    headers: { 'Form-Token': token, 'File-Name': 'a.png' },
    body: pictures.png.slice(),
  });
const readNow = async (browser: Browser) =>
  (await (await browser.get('/api/contact/technical')).json()) as ContactNow;
const readThread = async (browser: Browser, code: string) =>
  (await (await browser.get(`/api/requests/${code}`)).json()) as Thread;

describe('without a file store', () => {
  it('forms do not offer to take any, and uploads are refused in a sentence', async () => {
    const { app, customer, code, agent } = await openDesk();
    expect((await readNow(customer)).takesFiles).toBe(true);
    expect((await readThread(customer, code)).can.attach).toBe(true);
    expect((await agent.read(code)).can.attach).toBe(true);

    app.services.files = noFiles;
    expect((await readNow(customer)).takesFiles).toBe(false);
    expect((await readThread(customer, code)).can.attach).toBe(false);
    expect((await agent.read(code)).can.attach).toBe(false);
    for (const refused of [
      await upload(customer),
      await upload(app.visitor()),
      await upload(agent.browser, '/api/desk/attachments'),
    ]) {
      expect(refused.status).toBe(422);
      expect(await problemOf(refused)).toBe('files_not_offered');
    }
    expect(await app.db.all(sql`SELECT id FROM attachments`)).toEqual([]);
  });

  it('the form without scripts says so', async () => {
    const app = await createTestApp();
    const page = async () =>
      await (await app.visitor().postForm('/contact/technical/', { title: 'x' })).text();
    expect(await page()).not.toContain('امکان پیوست فایل نیست');
    app.services.files = noFiles;
    expect(await page()).toContain('امکان پیوست فایل نیست');
  });

  it('a request whose type asks for files is filed all the same', async () => {
    const app = await createTestApp({
      settings({ requestTypes }) {
        requestTypes
          .find(({ id }) => id === 'technical')
          ?.fields.push({ id: 'slip', label: 'تصویر فیش', type: 'files', required: true });
      },
    });
    const customer = await signedIn(app);
    const file = () => customer.post('/api/contact', goodRequest);
    const page = async () => {
      const form = await (await customer.postForm('/contact/technical/', goodRequest)).text();
      const formToken = /name="formToken" value="([^"]+)"/.exec(form)?.[1] ?? '';
      const wrong = { ...goodRequest, title: '', formToken };
      app.clock.turn(minutes(1));
      return await (await customer.postForm('/contact/technical/', wrong)).text();
    };
    expect((await problemIn(file())).fields).toHaveProperty(['facts.slip']);
    expect(await page()).toContain('حداقل یک فایل');

    app.services.files = noFiles;
    expect(await page()).not.toContain('حداقل یک فایل');
    expect((await file()).status).toBe(201);
  });

  it('requests are filed, answered and erased all the same', async () => {
    const { app, code, agent } = await openDesk();
    app.services.files = noFiles;
    const customer = await signedIn(app, '09121234500');
    expect(await fileTicket(customer)).toBeTruthy();
    expect((await agent.act(code, 'reply', { text: 'رسید' })).status).toBe(201);
    expect((await customer.post('/api/account/erase')).status).toBe(204);
  });

  it('R44 files of earlier times are out of reach, not gone: nothing of them is swept or erased', async () => {
    const { app, customer, agent, code } = await openDesk();
    const token = 'another-form-token-128bit';
    const { id } = (await (await upload(customer, '/api/attachments', token)).json()) as {
      id: string;
    };
    const sent = await customer.post(
      `/api/requests/${code}/messages`,
      { text: 'با عکس', attachments: [id] },
      { 'Idempotency-Key': token },
    );
    expect(sent.status).toBe(201);
    await upload(customer);
    const rows = () => app.db.all(sql`SELECT id, removed_at FROM attachments ORDER BY id`);
    const before = await rows();
    const store = app.services.files;

    app.services.files = noFiles;
    for (const answer of [
      await customer.get(`/api/requests/${code}/files/${id}`),
      await agent.browser.get(`/api/desk/attachments/${id}`),
    ]) {
      expect(answer.status).toBe(503);
      expect(answer.headers.get('Retry-After')).toBeTruthy();
      expect(await problemOf(answer)).toBe('files_unavailable');
    }
    const taken = customer.send(`/api/attachments/${id}`, {
      method: 'DELETE',
      headers: { 'Form-Token': token },
    });
    expect(await problemOf(taken)).toBe('files_not_offered');
    expect(await problemOf(customer.post('/api/account/erase'))).toBe('files_unavailable');
    app.clock.turn(days(2));
    await runScheduled(app.services);
    expect(await rows()).toEqual(before);

    app.services.files = store;
    await runScheduled(app.services);
    expect(await rows()).toHaveLength(1);
  });
});

import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { runScheduled } from '../../worker/app.ts';
import { formKeyOf, showName } from '../../worker/attachments/rules.ts';
import { serveAttachment } from '../../worker/attachments/serve.ts';
import { attachmentsFree, takeAttachments } from '../../worker/attachments/store.ts';
import { commit } from '../../worker/foundation/database/commit.ts';
import { guard } from '../../worker/foundation/database/guard.ts';
import { days, hours } from '../../worker/foundation/ports/clock.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { type Browser, problemOf } from '../helpers/browser.ts';
import { signIn } from '../helpers/people.ts';
import { pictures } from './pictures.ts';

const formToken = 'a-form-token-of-128-bits';

const upload = (
  browser: Browser,
  name = 'عکس.png',
  bytes: Uint8Array = pictures.png,
  token = formToken,
) =>
  browser.send('/api/attachments', {
    method: 'POST',
    headers: {
      'Form-Token': token,
      'File-Name': encodeURIComponent(name),
      'Content-Type': 'image/gif',
    },
    body: bytes.slice(),
  });

const idOf = async (response: Response) => ((await response.json()) as { id: string }).id;
const rowsOf = ({ db }: TestApp) =>
  db.all<{ id: string; takenBy: string | null }>(
    sql`SELECT id, taken_by AS takenBy FROM attachments`,
  );

describe('an upload', () => {
  it('R40 is recognised by its content, whatever type the client claims', async () => {
    const { visitor } = await createTestApp();
    const response = await upload(visitor());
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ name: 'عکس.png', type: 'image/png' });
    expect(await problemOf(upload(visitor(), 'عکس.svg'))).toBe('file_type_refused');
  });

  it('R41 a form takes five files and fifteen megabytes, also when they come at once', async () => {
    const { visitor } = await createTestApp();
    const browser = visitor();
    const answers = await Promise.all(Array.from({ length: 8 }, () => upload(browser)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
    expect(await problemOf(upload(browser))).toBe('too_many_files');
    expect((await upload(browser, 'a.png', pictures.png, 'another-form-token-128bit')).status).toBe(
      201,
    );
  });

  it('R41 a customer keeps no more than its quota, over all its forms', async () => {
    const app = await createTestApp({
      settings: ({ limits }) => Object.assign(limits, { attachmentMegabytesPerCustomer: 1 }),
    });
    const browser = await signIn(app, '+989121234567');
    expect((await upload(browser)).status).toBe(201);
    await app.db.run(sql`UPDATE attachments SET byte_count = 1024 * 1024 - byte_count`);
    expect((await upload(browser, 'b.png', pictures.png, 'another-form-token-128bit')).status).toBe(
      201,
    );
    const third = upload(browser, 'c.png', pictures.png, 'one-more-form-token-128bit');
    expect(await problemOf(third)).toBe('file_quota_reached');
    const other = await signIn(app, '+989121234568');
    expect((await upload(other)).status).toBe(201);
  });

  it('R22 is counted by the hour for a customer, one that is refused not at all', async () => {
    const app = await createTestApp({
      settings: ({ limits }) => Object.assign(limits, { uploadsPerAddressPerHour: 7 }),
    });
    const browser = await signIn(app, '+989121234567');
    for (let time = 0; time < 5; time++) await upload(browser);
    for (let time = 0; time < 5; time++)
      expect(await problemOf(upload(browser))).toBe('too_many_files');
    const elsewhere = () => upload(browser, 'a.png', pictures.png, 'another-form-token-128bit');
    expect([(await elsewhere()).status, (await elsewhere()).status]).toEqual([201, 201]);
    const refused = await elsewhere();
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '3600']);
    expect(await rowsOf(app)).toHaveLength(7);
  });

  it('R29 a body over the cap is refused before it is looked at, with no length given', async () => {
    const app = await createTestApp();
    const chunk = new Uint8Array(1024 * 1024);
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        if (sent++ < 12) controller.enqueue(chunk);
        else controller.close();
      },
    });
    const response = await app.visitor().send('/api/attachments', {
      method: 'POST',
      headers: { 'Form-Token': formToken, 'File-Name': 'a.png' },
      body,
      duplex: 'half',
    } as RequestInit);
    expect(await problemOf(response)).toBe('body_too_large');
    expect(await rowsOf(app)).toEqual([]);
  });

  it('can be taken back by its own form alone', async () => {
    const { visitor, services } = await createTestApp();
    const browser = visitor();
    const id = await idOf(await upload(browser));
    const remove = (token: string) =>
      browser.send(`/api/attachments/${id}`, {
        method: 'DELETE',
        headers: { 'Form-Token': token },
      });
    expect(await problemOf(remove('another-form-token-128bit'))).toBe('not_found');
    expect((await remove(formToken)).status).toBe(204);
    expect(await services.files.get(id)).toBeNull();
  });

  it('needs a form token nobody can guess', async () => {
    const { visitor } = await createTestApp();
    expect(await problemOf(upload(visitor(), 'a.png', pictures.png, 'short'))).toBe('bad_input');
  });
});

describe('a file', () => {
  it('goes to one message, once, and only from its own form', async () => {
    const app = await createTestApp();
    const id = await idOf(await upload(app.visitor()));
    const take = async (token: string, messageId: string) => {
      const formKey = await formKeyOf(token);
      return commit(app.db, [
        guard(app.db, attachmentsFree(formKey, [id]), 'bad_input'),
        takeAttachments(app.db, { ids: [id], messageId, sensitive: false }),
      ]);
    };
    await expect(take('another-form-token-128bit', 'm1')).rejects.toMatchObject({
      code: 'bad_input',
    });
    await take(formToken, 'm2');
    await expect(take(formToken, 'm3')).rejects.toMatchObject({ code: 'bad_input' });
    expect(await rowsOf(app)).toEqual([{ id, takenBy: 'm2' }]);
  });

  it('R44 is swept after a day if no form took it', async () => {
    const app = await createTestApp();
    const id = await idOf(await upload(app.visitor()));
    app.clock.turn(hours(23));
    await runScheduled(app.services);
    expect(await rowsOf(app)).toHaveLength(1);
    app.clock.turn(hours(1));
    await runScheduled(app.services);
    expect(await rowsOf(app)).toEqual([]);
    expect(await app.services.files.get(id)).toBeNull();
  });

  it('R44 whose bytes never arrived cannot be taken', async () => {
    const app = await createTestApp({
      services: {
        files: {
          takesFiles: true,
          put: () => Promise.reject(new Error('disk full')),
          get: async () => null,
          remove: async () => {},
        },
      },
    });
    expect(await problemOf(upload(app.visitor()))).toBe('unexpected');
    const [row] = await rowsOf(app);
    const formKey = await formKeyOf(formToken);
    const [state] = await app.db.all<{ free: number }>(
      sql`SELECT ${attachmentsFree(formKey, [row?.id ?? ''])} AS free`,
    );
    expect(state?.free).toBe(0);
  });

  it('loses its bytes when its time is over, sooner when it is sensitive', async () => {
    const app = await createTestApp();
    const browser = app.visitor();
    const [ordinary, sensitive] = [
      await idOf(await upload(browser)),
      await idOf(await upload(browser)),
    ];
    await commit(app.db, [
      takeAttachments(app.db, { ids: [ordinary], messageId: 'm1', sensitive: false }),
      takeAttachments(app.db, { ids: [sensitive], messageId: 'm1', sensitive: true }),
    ]);
    app.clock.turn(days(31));
    await runScheduled(app.services);
    expect(await app.services.files.get(sensitive)).toBeNull();
    expect(await app.services.files.get(ordinary)).not.toBeNull();
    expect(await rowsOf(app)).toHaveLength(2);
  });
});

describe('a download', () => {
  const open = async (name: string) => {
    const { services } = await createTestApp();
    await services.files.put('some-file-id-0001', pictures.png);
    return serveAttachment(services, {
      id: 'some-file-id-0001',
      name,
      type: 'image/png',
      removedAt: null,
    });
  };

  it('R43 is neither run nor cached by a browser', async () => {
    const { headers } = await open('عکس.png');
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
      'content-disposition':
        'attachment; filename="___.png"; filename*=UTF-8\'\'%D8%B9%DA%A9%D8%B3.png',
    });
  });

  it.each([
    ['../../etc/passwd.png', 'passwd.png'],
    ['C:\\secret\\photo.png', 'photo.png'],
    ['"; filename="evil.html.png', '; filename=evil.html.png'],
    ['a\r\nSet-Cookie: x=1.png', 'a Set-Cookie: x=1.png'],
    ['photo\u202Egnp.exe.png', 'photognp.exe.png'],
    ['.htaccess.png', 'htaccess.png'],
    ['کارت 6037991234567893.jpg', 'کارت xxxx-xxxx-xxxx-7893.jpg'],
    ['', 'file'],
  ])('R43 the name %j reads %j', (name, shown) => {
    expect(showName(name).replaceAll('"', '')).toBe(shown);
  });

  it('R43 a name cannot end its header', async () => {
    const { headers } = await open(showName('"; x="\r\nSet-Cookie: a=b.png'));
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('content-disposition')).not.toMatch(/filename="[^"]*"[^;]/);
  });
});

import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { ListedTicket } from '#shared/contract/tickets.ts';
import { createTestApp } from '../helpers/app.ts';
import { problemIn, problemOf } from '../helpers/browser.ts';
import { secondMobile, sharedTicket, threadOf } from '../helpers/participants.ts';
import { fileTicket, goodRequest, signedIn } from '../helpers/tickets.ts';

describe('a second person in a request', () => {
  it('is added by any spelling of a mobile, and notified once with the link alone', async () => {
    const app = await createTestApp();
    const owner = await signedIn(app);
    const code = await fileTicket(owner);
    app.texts.length = 0;
    const path = `/api/requests/${code}/participants`;
    for (const mobile of [secondMobile.typed, '9127654321', '+98 912 765 4321', '00989127654321'])
      expect((await owner.post(path, { mobile, name: 'علی' })).status).toBe(204);
    await app.settle();
    expect(app.texts.map(({ to }) => to)).toEqual([secondMobile.stored]);
    expect(app.lastSms().text).toContain(`/requests/${code}/`);
    expect(app.lastSms().text).not.toContain('پرداخت');
    const { participants, history, version } = await threadOf(owner, code);
    expect(participants).toEqual({
      people: [{ id: expect.any(String), name: 'علی' }],
      canAdd: true,
    });
    expect(history.at(-1)).toMatchObject({
      kind: 'participant',
      from: null,
      to: 'علی',
      by: 'customer',
    });
    expect(history.filter(({ kind }) => kind === 'participant')).toHaveLength(1);
    expect(version).toBe(2);
  });

  it('reads the request in the own list, marked, writes, and reads who wrote what', async () => {
    const app = await createTestApp();
    const { owner, second, code } = await sharedTicket(app);
    const own = await fileTicket(second);
    const list = (await (await second.get('/api/requests')).json()) as ListedTicket[];
    expect(list.map(({ code: one, ofOther }) => [one, ofOther])).toEqual([
      [own, undefined],
      [code, true],
    ]);
    const sent = await second.post(`/api/requests/${code}/messages`, {
      text: 'من هم همین را دیدم.',
    });
    expect(await sent.json()).toMatchObject({ ledTo: 'this' });
    const asSecond = await threadOf(second, code);
    expect(asSecond).toMatchObject({
      ofOther: true,
      can: { reply: true, solve: false, rate: false },
    });
    expect(asSecond).not.toHaveProperty('participants');
    expect(asSecond.messages.map(({ by, text }) => [by, text])).toEqual([
      ['صاحب درخواست', goodRequest.text],
      [undefined, 'من هم همین را دیدم.'],
    ]);
    expect((await threadOf(owner, code)).messages.map(({ by }) => by)).toEqual([
      undefined,
      '۰۹۱۲ ••• ۴۳۲۱',
    ]);
    const [row] = await app.db.all<{ count: number }>(
      sql`SELECT count FROM rate_limits WHERE key LIKE 'replies:%'`,
    );
    expect(row).toEqual({ count: 1 });
  });

  it('may do nothing that is the owner’s, and is answered in a sentence', async () => {
    const app = await createTestApp();
    const { owner, second, code } = await sharedTicket(app);
    const path = `/api/requests/${code}`;
    const [first] = (await threadOf(owner, code)).messages;
    const { participants } = await threadOf(owner, code);
    for (const [method, rest, body] of [
      ['post', '/solved'],
      ['post', '/seen'],
      ['post', '/rating', { rating: 5 }],
      ['put', '/reply-channel', { replyChannel: 'thread' }],
      ['post', '/new', { messageId: first?.id, title: 'جدا' }],
      ['post', '/participants', { mobile: '09121110000' }],
      ['remove', `/participants/${participants?.people[0]?.id}`],
      ['get', '/transcript.json'],
      ['get', '/transcript.html'],
      ['get', '/shares'],
      ['post', '/shares', {}],
      ['remove', '/shares/1'],
    ] as const) {
      const answer = await second[method](`${path}${rest}`, body as never);
      expect(answer.status, rest).toBe(403);
      expect(await problemOf(answer), rest).toBe('owner_only');
    }
    const { messages, history } = await threadOf(owner, code);
    expect(messages).toHaveLength(1);
    expect(history.map(({ kind }) => kind)).toEqual(['state', 'participant']);
  });

  it('R32 is nobody to whom the request answers as if there were none', async () => {
    const app = await createTestApp();
    const { owner, second, code } = await sharedTicket(app);
    const other = await signedIn(app, '09121110000');
    const path = `/api/requests/${code}`;
    const reads = async (browser: typeof other) => (await browser.get(path)).status;
    expect(await reads(other)).toBe(404);
    expect(await problemOf(other.post(`${path}/leave`))).toBe('not_found');
    expect(await problemOf(other.post(`${path}/participants`, { mobile: '09121110000' }))).toBe(
      'not_found',
    );
    const id = (await threadOf(owner, code)).participants?.people[0]?.id;
    expect((await owner.remove(`${path}/participants/${code}`)).status).toBe(204);
    expect(await reads(second)).toBe(200);
    expect((await owner.remove(`${path}/participants/${id}`)).status).toBe(204);
    expect((await owner.remove(`${path}/participants/${id}`)).status).toBe(204);
    expect(await reads(second)).toBe(404);
    expect(await problemOf(second.post(`${path}/messages`, { text: 'هنوز هستم؟' }))).toBe(
      'not_found',
    );
    expect(await (await second.get('/api/requests')).json()).toEqual([]);
    expect((await threadOf(owner, code)).history.at(-1)).toMatchObject({
      ...{ kind: 'participant', from: '۰۹۱۲ ••• ۴۳۲۱', to: 'حذف شد' },
    });
  });

  it('leaves, keeps the name on what it wrote, and can be added again', async () => {
    const app = await createTestApp();
    const { owner, second, code } = await sharedTicket(app, 'علی');
    const path = `/api/requests/${code}`;
    await second.post(`${path}/messages`, { text: 'من هم همین را دیدم.' });
    expect(await problemOf(owner.post(`${path}/leave`))).toBe('not_found');
    expect((await second.post(`${path}/leave`)).status).toBe(204);
    expect((await second.get(path)).status).toBe(404);
    const left = await threadOf(owner, code);
    expect(left.messages.at(-1)?.by).toBe('علی');
    expect(left.participants?.people).toEqual([]);
    expect(left.history.at(-1)).toMatchObject({ from: 'علی', to: 'خودش کنار رفت', name: 'علی' });
    await owner.post(`${path}/participants`, { mobile: secondMobile.typed });
    expect((await second.get(path)).status).toBe(200);
  });

  it('is not the owner, nor one too many, and R22 not more than twenty a day', async () => {
    const app = await createTestApp();
    const owner = await signedIn(app);
    const code = await fileTicket(owner);
    const path = `/api/requests/${code}/participants`;
    const add = (mobile: string) => owner.post(path, { mobile });
    expect((await problemIn(await add('09121234567'))).fields).toHaveProperty('mobile');
    for (let last = 1; last <= 5; last++) expect((await add(`0912111000${last}`)).status).toBe(204);
    const full = await problemIn(await add('09121110006'));
    expect(full).toMatchObject({
      code: 'bad_input',
      fields: { mobile: expect.stringContaining('۵') },
    });
    const ids = (await threadOf(owner, code)).participants?.people.map(({ id }) => id) ?? [];
    for (let count = 5; count < 20; count++) {
      await owner.remove(`${path}/${ids[0]}`);
      expect((await add('09121110001')).status, String(count)).toBe(204);
    }
    await owner.remove(`${path}/${ids[0]}`);
    expect(await problemOf(add('09121110001'))).toBe('too_many_requests');
  });

  it('R14 is sent few messages while nobody has proven the number', async () => {
    const app = await createTestApp();
    const mobile = secondMobile.typed;
    for (let count = 0; count < 6; count++) {
      const owner = await signedIn(app, `0912333000${count}`);
      const code = await fileTicket(owner);
      expect((await owner.post(`/api/requests/${code}/participants`, { mobile })).status).toBe(204);
    }
    await app.settle();
    const sent = app.texts.filter(({ to }) => to === secondMobile.stored);
    expect(sent).toHaveLength(app.settings.limits.unprovenMessagesPerDay);
  });
});

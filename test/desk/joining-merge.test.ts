import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { JoinedAnswer } from '#shared/contract/desk/joining.ts';
import type { Thread } from '#shared/contract/tickets.ts';
import type { Transcript } from '#shared/transcripts/transcript.ts';
import { minutes } from '../../worker/foundation/ports/clock.ts';
import { threadMail } from '../../worker/inbound/rules.ts';
import { problemOf } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { signInByEmail } from '../helpers/people.ts';
import { rawMail } from '../helpers/raw-mail.ts';
import { fileTicket, goodRequest, signedIn } from '../helpers/tickets.ts';

const other = { title: 'صفحهٔ پرداخت خطا می‌دهد', text: 'بعد از وارد کردن رمز دوم، خطای ۵۰۲ می‌آید.' };

async function openTwo() {
  const desk = await openDesk();
  desk.app.clock.turn(minutes(5));
  const second = await fileTicket(desk.customer, { ...other, anotherMatter: true });
  const thread = async (code: string) =>
    (await (await desk.customer.get(`/api/requests/${code}`)).json()) as Thread;
  const joined = async (code: string) =>
    (await (
      await desk.agent.browser.get(`/api/desk/tickets/${code}/joined`)
    ).json()) as JoinedAnswer;
  return { ...desk, second, thread, joined };
}

describe('merging a request into another of the same customer', () => {
  it('closes it, and shows its messages in time in the thread of the other, at the desk and to the customer', async () => {
    const { agent, code, second, thread } = await openTwo();
    await agent.act(code, 'note', { text: 'یادداشت' });
    const before = [await agent.read(code), await agent.read(second)];
    expect((await agent.act(second, 'merge', { other: code })).status).toBe(200);

    const [into, merged] = [await agent.read(code), await agent.read(second)];
    expect([into.version, merged.version]).toEqual(before.map(({ version }) => version + 1));
    expect(into.messages.map(({ from }) => from)).toEqual([undefined, second, undefined]);
    expect(merged).toMatchObject({ state: 'closed', mergedInto: code });
    expect(merged.can).toMatchObject({ reply: false, close: false, route: false });
    expect(into.history.at(-1)).toMatchObject({ kind: 'merge', to: second });
    expect(merged.history.at(-1)).toMatchObject({ kind: 'merge', to: code });

    const shown = await thread(code);
    expect(shown.messages.map(({ text, from }) => [text, from])).toEqual([
      [expect.stringContaining('دکمهٔ پرداخت'), undefined],
      [other.text, second],
    ]);
    const closed = await thread(second);
    expect(closed).toMatchObject({ state: 'closed', mergedInto: code });
    expect(closed.next).toContain('در آن درخواست ادامه دارد');
    expect(closed.can).toMatchObject({ reply: false, rate: false, solve: false });
    expect(closed.messages).toHaveLength(1);
  });

  it('leaves the lists of what is owed, and is still found by its words', async () => {
    const { agent, code, second } = await openTwo();
    await agent.act(second, 'merge', { other: code });
    const codes = async (query: string) =>
      (await agent.list(query)).tickets.map((ticket) => ticket.code);
    expect(await codes('?view=owed')).toEqual([code]);
    expect(await codes(`?q=${encodeURIComponent('خطای ۵۰۲')}&view=all`)).toContain(second);
  });

  it('owes the nearer answer of both, and takes an answered one back to work', async () => {
    const { agent, code, second } = await openTwo();
    const { promise } = await agent.read(second);
    await agent.act(code, 'reply', { text: 'پاسخ' });
    expect((await agent.act(second, 'merge', { other: code })).status).toBe(200);
    expect(await agent.read(code)).toMatchObject({
      state: 'in_review',
      promise: { dueAt: promise?.dueAt },
    });

    const { agent: another, code: first, second: later } = await openTwo();
    const nearer = (await another.read(first)).promise;
    await another.act(first, 'merge', { other: later });
    expect((await another.read(later)).promise?.dueAt).toBe(nearer?.dueAt);
  });

  it('sends what the customer writes to it to the one that goes on', async () => {
    const { agent, code, second, customer, thread } = await openTwo();
    await agent.act(second, 'merge', { other: code });
    const sent = await customer.post(`/api/requests/${second}/messages`, {
      text: 'هنوز هم خطا هست.',
    });
    expect(await sent.json()).toMatchObject({ code, ledTo: 'this' });
    expect((await thread(code)).messages.at(-1)).toMatchObject({ text: 'هنوز هم خطا هست.' });
    expect((await agent.read(second)).messages).toHaveLength(1);
  });

  it('writes a message once that is sent again after the merge', async () => {
    const { agent, code, second, customer, thread } = await openTwo();
    const key = { 'Idempotency-Key': 'one-message-sent-twice' };
    const send = () =>
      customer.post(`/api/requests/${second}/messages`, { text: 'این را هم ببینید.' }, key);
    await send();
    await agent.act(second, 'merge', { other: code });
    expect((await send()).ok).toBe(true);
    expect(
      (await thread(code)).messages.filter(({ text }) => text === 'این را هم ببینید.'),
    ).toHaveLength(1);
  });

  it('marks what was written in both as seen, by either side', async () => {
    const { app, agent, code, second, customer, thread } = await openTwo();
    await agent.act(second, 'reply', { text: 'در حال بررسی است.' });
    await agent.act(second, 'merge', { other: code });
    await agent.act(code, 'open');
    await customer.post(`/api/requests/${code}/seen`);
    const unseen = await app.db.all(sql`SELECT id FROM messages WHERE seen_at IS NULL`);
    expect(unseen).toEqual([]);
    expect((await thread(second)).hasNews).toBe(false);
  });

  it('changes no chain: the copy of each proves its own messages', async () => {
    const { app, agent, code, second, customer } = await openTwo();
    const copyOf = async (of: string) =>
      (await (await customer.get(`/api/requests/${of}/transcript.json`)).json()) as Transcript;
    const before = await copyOf(second);
    await agent.act(second, 'merge', { other: code });
    await agent.act(code, 'reply', { text: 'هر دو خطا برطرف شد.' });
    const after = [await copyOf(second), await copyOf(code)];
    expect(after.map(({ messages }) => messages.length)).toEqual([1, 2]);
    expect(after[0]?.messages[0]?.link).toBe(before.messages[0]?.link);
    for (const copy of [before, ...after]) {
      const verdict = await app.visitor().post('/api/transcripts/compare', copy);
      expect(await verdict.json()).toMatchObject({ holds: true, changedHere: [] });
    }
  });

  it('offers the open requests of the customer alone', async () => {
    const { app, agent, code, second, joined } = await openTwo();
    await fileTicket(await signedIn(app, '09129990000'), { title: 'درخواست کس دیگری' });
    expect((await joined(code)).open.map((one) => one.code)).toEqual([second]);
    await agent.act(second, 'close', { reason: 'تمام شد.' });
    expect((await joined(code)).open).toEqual([]);
  });
});

describe('what is not merged', () => {
  const refusal = async (answer: Response) =>
    ((await answer.json()) as { error: { fields?: Record<string, string> } }).error.fields?.other;

  it('says why: itself, another customer, a closed one, one out of reach', async () => {
    const { app, agent, code, second } = await openTwo();
    const foreign = await fileTicket(await signedIn(app, '09129990000'));
    expect(await refusal(await agent.act(code, 'merge', { other: code }))).toContain(
      'همین درخواست',
    );
    expect(await refusal(await agent.act(code, 'merge', { other: foreign }))).toContain('یکی نیست');
    await app.db.run(
      sql`UPDATE tickets SET department = 'accounts' WHERE code = ${second.replaceAll('-', '')}`,
    );
    expect(await refusal(await agent.act(code, 'merge', { other: second }))).toContain(
      'در دسترس شما نیست',
    );
    await app.db.run(
      sql`UPDATE tickets SET department = 'technical' WHERE code = ${second.replaceAll('-', '')}`,
    );
    await agent.act(second, 'close', { reason: 'تمام شد.' });
    expect(await refusal(await agent.act(code, 'merge', { other: second }))).toContain('بسته شده');
    expect((await agent.read(code)).state).toBe('waiting');
  });

  it('is one that others were merged into, and one that is merged itself: there are no chains', async () => {
    const { agent, code, second, customer } = await openTwo();
    const third = await fileTicket(customer, {
      title: 'رسید پرداخت نیامده است',
      text: 'پول کم شده ولی رسید آن در حساب نیست.',
      anotherMatter: true,
    });
    await agent.act(second, 'merge', { other: code });
    expect(await refusal(await agent.act(code, 'merge', { other: third }))).toContain(
      'در همین یکی کنید',
    );
    expect(await refusal(await agent.act(third, 'merge', { other: second }))).toContain(code);
    expect((await agent.act(third, 'merge', { other: code })).status).toBe(200);
  });

  it('happens once where two agents merge each into the other at one moment', async () => {
    const { app, agent, code, second } = await openTwo();
    const colleague = await agentAt(app);
    const answers = await Promise.all([
      agent.act(code, 'merge', { other: second }),
      colleague.act(second, 'merge', { other: code }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const merged = await app.db.all(sql`SELECT id FROM tickets WHERE merged_into IS NOT NULL`);
    expect(merged).toHaveLength(1);
  });

  it('R37 is refused on a version that is old, R36 and done once under one key', async () => {
    const { agent, code, second } = await openTwo();
    const { version } = await agent.read(second);
    const send = (key: string) =>
      agent.browser.post(
        `/api/desk/tickets/${second}/merge`,
        { version, other: code },
        { 'Idempotency-Key': key },
      );
    const first = await send('the-first-key-of-it');
    expect(await (await send('the-first-key-of-it')).json()).toEqual(await first.json());
    expect(await problemOf(send('the-other-key-of-it'))).toBe('stale_version');
  });
});

describe('taking a merge back', () => {
  it.each(['waiting', 'in_review', 'answered'] as const)(
    'restores one that was %s',
    async (state) => {
      const { app, agent, code, second, thread, customer } = await openTwo();
      if (state === 'in_review') await agent.act(second, 'open');
      if (state === 'answered') await agent.act(second, 'reply', { text: 'پاسخ' });
      const before = await agent.read(second);
      await agent.act(second, 'merge', { other: code });
      expect((await agent.act(second, 'part')).status).toBe(200);

      const after = await agent.read(second);
      expect(after).toMatchObject({
        state,
        closeReason: null,
        promise: before.promise,
        unread: before.unread,
      });
      expect(after.mergedInto).toBeUndefined();
      expect((await agent.read(code)).messages.every(({ from }) => from === undefined)).toBe(true);
      expect(after.history.at(-1)).toMatchObject({ kind: 'merge', from: code, to: 'جدا شد' });
      expect((await thread(second)).can.reply).toBe(true);
      expect((await customer.post(`/api/requests/${second}/messages`, { text: 'سپاس' })).ok).toBe(
        true,
      );
      expect(await app.db.all(sql`SELECT id FROM tickets WHERE merged_into IS NOT NULL`)).toEqual(
        [],
      );
    },
  );

  it('is refused to one that is not merged', async () => {
    const { agent, code } = await openTwo();
    expect(await problemOf(agent.act(code, 'part'))).toBe('move_refused');
  });

  it('is refused once the customer has erased everything', async () => {
    const { agent, code, second, customer } = await openTwo();
    await agent.act(second, 'merge', { other: code });
    expect((await customer.post('/api/account/erase', {})).status).toBe(204);
    expect(await problemOf(agent.act(second, 'part'))).toBe('move_refused');
    expect(await agent.read(second)).toMatchObject({ state: 'closed' });
  });

  it('leaves a merged one closed to any other move', async () => {
    const { app, agent, code, second } = await openTwo();
    await agent.act(second, 'merge', { other: code });
    await app.db.run(sql`UPDATE tickets SET state = 'waiting' WHERE merged_into IS NOT NULL`);
    expect(await problemOf(agent.act(second, 'reply', { text: 'پاسخ' }))).toBe('move_refused');
  });
});

describe('requests that nobody has proven', () => {
  it('are merged where they name one address, and belong together to whoever proves it', async () => {
    const { app, agent } = await openDesk();
    const file = async (title: string, mobile: string) => {
      const body = {
        ...goodRequest,
        replyChannel: undefined,
        title,
        text: `${title} و چیزی نمی‌آید.`,
        mobile,
      };
      const answer = await agent.browser.post('/api/desk/on-behalf', body);
      return ((await answer.json()) as { code: string }).code;
    };
    const one = await file('صفحهٔ سفارش باز نمی‌شود', '09127654321');
    const two = await file('صفحهٔ سبد باز نمی‌شود', '09127654321');
    const foreign = await file('صفحهٔ ورود باز نمی‌شود', '09127654322');
    expect((await agent.act(two, 'merge', { other: foreign })).status).toBe(422);
    expect((await agent.act(two, 'merge', { other: one })).status).toBe(200);
    const visitor = app.visitor();
    await visitor.post(`/api/requests/${one}/proof`, {});
    await visitor.post('/api/requests/prove', { code: app.lastSms().code });
    const thread = (await (await visitor.get(`/api/requests/${one}`)).json()) as Thread;
    expect(thread.messages.map(({ from }) => from)).toEqual([undefined, two]);
    expect((await visitor.get(`/api/requests/${two}`)).status).toBe(200);
  });
});

describe('an answer by e-mail to a merged request', () => {
  it('goes on in the one that it was merged into', async () => {
    const mailbox = 'reader@mail.example';
    const env = {
      INBOUND_ADDRESS: 'reply@help.narenj.example',
      INBOUND_SECRET: 'a secret of mail',
    };
    const { app, agent } = await openDesk({ env });
    const reader = await signInByEmail(app, mailbox);
    const code = await fileTicket(reader, { replyChannel: 'email' });
    const second = await fileTicket(reader, {
      ...other,
      replyChannel: 'email',
      anotherMatter: true,
    });
    const to = app.lastMail().replyTo ?? '';
    await agent.act(second, 'merge', { other: code });
    const raw = rawMail({ from: mailbox, to, text: 'این هم پاسخ من با ایمیل.' });
    const context = { ...app.services, db: app.db };
    expect(await threadMail(context, new TextEncoder().encode(raw))).toBe('threaded');
    expect((await agent.read(code)).messages.at(-1)?.text).toBe('این هم پاسخ من با ایمیل.');
    expect((await agent.read(second)).messages).toHaveLength(1);
  });
});

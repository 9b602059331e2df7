import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { readCopy } from '#shared/transcripts/copy.ts';
import type { Transcript } from '#shared/transcripts/transcript.ts';
import { verifyTranscript } from '#shared/transcripts/verify.ts';
import { runScheduled } from '../../worker/app.ts';
import { openTicket } from '../../worker/tickets/open/open.ts';
import { chaining } from '../../worker/transcripts/chain.ts';
import type { DatabaseVerdict } from '../../worker/transcripts/rules.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { type Browser, problemOf } from '../helpers/browser.ts';
import { meanwhile } from '../helpers/meanwhile.ts';
import { signIn } from '../helpers/people.ts';
import { countRoundTrips } from '../helpers/round-trips.ts';
import { runStepAlone } from '../helpers/timer.ts';

const mobile = '09121234567';

/** A ticket with three messages of its customer. */
async function writtenTicket() {
  const app = await createTestApp();
  const browser = await signIn(app, mobile);
  const [owner] = await app.db.all<{ id: string }>(sql`SELECT customer_id AS id FROM identities`);
  const filed = await openTicket(
    { ...app.services, db: app.db },
    {
      type: app.settings.requestTypes[0]!,
      title: 'پول کم شد و سفارش فعال نشد',
      text: 'پیام یکم </script><script>alert(1)</script>',
      urgency: 'normal',
      replyChannel: 'sms',
      facts: {},
      termsVersion: null,
    },
    {
      customerId: owner!.id,
      plan: null,
      agency: null,
      contact: null,
      mobile: '+989121234567',
      email: null,
    },
    { key: crypto.randomUUID(), bodyHash: 'x' },
  );
  const { code } = filed.answer;
  for (const text of ['پیام دوم', 'پیام سوم']) {
    app.clock.turn(60_000);
    const answer = await browser.post(
      `/api/requests/${code}/messages`,
      { text },
      { 'Idempotency-Key': crypto.randomUUID() },
    );
    expect(answer.status).toBe(201);
  }
  return { app, browser, code };
}

const transcriptOf = async (browser: Browser, code: string) =>
  (await (await browser.get(`/api/requests/${code}/transcript.json`)).json()) as Transcript;
const keysFrom = async (browser: Browser) =>
  (await (await browser.get('/api/transcripts/keys')).json()) as Record<string, string>;
const compare = async (browser: Browser, transcript: Transcript) =>
  (await (await browser.post('/api/transcripts/compare', transcript)).json()) as DatabaseVerdict;
const changeSecond = ({ db }: TestApp) =>
  db.run(sql`UPDATE messages SET text = 'چیز دیگر' WHERE text = 'پیام دوم'`);

describe('a transcript of a ticket', () => {
  it('holds, and says what was said, with Jalali and UTC times', async () => {
    const { app, browser, code } = await writtenTicket();
    const transcript = await transcriptOf(browser, code);
    expect(transcript.messages.map(({ text }) => text)).toEqual([
      expect.stringContaining('پیام یکم'),
      'پیام دوم',
      'پیام سوم',
    ]);
    expect(transcript.messages[0]).toMatchObject({
      createdAtUtc: '2026-11-24T06:30:00.000Z',
      createdAtJalali: 'سه‌شنبه ۳ آذر ۱۴۰۵، ساعت ۱۰',
    });
    expect((await verifyTranscript(transcript, await keysFrom(app.visitor()))).holds).toBe(true);
    expect(await compare(app.visitor(), transcript)).toMatchObject({
      holds: true,
      changedHere: [],
    });
  });

  it('fails at the message that somebody changed in the database', async () => {
    const { app, browser, code } = await writtenTicket();
    const before = await transcriptOf(browser, code);
    await changeSecond(app);

    const after = await transcriptOf(browser, code);
    const verdict = await verifyTranscript(after, await keysFrom(browser));
    expect(verdict.holds).toBe(false);
    expect(verdict.messages.map(({ verdict }) => verdict)).toEqual([
      'right',
      'words_differ',
      'right',
    ]);
    expect(await compare(browser, before)).toMatchObject({
      holds: false,
      changedHere: [before.messages[1]?.id],
    });
  });

  it('shows a change even when salt, commitment and chain were all made anew', async () => {
    const { app, browser, code } = await writtenTicket();
    const before = await transcriptOf(browser, code);
    await changeSecond(app);
    await app.db.run(
      sql`UPDATE messages SET salt = NULL, commitment = NULL, link = NULL, chain_position = NULL`,
    );
    await runScheduled(app.services);
    expect((await compare(browser, before)).holds).toBe(false);
  });

  it('fails when a message was taken out', async () => {
    const { app, browser, code } = await writtenTicket();
    const before = await transcriptOf(browser, code);
    await app.db.run(sql`DELETE FROM messages WHERE text = 'پیام دوم'`);
    const verdict = await verifyTranscript(
      await transcriptOf(browser, code),
      await keysFrom(browser),
    );
    expect(verdict.messages.at(-1)?.verdict).toBe('link_differs');
    expect((await compare(browser, before)).holds).toBe(false);
  });

  it('still verifies after an erasure, and says so', async () => {
    const { app, browser, code } = await writtenTicket();
    const before = await transcriptOf(browser, code);
    await app.db.run(sql`UPDATE messages SET text = '', salt = NULL WHERE text = 'پیام دوم'`);
    const after = await transcriptOf(browser, code);
    expect(after.messages[1]?.text).toBeNull();
    expect(await verifyTranscript(after, await keysFrom(browser))).toMatchObject({ holds: true });
    expect(await compare(browser, before)).toMatchObject({
      holds: true,
      erasedHere: [before.messages[1]?.id],
    });
  });

  it('R33 carries texts as text in the copy made to print, and that file verifies', async () => {
    const { browser, code } = await writtenTicket();
    const page = await (await browser.get(`/api/requests/${code}/transcript.html`)).text();
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('&lt;script>alert(1)&lt;/script>');
    const inside = await readCopy(page);
    expect(inside?.altered).toEqual([]);
    expect(
      inside && (await verifyTranscript(inside.transcript, await keysFrom(browser))).holds,
    ).toBe(true);
  });

  it('R32 is for its customer alone, and knows no internal notes', async () => {
    const { app, browser, code } = await writtenTicket();
    await app.db.run(sql`UPDATE messages SET internal = 1 WHERE text = 'پیام دوم'`);
    expect(JSON.stringify(await transcriptOf(browser, code))).not.toContain('پیام دوم');
    expect(await problemOf(app.visitor().get(`/api/requests/${code}/transcript.json`))).toBe(
      'sign_in_needed',
    );
    const other = await signIn(app, '09351112233');
    expect(await problemOf(other.get(`/api/requests/${code}/transcript.json`))).toBe('not_found');
  });

  it.each([
    ['wrong', { issuedAt: 1 }],
    ['unknown_key', { keyId: 'nobody' }],
  ])(
    'R91 reads no message and reveals nothing of the database where the signature is %s',
    async (signature, change) => {
      const { app, browser, code } = await writtenTicket();
      const transcript = await transcriptOf(browser, code);
      await changeSecond(app);
      expect(await compare(app.visitor(), { ...transcript, ...change })).toEqual({
        signature,
        messages: [],
        holds: false,
        changedHere: [],
        erasedHere: [],
      });
    },
  );

  it('one chain comes out when two chain at once', async () => {
    const { app, browser, code } = await writtenTicket();
    const context = { ...app.services, db: app.db };
    await Promise.all(Array.from({ length: 6 }, () => runStepAlone(app, chaining(context))));
    const transcript = await transcriptOf(browser, code);
    expect(transcript.messages).toHaveLength(3);
    expect((await verifyTranscript(transcript, await keysFrom(browser))).holds).toBe(true);
  });

  it('one chain comes out when a message is written between two who chain', async () => {
    const { app, browser, code } = await writtenTicket();
    const context = { ...app.services, db: app.db };
    const { batch } = app.client;
    const held: (() => void)[] = [];
    app.client.batch = async (statements, mode) => {
      if (mode === 'write') await new Promise<void>((go) => held.push(go));
      return batch.call(app.client, statements, mode);
    };
    const oneMoreHeld = async (count: number) => {
      while (held.length < count) await new Promise((resolve) => setTimeout(resolve, 1));
    };
    const first = runStepAlone(app, chaining(context));
    await oneMoreHeld(1);
    await app.db.run(sql`
      INSERT INTO messages (id, ticket_id, author, text, internal, created_at)
      SELECT 'zzz', ticket_id, author, 'پیام چهارم', 0, created_at + 1 FROM messages
      WHERE text = 'پیام سوم'`);
    const second = runStepAlone(app, chaining(context));
    await oneMoreHeld(2);
    held[0]?.();
    await first;
    held[1]?.();
    await second;
    app.client.batch = batch;

    const transcript = await transcriptOf(browser, code);
    expect(transcript.messages).toHaveLength(4);
    expect((await verifyTranscript(transcript, await keysFrom(browser))).holds).toBe(true);
  });

  it('holds the newest message where somebody else chains the others meanwhile', async () => {
    const { app, browser, code } = await writtenTicket();
    const context = { ...app.services, db: app.db };
    meanwhile(app.client, async () => {
      await app.db.run(sql`UPDATE messages SET internal = 1 WHERE text = 'پیام سوم'`);
      await runStepAlone(app, chaining(context));
      await app.db.run(sql`UPDATE messages SET internal = 0 WHERE text = 'پیام سوم'`);
    });
    const transcript = await transcriptOf(browser, code);
    expect(transcript.messages.map(({ text }) => text).at(-1)).toBe('پیام سوم');
    expect((await verifyTranscript(transcript, await keysFrom(browser))).holds).toBe(true);
  });

  it('R23 costs a read and a commit', async () => {
    const { app, browser, code } = await writtenTicket();
    await app.settle();
    const seen = countRoundTrips(app.client);
    await transcriptOf(browser, code);
    expect(seen.trips).toBe(2);
  });
});

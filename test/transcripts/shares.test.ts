import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { readCopy } from '#shared/transcripts/copy.ts';
import { transcriptSchema } from '#shared/transcripts/transcript.ts';
import { verifyTranscript } from '#shared/transcripts/verify.ts';
import { runScheduled } from '../../worker/app.ts';
import { days, hours } from '../../worker/foundation/ports/clock.ts';
import type { Share } from '../../worker/transcripts/shares.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { type Browser, problemOf } from '../helpers/browser.ts';
import { meanwhile } from '../helpers/meanwhile.ts';
import { signIn } from '../helpers/people.ts';
import { fileTicket } from '../helpers/tickets.ts';

const mobile = '09121234567';

/** A ticket with two messages of its customer. */
async function openShared() {
  const app = await createTestApp();
  const owner = await signIn(app, mobile);
  const code = await fileTicket(owner);
  await write(owner, code, 'پیام دوم');
  app.clock.turn(60_000);
  return { app, owner, code };
}

const write = async (browser: Browser, code: string, text: string) =>
  expect(
    await browser.post(
      `/api/requests/${code}/messages`,
      { text },
      { 'Idempotency-Key': crypto.randomUUID() },
    ),
  ).toMatchObject({ status: 201 });
const share = async (browser: Browser, code: string) =>
  (await (await browser.post(`/api/requests/${code}/shares`)).json()) as Share;
const listOf = async (browser: Browser, code: string) =>
  (await (await browser.get(`/api/requests/${code}/shares`)).json()) as Share[];
const tokenOf = ({ url }: Share) => new URL(url).hash.slice(1);
const open = (app: TestApp, code: string, token: string) =>
  app.visitor().post('/api/transcripts/shared', { code, token });
const wordsOf = async (answer: Response) => transcriptSchema.parse(await answer.json());
const keysFrom = async (browser: Browser) =>
  (await (await browser.get('/api/transcripts/keys')).json()) as Record<string, string>;

describe('R94 a share', () => {
  it('shows the verified words to whoever holds its link, and to nobody else', async () => {
    const { app, owner, code } = await openShared();
    const made = await share(owner, code);
    expect(made.url).toMatch(
      new RegExp(`^${app.services.config.publicOrigin}/verify/${code}/#[\\w-]{22}$`),
    );
    const answer = await open(app, code, tokenOf(made));
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    const words = await wordsOf(answer);
    expect(words.messages.at(-1)?.text).toBe('پیام دوم');
    expect((await verifyTranscript(words, await keysFrom(app.visitor()))).holds).toBe(true);

    const other = await fileTicket(owner, { title: 'درخواست دیگر من', text: 'این یکی دیگر است.' });
    for (const [asked, token] of [
      [code, 'A'.repeat(22)],
      [code, made.id],
      [other, tokenOf(made)],
      ['nothing', tokenOf(made)],
    ] as const)
      expect(await problemOf(open(app, asked, token)), asked).toBe('not_found');
    expect(await problemOf(open(app, code, `${tokenOf(made)}=`))).toBe('bad_input');
  });

  it('shows nothing that was written later, no note of the desk and no address of its owner', async () => {
    const { app, owner, code } = await openShared();
    await app.db.run(sql`UPDATE messages SET internal = 1 WHERE text = 'پیام دوم'`);
    const made = await share(owner, code);
    await write(owner, code, 'پیام سوم');
    await runScheduled(app.services);
    const text = await (await open(app, code, tokenOf(made))).text();
    expect(transcriptSchema.parse(JSON.parse(text)).messages).toHaveLength(1);
    for (const hidden of ['پیام دوم', 'پیام سوم', mobile.slice(1)])
      expect(text).not.toContain(hidden);
  });

  it('R95 of a ticket without words for its customer shows none', async () => {
    const { app, owner, code } = await openShared();
    await app.db.run(sql`UPDATE messages SET internal = 1`);
    const made = await share(owner, code);
    expect((await wordsOf(await open(app, code, tokenOf(made)))).messages).toEqual([]);
  });

  it('is written down as a hash alone', async () => {
    const { app, owner, code } = await openShared();
    const made = await share(owner, code);
    const rows = await app.db.all(sql`SELECT * FROM transcript_shares`);
    expect(rows).toHaveLength(1);
    const keys = await app.db.all(sql`SELECT * FROM request_keys WHERE scope LIKE 'share:%'`);
    expect(keys).toHaveLength(1);
    expect(JSON.stringify([rows, keys])).not.toContain(tokenOf(made));
  });

  it('ends when its owner says so, and after ninety days', async () => {
    const { app, owner, code } = await openShared();
    const [first, second] = [await share(owner, code), await share(owner, code)];
    expect(await listOf(owner, code)).toEqual([first, second]);
    const path = `/api/requests/${code}/shares/${first.id}`;
    for (const _ of [1, 2]) expect((await owner.send(path, { method: 'DELETE' })).status).toBe(204);
    expect(await problemOf(open(app, code, tokenOf(first)))).toBe('not_found');
    expect(await listOf(owner, code)).toEqual([second]);

    app.clock.turn(days(90) - 1);
    expect((await open(app, code, tokenOf(second))).status).toBe(200);
    app.clock.turn(1);
    expect(await problemOf(open(app, code, tokenOf(second)))).toBe('not_found');
    const again = await signIn(app, mobile);
    expect(await listOf(again, code)).toEqual([]);
    expect(
      await problemOf(again.get(`/api/requests/${code}/transcript.html?share=${second.id}`)),
    ).toBe('not_found');
    await runScheduled(app.services);
    expect(await app.db.all(sql`SELECT * FROM transcript_shares`)).toEqual([]);
  });

  it('belongs to its ticket alone', async () => {
    const { app, owner, code } = await openShared();
    const made = await share(owner, code);
    const stranger = await signIn(app, '09351112233');
    const own = await fileTicket(stranger);
    for (const path of [code, own])
      await stranger.send(`/api/requests/${path}/shares/${made.id}`, { method: 'DELETE' });
    expect(
      await problemOf(stranger.get(`/api/requests/${own}/transcript.html?share=${made.id}`)),
    ).toBe('not_found');
    expect((await open(app, code, tokenOf(made))).status).toBe(200);
  });

  it('is one of five at most, in parallel too', async () => {
    const { owner, code } = await openShared();
    const answers = await Promise.all(
      Array.from({ length: 7 }, () => owner.post(`/api/requests/${code}/shares`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(5).fill(201), 422, 422]);
    expect(await problemOf(owner.post(`/api/requests/${code}/shares`))).toBe('too_many_shares');
    const [first] = await listOf(owner, code);
    await owner.send(`/api/requests/${code}/shares/${first?.id}`, { method: 'DELETE' });
    expect((await owner.post(`/api/requests/${code}/shares`)).status).toBe(201);
  });

  it('R36 is made once for each key, also where no further one may be made', async () => {
    const { owner, code } = await openShared();
    const make = (key: string) =>
      owner.post(`/api/requests/${code}/shares`, {}, { 'Idempotency-Key': key });
    const first = await (await make('the-first-press')).json();
    for (let made = 1; made < 5; made += 1) await share(owner, code);
    const again = await make('the-first-press');
    expect([again.status, await again.json()]).toEqual([201, first]);
    expect(await listOf(owner, code)).toHaveLength(5);
    expect(await problemOf(make('another-press'))).toBe('too_many_shares');
  });

  it('is made twenty times a day at most', async () => {
    const { owner, code } = await openShared();
    for (let made = 0; made < 20; made += 1) {
      const { id } = await share(owner, code);
      await owner.send(`/api/requests/${code}/shares/${id}`, { method: 'DELETE' });
    }
    expect(await problemOf(owner.post(`/api/requests/${code}/shares`))).toBe('too_many_requests');
  });

  it('is tried by one address 240 times an hour at most, and others go on', async () => {
    const { app, owner, code } = await openShared();
    const token = tokenOf(await share(owner, code));
    await open(app, code, token);
    await app.db.run(sql`UPDATE rate_limits SET count = 239 WHERE key LIKE 'shared:%'`);
    expect(await problemOf(open(app, code, 'A'.repeat(22)))).toBe('not_found');
    expect(await problemOf(open(app, code, token))).toBe('too_many_requests');
    app.comeFrom('192.0.2.2');
    expect((await open(app, code, token)).status).toBe(200);
    app.comeFrom('192.0.2.1');
    app.clock.turn(hours(1));
    expect((await open(app, code, token)).status).toBe(200);
  });

  it.each([
    {
      what: 'the words were erased',
      change: (owner: Browser) => owner.post('/api/account/erase'),
      problem: 'sign_in_needed',
    },
    {
      what: 'its session was ended',
      change: (owner: Browser) => owner.post('/api/sign-out-everywhere'),
      problem: 'sign_in_needed',
    },
    {
      what: 'the request was deleted',
      change: async (_: Browser, { db }: TestApp) => {
        await db.run(sql`DELETE FROM messages`);
        await db.run(sql`DELETE FROM tickets`);
      },
      problem: 'not_found',
    },
  ])('R95 is not made where $what meanwhile', async ({ change, problem }) => {
    const { app, owner, code } = await openShared();
    await runScheduled(app.services);
    const elsewhere = await signIn(app, mobile);
    meanwhile(app.client, () => change(elsewhere, app));
    expect(await problemOf(owner.post(`/api/requests/${code}/shares`))).toBe(problem);
    expect(await app.db.all(sql`SELECT * FROM transcript_shares`)).toEqual([]);
  });

  it('goes with the words when its owner erases everything', async () => {
    const { app, owner, code } = await openShared();
    const made = await share(owner, code);
    expect((await owner.post('/api/account/erase')).status).toBe(204);
    expect(await problemOf(open(app, code, tokenOf(made)))).toBe('not_found');
    expect(await app.db.all(sql`SELECT * FROM transcript_shares`)).toEqual([]);
  });
});

describe('R94 the copy made to print', () => {
  const print = async (browser: Browser, code: string, query = '') => {
    const answer = await browser.get(`/api/requests/${code}/transcript.html${query}`);
    expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    const page = await answer.text();
    const copy = await readCopy(page);
    if (copy?.transcript.format !== 'pasokh-transcript-3') throw new Error('No printed copy.');
    expect(copy.altered).toEqual([]);
    expect((await verifyTranscript(copy.transcript, await keysFrom(browser))).holds).toBe(true);
    return { page, transcript: copy.transcript };
  };

  it('leads its owner to the verified words', async () => {
    const { app, owner, code } = await openShared();
    const { transcript, page } = await print(owner, code);
    expect(transcript).toMatchObject({
      verifyUrl: `${app.services.config.publicOrigin}/verify/${code}/`,
      sharedUntilJalali: null,
    });
    expect(page).toContain('فقط برای صاحب درخواست');
  });

  it('leads everybody there with a share, and holds no more than that shows', async () => {
    const { app, owner, code } = await openShared();
    const made = await share(owner, code);
    await write(owner, code, 'پیام سوم');
    const { transcript, page } = await print(owner, code, `?share=${made.id}`);
    expect(transcript.verifyUrl).toBe(made.url);
    expect(page).toContain(`تا ${transcript.sharedUntilJalali} متن را می‌بیند`);
    const shown = await wordsOf(await open(app, code, tokenOf(made)));
    expect(transcript.messages).toEqual(shown.messages);
    expect(transcript.messages).toHaveLength(2);
    expect(await problemOf(owner.get(`/api/requests/${code}/transcript.html?share=x`))).toBe(
      'not_found',
    );
  });

  it('leaves the file to verify in the format of earlier releases', async () => {
    const { owner, code } = await openShared();
    const file = await (await owner.get(`/api/requests/${code}/transcript.json`)).text();
    expect(JSON.parse(file).format).toBe('pasokh-transcript-1');
  });
});

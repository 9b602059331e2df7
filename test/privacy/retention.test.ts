import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Thread } from '#shared/contract/tickets.ts';
import type { Transcript } from '#shared/transcripts/transcript.ts';
import { verifyTranscript } from '#shared/transcripts/verify.ts';
import { runScheduled } from '../../worker/app.ts';
import { days, minutes } from '../../worker/foundation/ports/clock.ts';
import { eraseExpiredWords } from '../../worker/privacy/retention.ts';
import { publicKeys } from '../../worker/transcripts/rules.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { openDesk } from '../helpers/desk.ts';
import { meanwhile } from '../helpers/meanwhile.ts';
import { fileTicket, goodRequest, signedIn } from '../helpers/tickets.ts';
import { runStepAlone } from '../helpers/timer.ts';

const reason = 'همه چیز درست شده و ممنونم.';

async function closedTicket() {
  const app = await createTestApp();
  const browser = await signedIn(app);
  const code = await fileTicket(browser);
  await app.db.run(sql`UPDATE tickets SET state = 'answered'`);
  await browser.post(`/api/requests/${code}/solved`);
  await browser.post(`/api/requests/${code}/rating`, { rating: 4, comment: reason });
  const keptMs = days(app.settings.retention.closedTickets);
  return { app, code, keptMs };
}

const wordsLeft = async ({ db }: Pick<TestApp, 'db'>) =>
  JSON.stringify([
    await db.all(sql`SELECT * FROM tickets`),
    await db.all(sql`SELECT * FROM messages`),
    await db.all(sql`SELECT * FROM ticket_history`),
    await db.all(sql`SELECT * FROM request_keys`),
  ]);

describe('the words of a closed ticket', () => {
  it('are kept for the time of the settings, and go then', async () => {
    const { app, keptMs } = await closedTicket();
    const counts = () =>
      app.db.all(sql`SELECT (SELECT count(*) FROM tickets) AS tickets,
        (SELECT count(*) FROM messages) AS messages, (SELECT sum(rating) FROM tickets) AS rating`);
    const before = await counts();
    app.clock.turn(keptMs - minutes(1));
    await runScheduled(app.services);
    expect(await wordsLeft(app)).toContain(goodRequest.text);
    app.clock.turn(minutes(1));
    await runScheduled(app.services);
    await runScheduled(app.services);
    const left = await wordsLeft(app);
    for (const words of [goodRequest.text, goodRequest.title, reason])
      expect(left).not.toContain(words);
    expect(await counts()).toEqual(before);
  });

  it('are kept with those of the open request that it was merged into, and go with them', async () => {
    const { app, agent, customer, code } = await openDesk();
    const words = 'بعد از وارد کردن رمز دوم، خطای ۵۰۲ می‌آید.';
    const other = { title: 'صفحهٔ پرداخت خطا می‌دهد', text: words, anotherMatter: true };
    const merged = await fileTicket(customer, other);
    expect((await agent.act(merged, 'merge', { other: code })).status).toBe(200);
    const keptMs = days(app.settings.retention.closedTickets);
    const left = async () => {
      await runScheduled(app.services);
      return (await wordsLeft(app)).includes(words);
    };
    app.clock.turn(keptMs);
    expect(await left()).toBe(true);
    await app.db.run(sql`UPDATE tickets SET state = 'closed', state_since = ${app.clock.now()}
      WHERE merged_into IS NULL`);
    app.clock.turn(keptMs - minutes(1));
    expect(await left()).toBe(true);
    app.clock.turn(minutes(1));
    expect(await left()).toBe(false);
  });

  it('are said to be gone, in the thread and in a transcript that verifies', async () => {
    const { app, code, keptMs } = await closedTicket();
    app.clock.turn(keptMs);
    await runScheduled(app.services);
    const browser = await signedIn(app);
    const thread = (await (await browser.get(`/api/requests/${code}`)).json()) as Thread;
    expect(thread).toMatchObject({ title: 'پاک‌شده', messages: [{ text: 'پاک‌شده' }] });
    const answer = await browser.get(`/api/requests/${code}/transcript.json`);
    const transcript = (await answer.json()) as Transcript;
    const keys = await publicKeys({ db: app.db, config: app.services.config });
    expect(await verifyTranscript(transcript, keys)).toMatchObject({
      holds: true,
      messages: [{ verdict: 'erased' }],
    });
  });

  it('stay while the ticket is open, however old it is', async () => {
    const app = await createTestApp();
    await fileTicket(await signedIn(app));
    app.clock.turn(days(app.settings.retention.closedTickets) * 2);
    await runScheduled(app.services);
    expect(await wordsLeft(app)).toContain(goodRequest.text);
  });
});

describe('the words of two closed tickets, of which one changes while both are erased', () => {
  const changed = 'درخواستی که عوض می‌شود';

  /** Erases both after `change` of one came between; answers whose words are left. */
  async function leftAfter(change: (title: string) => ReturnType<typeof sql>) {
    const app = await createTestApp();
    const browser = await signedIn(app);
    for (const title of [changed, 'درخواستی که همان می‌ماند'])
      await fileTicket(browser, { title, anotherMatter: true });
    await app.db.run(sql`UPDATE tickets SET state = 'closed'`);
    await app.db.run(sql`
      INSERT INTO messages (id, ticket_id, author, text, internal, created_at)
      SELECT 'note-' || id, id, 'agent', 'یادداشت داخلی', 1, ${app.clock.now()} FROM tickets`);
    const erase = () => runStepAlone(app, eraseExpiredWords({ ...app.services, db: app.db }));
    const left = () =>
      app.db.all<{ title: string; texts: number }>(sql`
        SELECT title, (SELECT count(*) FROM messages WHERE ticket_id = tickets.id AND text <> '') AS texts
        FROM tickets ORDER BY title`);
    app.clock.turn(days(app.settings.retention.closedTickets));
    meanwhile(app.client, () => app.db.run(change(changed)));
    await erase();
    return { left, erase };
  }

  const gone = { title: '', texts: 0 };

  it('stay in one that was opened again, and in no other', async () => {
    const { left } = await leftAfter(
      (title) => sql`UPDATE tickets SET state = 'waiting' WHERE title = ${title}`,
    );
    expect(await left()).toEqual([gone, { title: changed, texts: 2 }]);
  });

  it('stay in one that got a message, until that is chained, and in no other', async () => {
    const { left, erase } = await leftAfter(
      (title) => sql`
        INSERT INTO messages (id, ticket_id, author, text, internal, created_at)
        SELECT 'late', id, 'agent', 'پیامی که دیر آمد', 0, 9e15 FROM tickets WHERE title = ${title}`,
    );
    expect(await left()).toEqual([gone, { title: changed, texts: 3 }]);
    await erase();
    expect(await left()).toEqual([gone, gone]);
  });
});

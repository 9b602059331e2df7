import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Thread } from '#shared/contract/tickets.ts';
import type { Transcript } from '#shared/transcripts/transcript.ts';
import { verifyTranscript } from '#shared/transcripts/verify.ts';
import { runScheduled } from '../../worker/app.ts';
import { days, minutes } from '../../worker/foundation/ports/clock.ts';
import { publicKeys } from '../../worker/transcripts/rules.ts';
import { createTestApp } from '../helpers/app.ts';
import { fileTicket, goodRequest, signedIn } from '../helpers/tickets.ts';

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

const wordsLeft = async ({ db }: Awaited<ReturnType<typeof createTestApp>>) =>
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

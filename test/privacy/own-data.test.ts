import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { parseTrackingCode } from '#shared/fields/tracking-code.ts';
import { runScheduled } from '../../worker/app.ts';
import { minutes } from '../../worker/foundation/ports/clock.ts';
import { openTicket } from '../../worker/tickets/open/open.ts';
import { createTestApp } from '../helpers/app.ts';
import { problemOf } from '../helpers/browser.ts';
import { meanwhile } from '../helpers/meanwhile.ts';
import { signIn } from '../helpers/people.ts';
import { countRoundTrips } from '../helpers/round-trips.ts';
import { fileTicket } from '../helpers/tickets.ts';

const mobile = '+989121234567';
const secretWords = 'رمز گاوصندوق من در این متن است';

/** A customer with a ticket, a reply, a note of the desk about it, and a file. */
async function known() {
  const app = await createTestApp();
  const other = await signIn(app, '+989351112233');
  const browser = await signIn(app, mobile);
  const [owner] = await app.db.all<{ id: string }>(
    sql`SELECT customer_id AS id FROM identities WHERE address = ${mobile}`,
  );
  const { answer } = await openTicket(
    { ...app.services, db: app.db },
    {
      type: app.settings.requestTypes[0]!,
      title: 'گاوصندوق باز نمی‌شود',
      text: secretWords,
      urgency: 'normal',
      replyChannel: 'sms',
      facts: { reference: '123456789012' },
      termsVersion: null,
    },
    {
      customerId: owner!.id,
      plan: null,
      agency: null,
      contact: null,
      mobile,
      email: null,
    },
    { key: crypto.randomUUID(), bodyHash: 'x' },
  );
  const [message] = await app.db.all<{ id: string; ticketId: string }>(
    sql`SELECT id, ticket_id AS ticketId FROM messages`,
  );
  await app.db.run(sql`
    INSERT INTO messages (id, ticket_id, author, text, internal, created_at)
    VALUES ('note', ${message!.ticketId}, 'agent', 'یادداشت داخلی', 1, ${app.clock.now()})`);
  await app.services.files.put('file-id-00000001', Uint8Array.of(1));
  await app.db.run(sql`
    INSERT INTO attachments (id, form_key, taken_by, owner_id, name, type, byte_count, sensitive, created_at, stored_at)
    VALUES ('file-id-00000001', 'k', ${message!.id}, ${owner!.id}, 'شناسنامه.png', 'image/png', 1, 0, 1, 1)`);
  return { app, browser, other, code: answer.code };
}

describe('the copy of everything', () => {
  it('has what the customer gave and was answered, and no note of the desk', async () => {
    const { browser, code } = await known();
    const answer = await browser.get('/api/account/data');
    expect(answer.headers.get('Content-Disposition')).toContain('attachment');
    const text = await answer.text();
    const data = JSON.parse(text);
    expect(data.identities).toMatchObject([{ address: mobile, kind: 'mobile' }]);
    expect(data.requests).toMatchObject([
      {
        code,
        facts: { reference: '123456789012' },
        messages: [{ text: secretWords, files: [{ name: 'شناسنامه.png' }] }],
      },
    ]);
    expect(data.notices.map(({ message }: { message: string }) => message)).toContain(
      'ticket_filed',
    );
    expect(text).not.toContain('یادداشت داخلی');
  });

  it('R32 is for the customer alone', async () => {
    const { app, other } = await known();
    expect(await problemOf(app.visitor().get('/api/account/data'))).toBe('sign_in_needed');
    expect(await (await other.get('/api/account/data')).text()).not.toContain(secretWords);
  });
});

describe('erasing', () => {
  it('R20 needs a proof of the last ten minutes', async () => {
    const { app, browser } = await known();
    app.clock.turn(minutes(11));
    expect(await problemOf(browser.post('/api/account/erase'))).toBe('fresh_proof_needed');
  });

  it('takes every content and identity, and leaves the counts', async () => {
    const { app, browser } = await known();
    const count = async () =>
      app.db.all(sql`SELECT (SELECT count(*) FROM tickets) AS tickets, (SELECT count(*) FROM messages) AS messages,
        (SELECT count(*) FROM customers) AS customers`);
    const before = await count();
    expect((await browser.post('/api/account/erase')).status).toBe(204);
    expect(await count()).toEqual(before);
    expect(await app.services.files.get('file-id-00000001')).toBeNull();

    const tables = await app.db.all<{ name: string }>(sql`
      SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'rate_limits'`);
    const left: string[] = [];
    for (const { name } of tables)
      left.push(JSON.stringify(await app.db.all(sql`SELECT * FROM ${sql.identifier(name)}`)));
    const everything = left.join('\n');
    for (const word of [
      secretWords,
      'یادداشت داخلی',
      'شناسنامه',
      '9121234567',
      '123456789012',
      'گاوصندوق',
    ]) {
      expect(everything).not.toContain(word);
    }
  });

  it('signs out everywhere, and the number begins anew', async () => {
    const { app, browser, code } = await known();
    await browser.post('/api/account/erase');
    expect(await problemOf(browser.get('/api/requests'))).toBe('sign_in_needed');
    app.clock.turn(minutes(2));
    const again = await signIn(app, mobile);
    expect(await (await again.get('/api/requests')).json()).toEqual([]);
    expect(await problemOf(again.get(`/api/requests/${code}`))).toBe('not_found');
  });

  it('leaves an open ticket closed, with a row in its history', async () => {
    const { app, browser } = await known();
    await browser.post('/api/account/erase');
    expect(await app.db.all(sql`SELECT state FROM tickets`)).toEqual([{ state: 'closed' }]);
    const history = await app.db.all(
      sql`SELECT from_value AS was, to_value AS is_now FROM ticket_history ORDER BY at, rowid`,
    );
    expect(history.at(-1)).toEqual({ was: 'waiting', is_now: 'closed' });
  });

  it('leaves what was closed before as long closed as it was', async () => {
    const { app, browser } = await known();
    await app.db.run(sql`UPDATE tickets SET state = 'closed', state_since = 5`);
    const history = () => app.db.all(sql`SELECT id FROM ticket_history`);
    const before = await history();
    await browser.post('/api/account/erase');
    expect(await app.db.all(sql`SELECT state_since AS since FROM tickets`)).toEqual([{ since: 5 }]);
    expect(await history()).toEqual(before);
  });

  it('leaves a chain that says erased, however many messages of others wait to be chained', async () => {
    const { app, browser, other } = await known();
    const code = parseTrackingCode(await fileTicket(other));
    await app.db.run(sql`
      INSERT INTO messages (id, ticket_id, author, text, internal, created_at)
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600)
      SELECT '0-waits-' || i, tickets.id, 'customer', 'متن', 0, i FROM n, tickets WHERE code = ${code}`);
    await browser.post('/api/account/erase');
    await runScheduled(app.services);
    await runScheduled(app.services);
    const chained = await app.db.all(sql`
      SELECT messages.text, salt IS NULL AS erased, link IS NOT NULL AS chained
      FROM messages JOIN tickets ON tickets.id = ticket_id WHERE code <> ${code} AND NOT internal`);
    expect(chained).toEqual([{ text: '', erased: 1, chained: 1 }]);
  });

  it('chains and erases a message that comes while it erases', async () => {
    const { app, browser } = await known();
    await runScheduled(app.services);
    meanwhile(app.client, () =>
      app.db.run(sql`
        INSERT INTO messages (id, ticket_id, author, text, internal, created_at)
        SELECT 'late', ticket_id, 'agent', ${secretWords}, 0, 9e15 FROM messages WHERE NOT internal LIMIT 1`),
    );
    expect((await browser.post('/api/account/erase')).status).toBe(204);
    const late = await app.db.all(
      sql`SELECT text, link IS NOT NULL AS chained FROM messages WHERE id = 'late'`,
    );
    expect(late).toEqual([{ text: '', chained: 1 }]);
  });

  it('removes the bytes of a file that comes while it erases', async () => {
    const { app, browser } = await known();
    await runScheduled(app.services);
    meanwhile(app.client, async () => {
      await app.services.files.put('file-id-00000002', Uint8Array.of(2));
      await app.db.run(sql`
        INSERT INTO attachments (id, form_key, taken_by, owner_id, name, type, byte_count, sensitive, created_at, stored_at)
        SELECT 'file-id-00000002', form_key, NULL, owner_id, name, type, 1, 0, 1, 1 FROM attachments`);
    });
    expect((await browser.post('/api/account/erase')).status).toBe(204);
    expect(await app.services.files.get('file-id-00000002')).toBeNull();
  });

  it('R23 costs one round trip to read, and one more to erase what is chained', async () => {
    const { app, browser } = await known();
    await runScheduled(app.services);
    await app.settle();
    const seen = countRoundTrips(app.client);
    await browser.get('/api/account/data');
    expect(seen.trips).toBe(1);
    await browser.post('/api/account/erase');
    expect(seen.trips).toBe(3);
  });
});

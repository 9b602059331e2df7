import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { seconds } from '../../worker/foundation/ports/clock.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { signIn } from '../helpers/people.ts';
import { fileTicket } from '../helpers/tickets.ts';

const mobile = '+989121234567';

/** A customer's two tickets, and a visitor who asks for a code to open the first. */
async function twoTickets() {
  const app = await createTestApp();
  const owner = await signIn(app, mobile);
  const code = await fileTicket(owner);
  await fileTicket(owner, { title: 'رمز حساب عوض شده', anotherMatter: true });
  app.clock.turn(seconds(61));
  const visitor = app.visitor();
  const ask = () => visitor.post(`/api/requests/${code}/proof`, {});
  const prove = async () => {
    const answer = await visitor.post('/api/requests/prove', { code: app.lastSms().code });
    expect(answer.status).toBe(204);
  };
  return { app, code, ask, prove };
}

const rowsOf = ({ db }: TestApp) =>
  db.all<{ code: string; customer: string | null; contact: string | null; version: number }>(
    sql`SELECT code, customer_id AS customer, contact, version FROM tickets ORDER BY created_at, id`,
  );

describe('a look-up by tracking code', () => {
  it('R31 takes no ticket from its customer, whose number is somebody else’s by then', async () => {
    const { app, ask, prove } = await twoTickets();
    await ask();
    await app.db.run(sql`UPDATE identities SET address = '+989351112233'`);
    const before = await rowsOf(app);
    await prove();
    expect(await rowsOf(app)).toEqual(before);
  });

  it('R31 gives the ticket that was asked for to whoever proves its phone, and no other', async () => {
    const { app, code, ask, prove } = await twoTickets();
    await app.db.run(
      sql`UPDATE tickets SET customer_id = NULL, contact = ${mobile}, proven = 0, version = 1`,
    );
    await ask();
    await prove();
    const rows = await rowsOf(app);
    const asked = rows.filter((row) => row.code === code.replaceAll('-', ''));
    expect(asked).toMatchObject([{ customer: expect.any(String), contact: null, version: 2 }]);
    expect(rows.filter((row) => !asked.includes(row))).toMatchObject([
      { customer: null, contact: mobile, version: 1 },
    ]);
  });
});

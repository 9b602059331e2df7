import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { minutes } from '../../worker/foundation/ports/clock.ts';
import { openDesk } from '../helpers/desk.ts';

it('each message is seen once, by the other side, and notes by no customer', async () => {
  const { app, customer, code, agent } = await openDesk();
  const start = app.clock.now();
  const minutesUntilSeen = async () => {
    const rows = await app.db.all<{ text: string; seenAt: number | null }>(
      sql`SELECT text, seen_at AS seenAt FROM messages ORDER BY created_at, id`,
    );
    return rows.map(({ seenAt }) => (seenAt === null ? null : (seenAt - start) / minutes(1)));
  };
  const aMinuteLater = async (act: () => Promise<Response>) => {
    app.clock.turn(minutes(1));
    expect((await act()).ok).toBe(true);
  };
  const seen = () => customer.post(`/api/requests/${code}/seen`);
  const write = () => customer.post(`/api/requests/${code}/messages`, { text: 'هنوز نشد.' });

  await aMinuteLater(() => agent.act(code, 'open'));
  await aMinuteLater(() => agent.act(code, 'note', { text: 'یادداشتی میان کارشناسان' }));
  await aMinuteLater(() => agent.act(code, 'reply', { text: 'مرورگر را به‌روز کنید.' }));
  await aMinuteLater(write);
  expect(await minutesUntilSeen()).toEqual([1, null, null, null]);
  await aMinuteLater(seen);
  expect(await minutesUntilSeen()).toEqual([1, null, 5, null]);
  await aMinuteLater(seen);
  await aMinuteLater(() => agent.act(code, 'open'));
  expect(await minutesUntilSeen()).toEqual([1, null, 5, 7]);
});

import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { PulseAnswer } from '#shared/contract/desk/pulse.ts';
import type { Held } from '#shared/contract/desk/undo.ts';
import { runScheduled } from '../../worker/app.ts';
import { applyHeld } from '../../worker/desk/held/apply.ts';
import { findHeld, heldRow } from '../../worker/desk/held/store-held.ts';
import { seconds } from '../../worker/foundation/ports/clock.ts';
import { problemOf } from '../helpers/browser.ts';
import { openDesk } from '../helpers/desk.ts';
import { fileTicket } from '../helpers/tickets.ts';

const count = 12;

/** Closing twelve is due, as one process found it; another died once it had closed ten of them. */
async function openHalfDone() {
  const { app, customer, agent } = await openDesk({
    settings: ({ limits }) => {
      limits.ticketsPerCustomerPerDay = 1_000;
    },
  });
  for (let i = 1; i < count; i++)
    await fileTicket(customer, { title: `سفارش ${i} نرسیده است`, anotherMatter: true });
  await app.settle();
  const tickets = (await agent.list('?view=all')).tickets.map(({ code, version }) => ({
    ...{ code, version },
  }));
  const answer = await agent.browser.post('/api/desk/bulk', {
    tickets,
    act: { kind: 'close', reason: 'پاسخ در صفحهٔ اطلاعیه‌ها آمده است.' },
  });
  const { held } = (await answer.json()) as { held: Held };
  app.clock.turn(seconds(10) + 100);
  const [row] = await findHeld(app.db, held.id);
  if (!row) throw new Error('There is no such act.');
  const found = heldRow(row);
  const context = { ...app.services, db: app.db };
  const { batch } = app.client;
  let writes = 0;
  app.client.batch = async (statements, mode) => {
    if (mode === 'write' && ++writes > 1) throw new Error('The process died.');
    return batch.call(app.client, statements, mode);
  };
  await expect(applyHeld(context, found)).rejects.toThrow();
  app.client.batch = batch;
  const outcome = async () =>
    ((await (await agent.browser.get('/api/desk/pulse')).json()) as PulseAnswer).held[0]?.outcome;
  const closed = async () =>
    (await app.db.all(sql`SELECT id FROM ticket_history WHERE to_value = 'closed'`)).length;
  return { app, agent, held, found, context, outcome, closed };
}

describe('an act on many tickets that is half done', () => {
  it('is ended by a process that found it before it began', async () => {
    const { found, context, outcome, closed } = await openHalfDone();
    expect(await closed()).toBe(10);
    await applyHeld(context, found);
    expect(await outcome()).toEqual({ act: 'close', done: count, refused: [] });
    expect(await closed()).toBe(count);
  });

  it('can be undone no longer, and goes on', async () => {
    const { app, agent, held, outcome } = await openHalfDone();
    expect(await problemOf(agent.browser.post(`/api/desk/held/${held.id}/undo`, {}))).toBe(
      'undo_late',
    );
    await runScheduled(app.services);
    expect(await outcome()).toEqual({ act: 'close', done: count, refused: [] });
  });
});

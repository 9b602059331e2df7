import { expect, it } from 'vitest';
import { createTestApp } from '../helpers/app.ts';
import { countRoundTrips } from '../helpers/round-trips.ts';
import { fileTicket, signedIn } from '../helpers/tickets.ts';

it('a customer’s list and thread are read by these statements and no more', async () => {
  const app = await createTestApp();
  const customer = await signedIn(app);
  const code = await fileTicket(customer);
  const seen = countRoundTrips(app.services.openDb().$client);
  const statementsOf = async (path: string) => {
    const before = seen.statements;
    expect((await customer.get(path)).status).toBe(200);
    return seen.statements - before;
  };
  // The session, the tickets, and the two that say what closes the organisation.
  expect(await statementsOf('/api/requests')).toBe(4);
  // The session, the ticket, where it was merged into, messages, history, files, and who takes part.
  expect(await statementsOf(`/api/requests/${code}`)).toBe(7);
});

import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { days, hours, minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import { deliverDue } from '../../worker/notifications/delivery/deliver.ts';
import { agents } from '../../worker/people/schema.ts';
import { setAgentEnabled } from '../../worker/sign-in/set-agent-enabled.ts';
import type { Browser } from '../helpers/browser.ts';
import { dumpDatabase } from '../helpers/dump.ts';
import { signIn } from '../helpers/people.ts';
import { call } from '../rights/call.ts';
import { type Fixture, openFixture, type Role } from '../rights/fixture.ts';
import { rights } from '../rights/table.ts';

const customers: readonly Role[] = ['owner', 'otherCustomer'];
const mobiles: Partial<Record<Role, string>> = {
  owner: '+989121000001',
  otherCustomer: '+989121000002',
  otherAgent: '+989351000001',
  agent: '+989351000002',
  admin: '+989351000003',
};

type End = (fixture: Fixture, browser: Browser, mobile: string) => Promise<unknown>;

/** Signs out by a route, and sends the cookies again that it took away. */
const signOut =
  (path: string): End =>
  async (_, browser) => {
    const kept = new Map(browser.cookies);
    expect((await browser.post(path)).status).toBe(204);
    for (const [name, value] of kept) browser.cookies.set(name, value);
  };

const signOutElsewhere: End = async ({ app }, _, mobile) => {
  // The notice of the ticket goes out before the code, which is then the last SMS.
  await deliverDue(app.services);
  app.clock.turn(minutes(1));
  const elsewhere = await signIn(app, mobile);
  expect((await elsewhere.post('/api/sign-out-everywhere')).status).toBe(204);
};

const changeAgent =
  (set: Partial<typeof agents.$inferInsert>): End =>
  ({ app }, _, mobile) =>
    app.db.update(agents).set(set).where(eq(agents.mobile, mobile));

const nothing: End = async () => {};

const endings: Record<'customers' | 'agents', [string, End, afterMs?: number][]> = {
  customers: [
    ['R18 by signing out', signOut('/api/sign-out')],
    ['R18 by signing out everywhere, elsewhere', signOutElsewhere],
    ['R17 by seven idle days', nothing, days(7) + seconds(1)],
  ],
  agents: [
    ['R18 by signing out', signOut('/api/desk/sign-out')],
    [
      'R18 by being disabled',
      ({ app }, _, mobile) => setAgentEnabled({ ...app.services, db: app.db }, mobile, false),
    ],
    ['R18 by a row that says disabled', changeAgent({ disabledAt: 1 })],
    ['R17 by thirty idle minutes', nothing, minutes(30) + seconds(1)],
    ['R17 by twelve hours', nothing, hours(12)],
  ],
};

const closedTo = (roles: readonly Role[]) =>
  Object.entries(rights).flatMap(([route, row]) =>
    (row.allowed ?? [])
      .filter((role) => roles.includes(role))
      .map((role) => ({ route, row, role })),
  );

/** Every call that these roles might make, none of which may be answered or change anything. */
async function expectAllRefused(fixture: Fixture, roles: readonly Role[]) {
  const before = await dumpDatabase(fixture.app.client);
  const calls = closedTo(roles);
  expect(calls.length).toBeGreaterThan(20);
  for (const { route, row, role } of calls) {
    const asked = row.call?.(fixture) ?? {};
    const answer = await call(fixture.browsers[role], route, asked);
    expect(answer, `${route} as ${role}`).toMatchObject({ status: 401, problem: 'sign_in_needed' });
  }
  expect(await dumpDatabase(fixture.app.client)).toEqual(before);
}

async function endAll(roles: readonly Role[], end: End, afterMs = 0) {
  const fixture = await openFixture();
  for (const role of roles) await end(fixture, fixture.browsers[role], mobiles[role] ?? '');
  fixture.app.clock.turn(afterMs);
  return fixture;
}

describe('a session that has ended opens no route', () => {
  it.each(endings.customers)('of a customer, %s', async (_, end, afterMs) => {
    await expectAllRefused(await endAll(customers, end, afterMs), customers);
  });

  const atDesk: readonly Role[] = ['otherAgent', 'agent', 'admin'];
  it.each(endings.agents)('of an agent, %s', async (_, end, afterMs) => {
    await expectAllRefused(await endAll(atDesk, end, afterMs), atDesk);
  });

  it('R16 R18 of an admin who was made an agent, and of an agent who was made an admin', async () => {
    const fixture = await endAll(['admin'], changeAgent({ role: 'agent' }));
    await changeAgent({ role: 'admin' })(fixture, fixture.browsers.agent, mobiles.agent ?? '');
    await expectAllRefused(fixture, ['agent', 'admin']);
    expect((await fixture.browsers.otherAgent.get('/api/desk/session')).status).toBe(200);
  });
});

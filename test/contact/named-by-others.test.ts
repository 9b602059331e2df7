import { describe, expect, it } from 'vitest';
import { fixedRates } from '../../worker/foundation/fixed-limits.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import type { Browser } from '../helpers/browser.ts';
import { signIn } from '../helpers/people.ts';
import { solveFor } from '../helpers/proof-of-work.ts';
import { goodRequest } from '../helpers/tickets.ts';

// Anybody can leave somebody else's number. What is filed in a person's name takes nothing from that person.

const mobile = '+989121234567';
const { replyChannel: _replyChannel, ...request } = goodRequest;
const { max } = fixedRates.ticketsOfUnprovenContact;

const openApp = () =>
  createTestApp({
    settings: ({ limits }) =>
      Object.assign(limits, { sendsPerAddressPerHour: 10_000, ticketsPerAddressPerHour: 10_000 }),
  });

type Sender = { mobile: string } | { email: string };

async function file(browser: Browser, no: number, sender: Sender = { mobile }) {
  const address = 'mobile' in sender ? sender.mobile : sender.email;
  const work = await solveFor(browser, 'ticket', address);
  const body = { ...request, requestType: 'account', title: `${request.title} ${no}`, ...sender };
  return (await browser.post('/api/contact', { ...body, work })).status;
}

/** Somebody files in this name from another network, until nothing more is taken. */
async function fileInName(app: TestApp, sender: (i: number) => Sender = () => ({ mobile })) {
  app.comeFrom('198.51.100.7');
  const statuses: number[] = [];
  for (let i = 0; i <= max; i++) statuses.push(await file(app.visitor(), i, sender(i)));
  expect(statuses.filter((status) => status === 201)).toHaveLength(max);
  expect(statuses.at(-1)).toBe(429);
}

describe('R65 ten requests that others file in a person’s name', () => {
  it('leave that person, in another network, every request without proof', async () => {
    const app = await openApp();
    await fileInName(app);
    app.comeFrom('192.0.2.1');
    expect(await file(app.visitor(), 100)).toBe(201);
  });

  it('leave its known devices every request, in the same network too', async () => {
    const app = await openApp();
    const owner = await signIn(app, mobile);
    await owner.post('/api/sign-out', {});
    await fileInName(app);
    expect(await file(app.visitor(), 100)).toBe(429);
    expect(await file(owner, 101)).toBe(201);
  });

  it('leave who is signed in as many as ever', async () => {
    const app = await openApp();
    const owner = await signIn(app, mobile);
    await fileInName(app);
    for (let i = 0; i < app.settings.limits.ticketsPerCustomerPerDay; i++) {
      const title = `${request.title} ${i}`;
      const own = { ...goodRequest, title, anotherMatter: true };
      expect((await owner.post('/api/contact', own)).status).toBe(201);
    }
  });

  it('R67 are no more under other spellings of a mailbox', async () => {
    const app = await openApp();
    await fileInName(app, (i) => ({ email: `reza+${i}@example.com` }));
  });
});

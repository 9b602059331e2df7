import type { ContactNow } from '#shared/contract/contact.ts';
import type { FiledAnswer, Thread, TicketSummary } from '#shared/contract/tickets.ts';
import { runScheduled } from '../../worker/app.ts';
import { createTestApp, type TestApp, type TestAppOptions } from '../helpers/app.ts';
import type { Browser } from '../helpers/browser.ts';
import { deskOf } from '../helpers/desk.ts';
import { signInAgent } from '../helpers/people.ts';
import { payFor } from '../helpers/work.ts';

/**
 * The real app, run by an organisation on nothing but its own `settings.json`:
 *
 *     import settings from './content/settings.json';
 *     const house = await openOrganisation(settings);
 */
export async function openOrganisation(settings: unknown, options: TestAppOptions = {}) {
  const house = await createTestApp({ ...options, organisation: settings });
  return { ...house, tend: () => runScheduled(house.services) };
}

export type Organisation = Awaited<ReturnType<typeof openOrganisation>>;

let keys = 0;

/** Sends the form of a request type, as the browser of a customer or (with `mobile` or `email`) of a stranger. */
export async function sendForm(browser: Browser, request: Record<string, unknown>) {
  const isStranger = 'mobile' in request || 'email' in request;
  const work = isStranger ? { work: await payFor(browser, 'ticket') } : {};
  keys += 1;
  return await browser.post(
    '/api/contact',
    { ...request, ...work },
    { 'Idempotency-Key': `organisation-form-${keys}` },
  );
}

/** The same, where the request must be taken. */
export async function file(browser: Browser, request: Record<string, unknown>) {
  const response = await sendForm(browser, request);
  if (response.status !== 201) throw new Error(`Not filed: ${await response.text()}`);
  return (await response.json()) as FiledAnswer;
}

async function read<Answer>(browser: Browser, path: string): Promise<Answer> {
  const response = await browser.get(path);
  if (!response.ok)
    throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Answer;
}

/** What a customer's browser reads. */
export const myTickets = (browser: Browser) => read<TicketSummary[]>(browser, '/api/requests');
export const threadOf = (browser: Browser, code: string) =>
  read<Thread>(browser, `/api/requests/${code}`);
export const formOf = (browser: Browser, type: string) =>
  read<ContactNow>(browser, `/api/contact/${type}`);

let agents = 0;

/** An agent of these departments (of all, unless told), signed in at the desk. */
export async function agentOf(
  house: TestApp,
  departments = Object.keys(house.settings.departments),
) {
  agents += 1;
  const { browser } = await signInAgent(house, {
    mobile: `+98936${String(1_000_000 + agents)}`,
    name: `کارشناس ${agents}`,
    departments,
  });
  return deskOf(browser);
}

import type { ContactNow } from '#shared/contract/contact.ts';
import type { FiledAnswer, ListedTicket, Thread } from '#shared/contract/tickets.ts';
import { runScheduled } from '../../worker/app.ts';
import { createTestApp, type TestApp, type TestAppOptions } from '../helpers/app.ts';
import type { Browser } from '../helpers/browser.ts';
import { deskOf } from '../helpers/desk.ts';
import { signInAgent } from '../helpers/people.ts';
import { solveFor } from '../helpers/proof-of-work.ts';

/**
 * The real app, run by an organisation on nothing but its own `settings.json`:
 *
 *     import settings from './content/settings.json';
 *     const app = await openOrganisation(settings);
 */
export async function openOrganisation(settings: unknown, options: TestAppOptions = {}) {
  const app = await createTestApp({ ...options, organisation: settings });
  return { ...app, tend: () => runScheduled(app.services) };
}

export type Organisation = Awaited<ReturnType<typeof openOrganisation>>;

let keys = 0;

function nextKey() {
  keys += 1;
  return `organisation-form-${keys}`;
}

/** Sends the form of a request type, as the browser of a customer or (with `mobile` or `email`) of a guest. */
export async function sendForm(
  browser: Browser,
  request: Record<string, unknown>,
  key = nextKey(),
) {
  const sender = request.mobile ?? request.email;
  const work =
    sender === undefined ? {} : { work: await solveFor(browser, 'ticket', String(sender)) };
  return await browser.post('/api/contact', { ...request, ...work }, { 'Idempotency-Key': key });
}

/** The same, where the request must be taken. */
export async function file(browser: Browser, request: Record<string, unknown>, key?: string) {
  const response = await sendForm(browser, request, key);
  if (response.status !== 201) throw new Error(`Not filed: ${await response.text()}`);
  return (await response.json()) as FiledAnswer;
}

/** One pixel. */
const picture = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  ),
  (letter) => letter.charCodeAt(0),
);

/** Uploads a picture under the key of the form that will take it; gives back its id. */
export async function attach(browser: Browser, key: string, name: string) {
  const response = await browser.send('/api/attachments', {
    method: 'POST',
    headers: { 'Form-Token': key, 'File-Name': encodeURIComponent(name) },
    body: picture.slice(),
  });
  if (response.status !== 201) throw new Error(`Not uploaded: ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
}

async function read<Answer>(browser: Browser, path: string): Promise<Answer> {
  const response = await browser.get(path);
  if (!response.ok)
    throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Answer;
}

/** What a customer's browser reads. */
export const myTickets = (browser: Browser) => read<ListedTicket[]>(browser, '/api/requests');
export const threadOf = (browser: Browser, code: string) =>
  read<Thread>(browser, `/api/requests/${code}`);
export const formOf = (browser: Browser, type: string) =>
  read<ContactNow>(browser, `/api/contact/${type}`);

let agents = 0;

/** An agent of these departments (of all, unless given), signed in at the desk. */
export async function agentOf(app: TestApp, departments = Object.keys(app.settings.departments)) {
  agents += 1;
  const { browser } = await signInAgent(app, {
    mobile: `+98936${String(1_000_000 + agents)}`,
    name: `کارشناس ${agents}`,
    departments,
  });
  return deskOf(browser);
}

/** Adds a mailbox to a signed-in customer, proven by the code that came to it. */
export async function addEmail(app: TestApp, browser: Browser, email: string) {
  const work = await solveFor(browser, 'code', email);
  const asked = await browser.post('/api/account/identity/code', { email, work });
  const proven = await browser.post('/api/account/identity', { code: app.lastMail().code });
  if (!asked.ok || !proven.ok)
    throw new Error(`Not added: ${await asked.text()} ${await proven.text()}`);
}

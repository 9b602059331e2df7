import { feedbackArticles } from '#shared/contract/feedback.ts';
import { seconds } from '../../../worker/foundation/ports/clock.ts';
import { signMail } from '../../../worker/inbound/signature.ts';
import { deliverDue } from '../../../worker/notifications/delivery/deliver.ts';
import { findAgentByMobile } from '../../../worker/people/store.ts';
import type { Share } from '../../../worker/transcripts/shares.ts';
import { pictures } from '../../attachments/pictures.ts';
import { authenticatorCodeAt } from '../../helpers/authenticator.ts';
import type { Browser } from '../../helpers/browser.ts';
import { threadOf } from '../../helpers/participants.ts';
import { signIn, signInByEmail } from '../../helpers/people.ts';
import { solveFor } from '../../helpers/proof-of-work.ts';
import { fileTicket, goodRequest } from '../../helpers/tickets.ts';
import { type Fixture, openFixture, type Role, roles } from '../../rights/fixture.ts';
import { rights } from '../../rights/table.ts';

/** One request that succeeds, as a browser (or a mail server) sends it, and sends it again. */
export type Call = {
  name: string;
  browser: Browser;
  path: string;
  init: {
    method: string;
    headers: Record<string, string>;
    body?: string | Uint8Array<ArrayBuffer>;
  };
};

type Given = {
  browser: Browser;
  path?: string;
  json?: unknown;
  headers?: Record<string, string>;
  form?: Record<string, string>;
  bytes?: Uint8Array<ArrayBuffer>;
};
type Prepare = (fixture: Fixture) => Given | Promise<Given>;

/** A phone gets one code in this time; a code lives for two minutes. */
const codeAgainMs = seconds(61);
const secret = 'the secret of the mail pipe';
const article = 'orders/cancel';
const articles = { [article]: { title: 'چطور سفارشم را لغو کنم؟', requestType: 'cancel' } };
const formToken = 'a-form-token-of-128-bits';
const file = { 'Form-Token': formToken, 'File-Name': 'a.png', 'Content-Type': 'image/png' };

/** A fixture in which every route can be called with success. */
export async function openFullFixture(): Promise<Fixture> {
  const fixture = await openFixture({
    env: {
      INBOUND_ADDRESS: 'reply@help.narenj.example',
      INBOUND_SECRET: secret,
      SMTP_URL: 'smtp://127.0.0.1:25',
      MAIL_FROM: 'نارنج <help@narenj.example>',
    },
    services: {
      asset: async (path) =>
        path === feedbackArticles ? new TextEncoder().encode(JSON.stringify(articles)) : null,
    },
  });
  await deliverDue(fixture.app.services);
  fixture.app.clock.turn(codeAgainMs);
  return fixture;
}

let numbers = 0;
/** Numbers of which no two share the prefix that limits count. */
const mobileOfAnybody = () => `0912${300 + ++numbers}0000`;

/** A visitor whose request waits for the proof of its address. */
async function waiting(
  { app }: Fixture,
  address: { mobile?: string; email?: string; replyChannel?: string; prove?: string },
) {
  const browser = app.visitor();
  const sender = address.mobile ?? address.email;
  await fileTicket(browser, { ...address, work: await solveFor(browser, 'ticket', sender) });
  return browser;
}

async function confirming(fixture: Fixture) {
  const browser = await waiting(fixture, {
    email: `link${++numbers}@mail.example`,
    replyChannel: 'email',
    prove: 'link',
  });
  return { browser, fields: Object.fromEntries(new URL(fixture.app.lastMail().link).searchParams) };
}

async function agentAsked({ app }: Fixture, mobile: string) {
  const browser = app.visitor();
  await browser.post('/api/desk/sign-in/code', { mobile });
  return { browser, code: app.lastSms().code };
}

/** How each route that nobody needs a right for is called, and others that need more than a right. */
const prepared: Record<string, Prepare> = {
  'GET /search': ({ app }) => ({ browser: app.visitor(), path: '/search?q=a' }),
  'GET /search/': ({ app }) => ({ browser: app.visitor(), path: '/search/?q=zzzz' }),
  'POST /api/search/misses': ({ app }) => ({ browser: app.visitor(), json: { query: 'zzzz' } }),
  'POST /api/search/outcomes': ({ app }) => ({
    browser: app.visitor(),
    json: { query: 'کیف پول' },
  }),
  'POST /api/feedback': ({ app }) => ({
    browser: app.visitor(),
    json: { article, helpful: 'no', comment: 'مهلت لغو را نگفته است.' },
  }),
  'POST /feedback/': ({ app }) => ({
    browser: app.visitor(),
    form: { article, helpful: 'no' },
  }),
  'GET /api/proof-of-work': ({ app }) => ({
    browser: app.visitor(),
    path: '/api/proof-of-work?form=code',
  }),
  'POST /api/sign-in/code': ({ app }) => ({
    browser: app.visitor(),
    json: { mobile: mobileOfAnybody() },
  }),
  'POST /api/sign-in/prove': async ({ app }) => {
    const browser = app.visitor();
    await browser.post('/api/sign-in/code', { mobile: mobileOfAnybody() });
    return { browser, json: { code: app.lastSms().code } };
  },
  'GET /api/session': ({ browsers }) => ({ browser: browsers.owner }),
  'POST /api/sign-out': ({ browsers }) => ({ browser: browsers.otherCustomer }),
  'POST /api/account/identity': async ({ app }) => {
    const browser = await signIn(app, mobileOfAnybody());
    await browser.post('/api/account/identity/code', { email: 'new@mail.example' });
    return { browser, json: { code: app.lastMail().code } };
  },
  'POST /api/account/erase': async ({ app }) => {
    const browser = await signIn(app, mobileOfAnybody());
    await fileTicket(browser);
    return { browser };
  },
  'POST /api/desk/sign-in/code': ({ app }) => ({
    browser: app.visitor(),
    json: { mobile: '09351000001' },
  }),
  'POST /api/desk/sign-in/prove': async (fixture) => {
    const { browser, code } = await agentAsked(fixture, '09351000002');
    return { browser, json: { code } };
  },
  'POST /api/desk/sign-in/second-factor': async (fixture) => {
    const [admin] = await findAgentByMobile(fixture.app.db, '+989351000003');
    if (!admin) throw new Error('The fixture has no admin.');
    const { browser, code } = await agentAsked(fixture, admin.mobile);
    await browser.post('/api/desk/sign-in/prove', { code });
    // What the authenticator will show once everything is prepared.
    const at = fixture.app.clock.now() + codeAgainMs;
    return { browser, json: { code: await authenticatorCodeAt(fixture.app.services, admin, at) } };
  },
  'POST /api/desk/second-factor': async ({ app, browsers }) => {
    const [admin] = await findAgentByMobile(app.db, '+989351000003');
    if (!admin) throw new Error('The fixture has no admin.');
    const at = app.clock.now() + codeAgainMs;
    const code = await authenticatorCodeAt(app.services, admin, at);
    return { browser: browsers.admin, json: { code } };
  },
  'POST /api/desk/sign-out': ({ browsers }) => ({ browser: browsers.otherAgent }),
  'POST /api/desk/tickets/:code/wake': (fixture) =>
    onTicketThat(fixture, 'snoozed_until = created_at + 86400000', '/wake'),
  'POST /api/desk/tickets/:code/reopen': (fixture) =>
    onTicketThat(fixture, "state = 'closed'", '/reopen', { reason: 'پول هنوز نرسیده است.' }),
  'POST /api/desk/tickets/:code/reply to be kept back': ({ browsers, ticketCode }) => ({
    browser: browsers.agent,
    path: `/api/desk/tickets/${ticketCode}/reply`,
    json: { version: 1, text: 'بررسی شد.', undo: true },
  }),
  'POST /api/desk/attachments': ({ browsers }) => ({
    browser: browsers.agent,
    headers: file,
    bytes: pictures.png.slice(),
  }),
  'POST /api/desk/tickets/:code/part': (fixture) => joined(fixture, 'merge', 'part'),
  'POST /api/desk/tickets/:code/unlink': (fixture) => joined(fixture, 'link', 'unlink'),
  'POST /api/attachments': ({ app }) => ({
    browser: app.visitor(),
    headers: file,
    bytes: pictures.png.slice(),
  }),
  'DELETE /api/attachments/:id': async ({ app }) => {
    const browser = app.visitor();
    const init = { method: 'POST', headers: file, body: pictures.png.slice() };
    const { id } = (await (await browser.send('/api/attachments', init)).json()) as { id: string };
    return { browser, path: `/api/attachments/${id}`, headers: { 'Form-Token': formToken } };
  },
  'GET /api/transcripts/keys': ({ app }) => ({ browser: app.visitor() }),
  'DELETE /api/requests/:code/participants/:id': async ({ app }) => {
    const { browser, code, people } = await sharedWithAnybody(app);
    return { browser, path: `/api/requests/${code}/participants/${people[0]?.id}` };
  },
  'POST /api/requests/:code/leave': async ({ app }) => {
    const { code, mobile } = await sharedWithAnybody(app);
    return { browser: await signIn(app, mobile), path: `/api/requests/${code}/leave` };
  },
  'POST /api/desk/tickets/:code/leave': async ({ app, browsers }) => {
    const { code, people } = await sharedWithAnybody(app);
    const json = { version: 2, participant: people[0]?.id };
    return { browser: browsers.admin, path: `/api/desk/tickets/${code}/leave`, json };
  },
  'POST /api/requests/:code/rating': async ({ app }) => {
    const browser = await signIn(app, mobileOfAnybody());
    const code = await fileTicket(browser);
    await browser.post(`/api/requests/${code}/solved`);
    return { browser, path: `/api/requests/${code}/rating`, json: { rating: 5 } };
  },
  'POST /api/transcripts/compare': async ({ app }) => {
    const browser = await signIn(app, mobileOfAnybody());
    const code = await fileTicket(browser);
    const transcript = await browser.get(`/api/requests/${code}/transcript.json`);
    return { browser: app.visitor(), json: await transcript.json() };
  },
  'POST /api/transcripts/shared': async ({ app }) => {
    const browser = await signIn(app, mobileOfAnybody());
    const code = await fileTicket(browser);
    const { url } = (await (await browser.post(`/api/requests/${code}/shares`)).json()) as Share;
    return { browser: app.visitor(), json: { code, token: new URL(url).hash.slice(1) } };
  },
  'GET /requests': ({ browsers }) => ({ browser: browsers.owner }),
  'GET /requests/': ({ browsers }) => ({ browser: browsers.owner }),
  'GET /requests/:code': ({ browsers, ticketCode }) => ({
    browser: browsers.owner,
    path: `/requests/${ticketCode}`,
  }),
  'GET /requests/:code/': ({ browsers, ticketCode }) => ({
    browser: browsers.owner,
    path: `/requests/${ticketCode}/`,
  }),
  'POST /requests/:code/': async ({ app }) => {
    const browser = await signIn(app, mobileOfAnybody());
    const code = await fileTicket(browser);
    const form = { key: crypto.randomUUID(), text: 'پیامی بدون اسکریپت' };
    return { browser, path: `/requests/${code}/`, form };
  },
  'POST /api/requests/:code/proof': ({ app, ticketCode }) => ({
    browser: app.visitor(),
    path: `/api/requests/${ticketCode}/proof`,
  }),
  'POST /api/requests/prove': async ({ app, ticketCode }) => {
    const browser = app.visitor();
    await browser.post(`/api/requests/${ticketCode}/proof`, {});
    return { browser, json: { code: app.lastSms().code } };
  },
  'GET /api/contact/:type': ({ browsers }) => ({
    browser: browsers.owner,
    path: '/api/contact/technical',
  }),
  'POST /api/contact': async ({ app }) => {
    const browser = app.visitor();
    const mobile = mobileOfAnybody();
    const work = await solveFor(browser, 'ticket', mobile);
    return { browser, json: { ...goodRequest, mobile, work } };
  },
  'POST /api/contact of a customer': ({ browsers }) => ({
    browser: browsers.otherCustomer,
    json: { ...goodRequest, urgency: 'urgent' },
  }),
  'POST /api/contact/prove': async (fixture) => {
    const browser = await waiting(fixture, { mobile: mobileOfAnybody() });
    return { browser, json: { code: fixture.app.lastSms().code } };
  },
  'POST /api/contact/proof': async (fixture) => {
    const browser = await waiting(fixture, { mobile: mobileOfAnybody() });
    return { browser };
  },
  'POST /api/contact/unproven': async (fixture) => {
    const browser = await waiting(fixture, { mobile: mobileOfAnybody() });
    return { browser, json: {} };
  },
  'GET /contact/:type': async (fixture) => ({
    browser: await waiting(fixture, { mobile: mobileOfAnybody() }),
    path: `/contact/${goodRequest.requestType}`,
  }),
  'GET /contact/:type/': async (fixture) => ({
    browser: await waiting(fixture, { mobile: mobileOfAnybody() }),
    path: `/contact/${goodRequest.requestType}/`,
  }),
  'POST /contact/:type/': async ({ app }) => {
    const browser = app.visitor();
    const typed = { title: goodRequest.title, text: goodRequest.text, email: 'sara@example.com' };
    const page = await (await browser.postForm('/contact/technical/', typed)).text();
    const [, token = ''] = /name="formToken" value="([^"]+)"/.exec(page) ?? [];
    app.clock.turn(seconds(3));
    return { browser, path: '/contact/technical/', form: { ...typed, formToken: token } };
  },
  'GET /confirm/': async (fixture) => {
    const { browser, fields } = await confirming(fixture);
    return { browser, path: `/confirm/?${new URLSearchParams(fields)}` };
  },
  'POST /confirm/': async (fixture) => {
    const { browser, fields } = await confirming(fixture);
    return { browser, form: fields };
  },
  'POST /api/inbound': async (fixture) => ({
    browser: fixture.app.visitor(),
    bytes: await mailToReply(fixture),
  }),
};

/** What an admin does to a ticket of its own that was changed in the database. */
async function onTicketThat(
  { app, browsers }: Fixture,
  change: string,
  act: string,
  body: object = {},
): Promise<Given> {
  const code = await fileTicket(await signIn(app, mobileOfAnybody()));
  const stored = code.replaceAll('-', '');
  await app.client.execute({ sql: `UPDATE tickets SET ${change} WHERE code = ?`, args: [stored] });
  const path = `/api/desk/tickets/${code}${act}`;
  return { browser: browsers.admin, path, json: { version: 1, ...body } };
}

/** A request in which somebody takes part. */
async function sharedWithAnybody(app: Fixture['app']) {
  const browser = await signIn(app, mobileOfAnybody());
  const code = await fileTicket(browser);
  const mobile = mobileOfAnybody();
  await browser.post(`/api/requests/${code}/participants`, { mobile });
  const { participants } = await threadOf(browser, code);
  return { browser, code, mobile, people: participants?.people ?? [] };
}

/** Two requests that were merged or linked, to be taken apart. */
async function joined({ app, browsers }: Fixture, by: 'merge' | 'link', act: 'part' | 'unlink') {
  const customer = await signIn(app, mobileOfAnybody());
  const other = await fileTicket(customer);
  const code = await fileTicket(customer, { title: 'یک موضوع دیگر', anotherMatter: true });
  const path = `/api/desk/tickets/${code}`;
  await browsers.admin.post(`${path}/${by}`, { version: 1, other });
  const json = { version: 2, ...(act === 'unlink' && { other }) };
  return { browser: browsers.admin, path: `${path}/${act}`, json };
}

/** An answer by e-mail to the notice about a ticket. */
async function mailToReply({ app }: Fixture) {
  const browser = await signInByEmail(app, 'reader@mail.example');
  await fileTicket(browser, { replyChannel: 'email' });
  const to = app.lastMail().replyTo ?? '';
  return new TextEncoder().encode(
    [
      'From: <reader@mail.example>',
      `To: <${to}>`,
      'Message-ID: <one@mail.example>',
      'Subject: Re: ticket',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'ممنون، درست شد.',
    ].join('\r\n'),
  );
}

const pageOf = (path: string): Record<string, string> =>
  path.startsWith('/api/') ? {} : { Accept: 'text/html' };

/** Every route that has a row in the table of rights, and the variants that are prepared here. */
export const callNames = [...new Set([...Object.keys(rights), ...Object.keys(prepared)])];

/** A valid call of each name. A new route is called as its row says, or needs a preparation here. */
export async function prepareCalls(fixture: Fixture): Promise<Map<string, Call>> {
  const calls = new Map<string, Call>();
  for (const [i, name] of callNames.entries()) {
    // Each from an address of its own, for limits count them.
    fixture.app.comeFrom(`198.51.100.${i}`);
    calls.set(name, await prepareCall(fixture, name));
  }
  fixture.app.clock.turn(codeAgainMs);
  // Notes of last use are written now, and not behind every answer.
  for (const { browser } of calls.values()) await browser.get('/api/desk/session');
  return calls;
}

async function prepareCall(fixture: Fixture, name: string): Promise<Call> {
  const [method = '', pattern = ''] = name.split(' ');
  const given = await (prepared[name] ?? byRights)(fixture, name);
  const { browser, path = pattern, headers = {}, form, bytes } = given;
  const json =
    form || bytes || method === 'GET' ? undefined : await browser.withWork(path, given.json ?? {});
  if (name === 'POST /api/inbound' && bytes)
    headers['Pasokh-Signature'] = await signMail(
      secret,
      { body: bytes, recipients: '' },
      fixture.app.clock.now(),
    );
  const body = form ? new URLSearchParams(form).toString() : (bytes ?? JSON.stringify(json));
  const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
  return {
    name,
    browser,
    path,
    init: {
      method,
      headers: {
        ...pageOf(path),
        ...(body !== undefined && { 'Content-Type': type, 'Idempotency-Key': crypto.randomUUID() }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    },
  };
}

function byRights(fixture: Fixture, name = ''): Given {
  const row = rights[name];
  const asked = row?.call?.(fixture);
  const role = row?.open ? 'guest' : roles.findLast((one: Role) => row?.allowed?.includes(one));
  if (!role) throw new Error(`${name} has no row in the table of rights.`);
  return {
    browser: fixture.browsers[role],
    ...(asked?.path && { path: asked.path }),
    ...(asked?.body !== undefined && { json: asked.body }),
  };
}

import type { InboxAnswer } from '#shared/contract/desk/inbox.ts';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { makeToken, systemRandomBytes } from '../../worker/foundation/ports/random.ts';
import type { Agent } from '../../worker/people/schema.ts';
import { createTestApp, type TestApp, type TestAppOptions } from './app.ts';
import type { Browser } from './browser.ts';
import { keepDatabase } from './database.ts';
import { signInAgent } from './people.ts';
import { fileTicket, signedIn } from './tickets.ts';

export const customerMobile = '09121234567';
const department = 'technical';

/** What one agent does in one browser. Writes go to the version that was last read. */
export function deskOf(browser: Browser) {
  const at = (code: string, rest = '') => `/api/desk/tickets/${code}${rest}`;
  const desk = {
    browser,
    list: async (query = ''): Promise<InboxAnswer> =>
      (await (await browser.get(`/api/desk/tickets${query}`)).json()) as InboxAnswer,
    read: async (code: string): Promise<DeskThread> =>
      (await (await browser.get(at(code))).json()) as DeskThread,
    /** Sends a write on a version; without one, on the current version. */
    async act(code: string, what: string, body: object = {}, key?: string) {
      const version = (await desk.read(code)).version;
      return await browser.post(
        at(code, `/${what}`),
        { version, ...body },
        { 'Idempotency-Key': key ?? makeToken(systemRandomBytes, 16) },
      );
    },
  };
  return desk;
}

let agents = 0;

/** Another agent at the desk, of the department that `openDesk` files to unless said otherwise. */
export async function agentAt(app: TestApp, given: Partial<Agent> = {}) {
  agents += 1;
  const mobile = `+98935${String(1_000_000 + agents)}`;
  const { agent, browser } = await signInAgent(app, {
    mobile,
    name: `کارشناس ${agents}`,
    departments: [department],
    ...given,
  });
  return { agent, ...deskOf(browser) };
}

/** A app with one customer, one ticket of hers and one agent who may answer it. */
export async function openDesk(options?: TestAppOptions) {
  if (options) return await makeDesk(options);
  usual ??= keepDesk();
  const { kept, code, customer, agent } = await usual;
  const app = await createTestApp({ kept });
  return {
    app,
    code,
    customer: browserWith(app, customer.cookies),
    agent: { agent: agent.agent, ...deskOf(browserWith(app, agent.browser.cookies)) },
  };
}

/** A browser that has these cookies from the beginning. */
export function browserWith(app: TestApp, cookies: Browser['cookies']): Browser {
  const browser = app.visitor();
  for (const [name, value] of cookies) browser.cookies.set(name, value);
  return browser;
}

let usual: ReturnType<typeof keepDesk> | undefined;

/** Those who come to it sign in once for the tests of a process: eight requests with all that runs behind them. */
async function keepDesk() {
  const { app, ...desk } = await makeDesk({});
  await app.settle();
  return { kept: keepDatabase(app.file), ...desk };
}

async function makeDesk(options: TestAppOptions) {
  const app = await createTestApp(options);
  const customer = await signedIn(app, customerMobile);
  const code = await fileTicket(customer);
  const agent = await agentAt(app);
  app.texts.length = 0;
  return { app, customer, code, agent };
}

import { commit } from '../../worker/foundation/database/commit.ts';
import { makeId } from '../../worker/foundation/ports/random.ts';
import type { Services } from '../../worker/foundation/ports/services.ts';
import { renewRecoveryCodes } from '../../worker/people/recovery-codes.ts';
import type { Agent } from '../../worker/people/schema.ts';
import { findAgentByMobile, insertAgent } from '../../worker/people/store.ts';
import type { TestApp } from './app.ts';
import { authenticatorCodeAt } from './authenticator.ts';
import type { Browser } from './browser.ts';

const mustBe = async (answer: Response, status: number) => {
  if (answer.status !== status)
    throw new Error(`Expected ${status}, got ${answer.status}: ${await answer.text()}`);
};

/** Signs `browser` in by a code to this mobile, as a person would. */
export async function signIn(app: TestApp, mobile: string, browser: Browser = app.visitor()) {
  await mustBe(await browser.post('/api/sign-in/code', { mobile }), 202);
  const { code } = app.lastSms();
  await mustBe(await browser.post('/api/sign-in/prove', { code }), 204);
  return browser;
}

/** The same by a code to a mailbox. */
export async function signInByEmail(app: TestApp, email: string, browser: Browser = app.visitor()) {
  await mustBe(await browser.post('/api/sign-in/code', { email }), 202);
  const { code } = app.lastMail();
  await mustBe(await browser.post('/api/sign-in/prove', { code }), 204);
  return browser;
}

/** What helpers of agents need of an app: a test's own, or one put together over a built server's database. */
export type AgentHolder = Pick<TestApp, 'db' | 'settings'> & {
  clock: Services['clock'];
  services: Pick<Services, 'randomBytes' | 'clock' | 'config' | 'settings'>;
};

/** Makes an agent, without signing in. */
export async function addAgent(app: AgentHolder, given: Partial<Agent> & { mobile: string }) {
  await insertAgent(app.db, {
    id: makeId(app.services),
    name: 'کارشناس',
    role: 'agent',
    departments: Object.keys(app.settings.departments),
    createdAt: app.clock.now(),
    ...given,
  });
  const [agent] = await findAgentByMobile(app.db, given.mobile);
  return agent!;
}

/** New recovery codes of an agent, as they are shown. */
export async function recoveryCodesOf(app: TestApp, { id }: Agent) {
  const { codes, steps } = await renewRecoveryCodes({ ...app.services, db: app.db }, id);
  await commit(app.db, steps);
  return codes;
}

/** What the agent's authenticator shows now. */
export async function authenticatorCode(app: AgentHolder, agent: Agent) {
  return await authenticatorCodeAt(app.services, agent, app.clock.now());
}

/** Proves the phone of an agent: the session is half open, until the second factor. */
export async function passFirstFactor(
  app: Pick<TestApp, 'visitor' | 'lastSms'>,
  mobile: string,
  browser: Browser = app.visitor(),
) {
  await mustBe(await browser.post('/api/desk/sign-in/code', { mobile }), 202);
  const { code } = app.lastSms();
  await mustBe(await browser.post('/api/desk/sign-in/prove', { code }), 204);
  return browser;
}

/** Makes an agent (or takes the one with this mobile) and signs in with both factors. */
export async function signInAgent(
  app: TestApp,
  given: Partial<Agent> & { mobile: string },
  browser: Browser = app.visitor(),
) {
  const [known] = await findAgentByMobile(app.db, given.mobile);
  const agent = known ?? (await addAgent(app, given));
  await passFirstFactor(app, agent.mobile, browser);
  const second = await authenticatorCode(app, agent);
  await mustBe(await browser.post('/api/desk/sign-in/second-factor', { code: second }), 204);
  return { agent, browser };
}

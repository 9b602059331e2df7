import { makeId } from '../../worker/foundation/chance.ts';
import type { Agent } from '../../worker/people/schema.ts';
import { findAgentByMobile, insertAgent } from '../../worker/people/store.ts';
import { totpCodeAt } from '../../worker/people/totp.ts';
import type { TestApp } from './app.ts';
import type { Browser } from './browser.ts';

const mustBe = async (answer: Response, status: number) => {
  if (answer.status !== status)
    throw new Error(`Expected ${status}, got ${answer.status}: ${await answer.text()}`);
};

/** Signs `browser` in by a code to this mobile, as a person would. */
export async function signIn(house: TestApp, mobile: string, browser: Browser = house.visitor()) {
  await mustBe(await browser.post('/api/sign-in/code', { mobile }), 202);
  const { code } = house.lastSms();
  await mustBe(await browser.post('/api/sign-in/prove', { code }), 204);
  return browser;
}

/** The same by a code to a mailbox. */
export async function signInByEmail(
  house: TestApp,
  email: string,
  browser: Browser = house.visitor(),
) {
  await mustBe(await browser.post('/api/sign-in/code', { email }), 202);
  const { code } = house.lastMail();
  await mustBe(await browser.post('/api/sign-in/prove', { code }), 204);
  return browser;
}

/** Makes an agent, without signing in. */
export async function addAgent(house: TestApp, given: Partial<Agent> & { mobile: string }) {
  await insertAgent(house.db, {
    id: makeId(house.services),
    name: 'کارشناس',
    role: 'agent',
    departments: Object.keys(house.settings.departments),
    createdAt: house.clock.now(),
    ...given,
  });
  const [agent] = await findAgentByMobile(house.db, given.mobile);
  return agent!;
}

/** What the agent's authenticator shows now. */
export async function authenticatorCode(house: TestApp, agent: Agent) {
  return await totpCodeAt(house.services, agent, house.clock.now());
}

/** Makes an agent (or takes the one with this mobile) and signs in with both factors. */
export async function signInAgent(
  house: TestApp,
  given: Partial<Agent> & { mobile: string },
  browser: Browser = house.visitor(),
) {
  const [known] = await findAgentByMobile(house.db, given.mobile);
  const agent = known ?? (await addAgent(house, given));
  await mustBe(await browser.post('/api/desk/sign-in/code', { mobile: agent.mobile }), 202);
  const { code } = house.lastSms();
  await mustBe(await browser.post('/api/desk/sign-in/prove', { code }), 204);
  const second = await authenticatorCode(house, agent);
  await mustBe(await browser.post('/api/desk/sign-in/second-factor', { code: second }), 204);
  return { agent, browser };
}

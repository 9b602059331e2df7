import type { BrowserContext, Page } from 'playwright-core';
import { holdMs } from '#shared/contract/desk/undo.ts';
import type { OutgoingSms } from '../../worker/foundation/ports/providers.ts';
import type { Agent } from '../../worker/people/schema.ts';
import { findAgentByMobile, insertAgent } from '../../worker/people/store.ts';
import { authenticatorCodeAt } from './authenticator.ts';
import { createBrowser } from './browser.ts';
import { openApp } from './open-app.ts';
import { solveWith } from './proof-of-work.ts';
import { fileTicket } from './tickets.ts';

/** Acts that can be undone happen this soon in tests that do not undo, in ms. */
const soonMs = 300;

/**
 * The bundled help centre with its SMS caught, for tests that sit at the desk in a browser. Acts that can be undone happen
 * at once, unless `undoes`: then they wait until `passHold` says that their time is over.
 */
export async function openDeskApp({ undoes = false } = {}) {
  const app = await openApp();
  const { later } = app.services;
  const kept: (() => Promise<unknown>)[] = [];
  app.services.later = (ms, task) => {
    if (!undoes) later(Math.min(ms, soonMs), task);
    else if (ms >= holdMs) kept.push(task);
    else throw new Error(`What can be undone for ${holdMs} ms was to happen in ${ms} ms.`);
  };
  const texts: OutgoingSms[] = [];
  app.services.smsProviders = [
    {
      name: 'terminal',
      async send(message) {
        texts.push(message);
        return { kind: 'ok', providerMessageId: null, costRials: 0 };
      },
    },
  ];
  const db = app.services.openDb();
  const codeTo = async (mobile: string, after = 0) => {
    for (let tries = 0; tries < 1200; tries++) {
      const sent = texts.slice(after).findLast(({ to }) => to === mobile);
      const code = /#(\d{6})/.exec(sent?.text ?? '')?.[1];
      if (code) return code;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`No code was sent to ${mobile}.`);
  };

  async function addAgent(given: Partial<Agent> & { mobile: string }): Promise<Agent> {
    await insertAgent(db, {
      id: crypto.randomUUID(),
      name: 'سارا محمدی',
      role: 'agent',
      departments: Object.keys(app.services.settings.departments),
      createdAt: Date.now(),
      ...given,
    });
    const [agent] = await findAgentByMobile(db, given.mobile);
    return agent!;
  }

  /** Speaks to the API as somebody's browser would, who has proven this mobile there; `of` is `/desk` for agents. */
  async function prove(mobile: string, of: '' | '/desk' = '') {
    const browser = createBrowser(
      (request) => fetch(request),
      app.origin,
      async () => {},
      solveWith(app.services),
    );
    const before = texts.length;
    await browser.post(`/api${of}/sign-in/code`, { mobile });
    const code = await codeTo(mobile, before);
    const proven = await browser.post(`/api${of}/sign-in/prove`, { code });
    if (proven.status !== 204) throw new Error(await proven.text());
    return browser;
  }

  /** A customer who speaks to the API as her browser would. */
  async function customer(mobile: string) {
    const browser = await prove(mobile);
    return { browser, file: (change = {}) => fileTicket(browser, change) };
  }

  const secondFactorOf = (agent: Agent) =>
    authenticatorCodeAt(app.services, agent, app.services.clock.now());

  /** Gives pages of this context the session of an agent, who signed in by the API: no page of it was loaded. */
  async function signIn(context: BrowserContext, agent: Agent) {
    const browser = await prove(agent.mobile, '/desk');
    const code = await secondFactorOf(agent);
    const proven = await browser.post('/api/desk/sign-in/second-factor', { code });
    if (proven.status !== 204) throw new Error(await proven.text());
    await context.addCookies(
      [...browser.cookies].map(([name, value]) => ({ name, value, url: app.origin })),
    );
  }

  /** Leads an agent to the second step on the page that asks for the first. */
  async function passFirstFactor(page: Page, agent: Agent) {
    await page.getByLabel('شمارهٔ موبایل').fill(agent.mobile.replace('+98', '0'));
    texts.length = 0;
    await page.getByRole('button', { name: 'دریافت کد' }).click();
    const code = page.getByLabel('کد شش‌رقمی');
    await code.waitFor();
    await code.fill(await codeTo(agent.mobile));
    await page.getByLabel('کد برنامهٔ رمزساز').waitFor();
  }

  /** Signs an agent in on the page that asks for it, by both factors. */
  async function signInOn(page: Page, agent: Agent) {
    await passFirstFactor(page, agent);
    const second = page.getByLabel('کد برنامهٔ رمزساز');
    await second.fill(await secondFactorOf(agent));
    await page.locator('.desk-bar').waitFor();
  }

  /** Turns the clock of the server on by as long as an act can be undone; what waits happens. */
  const passHold = async () => {
    app.turnClock(holdMs);
    for (const task of kept.splice(0)) await task();
  };

  return { ...app, db, texts, passHold, addAgent, customer, passFirstFactor, signIn, signInOn };
}

export type DeskApp = Awaited<ReturnType<typeof openDeskApp>>;

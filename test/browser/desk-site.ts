import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Agent } from '../../worker/people/schema.ts';
import { closeContexts, openChromium, withoutServiceWorker } from '../helpers/chromium.ts';
import { type DeskApp, openDeskApp } from '../helpers/desk-app.ts';

/** Options of a page on a phone. */
export const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 } };
/** Options of a page on a wide screen. */
export const wide: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };

/** Desks ask at least this often what is new, in ms, that no test waits for it. */
const askedMs = 300;

/** Has a page repeat in `askedMs` what it would within five seconds. */
const askOften = (page: Page) =>
  page.addInitScript((soonMs) => {
    const { setInterval: repeat } = window;
    window.setInterval = ((task: () => void, ms: number) =>
      repeat(task, ms > 5_000 ? ms : Math.min(ms, soonMs))) as typeof setInterval;
  }, askedMs);

/**
 * A help centre with its desk, and Chromium: there from before the first test of the file until after the last. Every
 * agent and customer has a number of its own.
 */
export function openDeskSite(options: Parameters<typeof openDeskApp>[0] = {}) {
  let browser: Browser;
  let app: DeskApp;
  let people = 0;

  beforeAll(async () => {
    app = await openDeskApp(options);
    browser = await openChromium();
  }, 240_000);

  afterAll(async () => {
    await closeContexts(browser);
    await app?.close();
  });

  const nextMobile = (prefix: string) => {
    people += 1;
    return `${prefix}${String(people).padStart(7, '0')}`;
  };

  /** An empty page. `faults` has what its scripts threw, logged or asked; `loads` counts what was loaded into it. */
  async function openPage(options = phone) {
    const context = await browser.newContext({ ...withoutServiceWorker, ...options });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of (?:401|409)/.test(message.text()))
        faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => faults.push('a dialog opened')));
    let loads = 0;
    page.on('load', () => {
      loads += 1;
    });
    return { context, page, faults, loads: () => loads };
  }

  const addAgent = (given: Partial<Agent> = {}) =>
    app.addAgent({ mobile: nextMobile('+98935'), ...given });

  return {
    get app() {
      return app;
    },
    openPage,
    addAgent,
    /** A mobile of a customer that nobody else has. */
    nextMobile: () => nextMobile('+98912'),
    /** A customer who is signed in. */
    newCustomer: () => app.customer(nextMobile('+98912')),
    /** An agent at the desk, on this address. The page asks often what is new, unless `pace` is that of agents. */
    async sitDown(
      path = '/desk/',
      options = phone,
      given: Partial<Agent> = { role: 'admin' },
      pace: 'often' | 'agents' = 'often',
    ) {
      const agent = await addAgent(given);
      const opened = await openPage(options);
      if (pace === 'often') await askOften(opened.page);
      await app.signIn(opened.context, agent);
      await opened.page.goto(app.origin + path);
      await opened.page.locator('.desk-bar').waitFor();
      return { agent, ...opened };
    },
  };
}

/** By how many pixels a page is wider than its screen. */
export const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

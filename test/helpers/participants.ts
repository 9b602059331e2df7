import type { Thread } from '#shared/contract/tickets.ts';
import type { TestApp } from './app.ts';
import type { Browser } from './browser.ts';
import { fileTicket, signedIn } from './tickets.ts';

/** The mobile of the second person, as it is typed and as it is stored. */
export const secondMobile = { typed: '۰۹۱۲ ۷۶۵ ۴۳۲۱', stored: '+989127654321' } as const;

/** One thread as this browser reads it. */
export const threadOf = async (browser: Browser, code: string): Promise<Thread> =>
  (await (await browser.get(`/api/requests/${code}`)).json()) as Thread;

/** Adds a second person to the request of this browser, and signs that person in. */
export async function joinedBy(app: TestApp, owner: Browser, code: string, name?: string) {
  const added = await owner.post(`/api/requests/${code}/participants`, {
    mobile: secondMobile.typed,
    ...(name && { name }),
  });
  if (added.status !== 204) throw new Error(`Not added: ${await added.text()}`);
  return await signedIn(app, secondMobile.typed);
}

/** A request with its customer and a second person. */
export async function sharedTicket(app: TestApp, name?: string) {
  const owner = await signedIn(app);
  const code = await fileTicket(owner);
  const second = await joinedBy(app, owner, code, name);
  return { owner, second, code };
}

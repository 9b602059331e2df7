import { askNow } from '../api/now.browser.ts';
import { hydrateOnTouch } from '../api/on-touch.browser.ts';
import { askSession, isStepKept, sendsAllCodes } from '../sign-in/start.browser.ts';

/**
 * Starts the page of one's requests: a customer's list needs its code at once. A guest gets the forms that the page holds for
 * guests, whose code comes at a touch.
 */
export function startRequests() {
  let isGuest = false;
  const screen = hydrateOnTouch('requests', async () => {
    const { hydrateRequests } = await import('./hydrate-requests.browser.ts');
    return (host) => hydrateRequests(host, isGuest);
  });
  if (!screen) return;
  void askSession().then((session) => {
    // Where no answer came, the screen says so.
    if (session?.signedIn !== false) return screen.start();
    if (screen.isStarted()) return;
    const forGuests = document.querySelector<HTMLTemplateElement>('template[data-guest]');
    if (!forGuests) return screen.start();
    isGuest = true;
    screen.host.replaceChildren(forGuests.content);
    if (isStepKept()) return screen.start();
    void askNow().then((now) => now && !sendsAllCodes(screen.host, now) && screen.start());
  });
}

import type { Page, Route } from 'playwright-core';

/**
 * Holds every request of this method to these addresses until `release` is called, and then lets it go on; `arrived` is
 * fulfilled by the first.
 */
export async function holdRequests(
  page: Page,
  addresses: string | RegExp,
  { method = 'POST', goOn = (route: Route) => route.continue() } = {},
) {
  const released = Promise.withResolvers<void>();
  const arrived = Promise.withResolvers<void>();
  await page.route(addresses, async (route) => {
    if (route.request().method() !== method) return route.fallback();
    arrived.resolve();
    await released.promise;
    await goOn(route);
  });
  return { arrived: arrived.promise, release: released.resolve };
}

import type { CDPSession, Page } from 'playwright-core';
import { type Interaction, interactions } from './interactions.ts';

/** What one kind of interaction took, a figure for each time, in ms. */
export type Measured = {
  name: string;
  /** The longest from an event to the next paint; below 16 counts as 16. */
  paintMs: number[];
  /** CPU of the page's own part of it: scripts, styles and layout, on a page that is not slowed. */
  workMs: number[];
};

const shortestMs = 16;
const throttle = 4;
/** What an interaction brings about, such as a request that is fetched, has ended by then. */
const restMs = 900;

/** Does all interactions so many times as they are, and so many on a page that is `throttle` times slower. */
export async function measureInteractions(page: Page, rounds: number): Promise<Measured[]> {
  const measured: Measured[] = interactions.map(({ name }) => ({ name, paintMs: [], workMs: [] }));
  await observe(page);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' });
  await cdp.send('Performance.enable');
  const everyOne = async (measure: (one: Interaction, measured: Measured) => Promise<unknown>) => {
    for (let round = 0; round < rounds; round++)
      for (const [at, one] of interactions.entries()) await measure(one, measured[at]!);
  };
  try {
    await everyOne(async (one, { workMs }) => workMs.push(await workOf(page, cdp, one)));
    await setThrottle(cdp, throttle);
    await everyOne(async (one, { paintMs }) => paintMs.push(await longestOf(page, one)));
  } finally {
    await setThrottle(cdp, 1);
    await cdp.detach();
  }
  return measured;
}

const workMetrics = new Set(['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration']);

async function workOf(page: Page, cdp: CDPSession, { act }: Interaction): Promise<number> {
  const soFar = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.reduce((sum, { name, value }) => sum + (workMetrics.has(name) ? value : 0), 0);
  };
  const before = await soFar();
  await act(page);
  await page.waitForTimeout(restMs);
  return 1_000 * ((await soFar()) - before);
}

const setThrottle = (cdp: CDPSession, rate: number) =>
  cdp.send('Emulation.setCPUThrottlingRate', { rate });

type Seen = typeof globalThis & { seenMs?: number[] };

const observe = (page: Page) =>
  page.evaluate(() => {
    (globalThis as Seen).seenMs = [];
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[])
        if (entry.interactionId) (globalThis as Seen).seenMs?.push(entry.duration);
    });
    observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });

async function longestOf(page: Page, { act }: Interaction): Promise<number> {
  await page.evaluate(() => {
    (globalThis as Seen).seenMs = [];
  });
  await act(page);
  await page.waitForTimeout(restMs);
  const seen = await page.evaluate(() => (globalThis as Seen).seenMs ?? []);
  return Math.max(shortestMs, ...seen);
}

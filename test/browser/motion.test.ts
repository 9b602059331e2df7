import { describe, expect, it } from 'vitest';
import { desk, phone, startWalk } from './walk.ts';

const { open } = startWalk();

type Motion = 'reduce' | 'no-preference';

/** Whether a page that is left for another is faded into it: the next one gets what it needs to do so. */
async function fadesInto(reducedMotion: Motion): Promise<boolean> {
  const page = await open('/payments/', { ...desk, reducedMotion });
  await page.evaluate(() => {
    addEventListener('pageswap', ({ viewTransition }) =>
      sessionStorage.setItem('faded', String(viewTransition !== null)),
    );
  });
  await page.locator('.trail a').first().click();
  await page.waitForURL((url) => url.pathname === '/');
  return (await page.evaluate(() => sessionStorage.getItem('faded'))) === 'true';
}

/** How many animations run, or have just been started, when a question is opened. */
async function animationsOfOpening(reducedMotion: Motion): Promise<number> {
  const page = await open('/payments/', { ...phone, reducedMotion });
  return page.locator('details.question').evaluateAll(([first]) => {
    (first as HTMLDetailsElement).open = true;
    return document.getAnimations().length;
  });
}

describe('motion', () => {
  it('is a fade from one page into the next, and the unfolding of an answer', async () => {
    expect(await fadesInto('no-preference')).toBe(true);
    expect(await animationsOfOpening('no-preference')).toBeGreaterThan(0);
  });

  it('is off for those who want less of it', async () => {
    expect(await fadesInto('reduce')).toBe(false);
    expect(await animationsOfOpening('reduce')).toBe(0);
  });
});

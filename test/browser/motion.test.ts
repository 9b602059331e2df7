import { describe, expect, it } from 'vitest';
import { desk, phone, startWalk } from './walk.ts';

const { open } = startWalk();

type Motion = 'reduce' | 'no-preference';

/** Whether the first page that somebody goes to from another is faded into, whose files no cache holds yet. */
async function fadesInto(reducedMotion: Motion): Promise<boolean> {
  const page = await open('/payments/', { ...desk, reducedMotion });
  // Where requests may be held, the browser keeps none of their answers.
  await page.route('**/held', () => {});
  await page.addInitScript(() => {
    addEventListener('pagereveal', ({ viewTransition }) =>
      sessionStorage.setItem('faded', String(viewTransition !== null)),
    );
  });
  await page.locator('.trail a').first().click();
  await page.waitForURL((url) => url.pathname === '/');
  const faded = () => page.evaluate(() => sessionStorage.getItem('faded'));
  await expect.poll(faded).not.toBeNull();
  return (await faded()) === 'true';
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

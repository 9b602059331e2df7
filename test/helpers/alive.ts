import type { Page } from 'playwright-core';

/**
 * Turns to the screen of a page, as a pointer over it does, until its script has taken over from the built markup: the code
 * of many comes with the first touch.
 */
export async function alive(page: Page) {
  await page.waitForFunction(
    () => {
      const screen = document.querySelector('[data-screen]');
      screen?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
      return document.querySelector('[data-alive]') !== null;
    },
    undefined,
    { polling: 50 },
  );
}

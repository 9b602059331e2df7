import { hydrateOnTouch } from '../api/on-touch.browser.ts';

/** Starts the page that verifies a transcript: its code comes at a touch. */
export const startVerify = () =>
  hydrateOnTouch('verify', async () => {
    const { hydrateVerify } = await import('./hydrate-verify.browser.ts');
    return hydrateVerify;
  });

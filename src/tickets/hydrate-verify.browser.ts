import { hydrateScreen } from '../api/screen.browser.ts';
import { VerifyScreen } from './verify-screen.browser.tsx';

/** Brings the built page that verifies a transcript to life. */
export const hydrateVerify = (host: HTMLElement) => hydrateScreen(host, VerifyScreen);

import { hydrateScreen } from '../api/screen.browser.ts';
import { RequestsScreen } from './requests-screen.browser.tsx';

/** Brings the built list of requests to life; for a guest, what is built for guests stands there by then. */
export const hydrateRequests = (host: HTMLElement, isGuest: boolean) =>
  hydrateScreen(host, RequestsScreen, { isGuest });

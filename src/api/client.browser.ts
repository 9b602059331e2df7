import { hc } from 'hono/client';
import type { App } from '../../worker/app.ts';
import { fetchWithRetry } from './answers.browser.ts';

// Most screens have use for both; one that needs the client only once it sends takes the rest from its own file.
export * from './answers.browser.ts';

/** The API's client, typed by the routes of the app itself. */
export const api = hc<App>('/', { fetch: fetchWithRetry }).api;

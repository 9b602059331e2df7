import { later } from '../api/later.browser.tsx';

/** What follows a sent request. Its code is fetched while the form is being filled. */
export const Outcome = later(() => import('./outcome.browser.tsx').then((it) => it.Outcome));

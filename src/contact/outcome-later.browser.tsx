import { later } from '../api/later.browser.tsx';

/** What follows a sent request. Its code is fetched while the form is being filled. */
export const Outcome = later(() => {
  // A face that is not there when its first letter is shown, as of the tracking code, is not shown on this page at all.
  document.fonts.load('1em "Vazirmatn Latin"', '0A').catch(() => {});
  return import('./outcome.browser.tsx').then((it) => it.Outcome);
});

import { forgetKeptTexts } from '../../drafts/use-kept-texts.browser.ts';
import { signOut } from '../desk-api.browser.ts';

/** Ends the session and loads the desk anew: nothing of what was read stays on the page of one who left. */
export const signOutAndLeave = () =>
  void signOut()
    .catch(() => {})
    .then(() => {
      forgetKeptTexts();
      location.assign('/desk/');
    });

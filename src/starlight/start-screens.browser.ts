// What the screens of customers run before anybody turns to them, in one small file that browsers keep from page to page.
import { startContact } from '../contact/start.browser.ts';
import { startSignIn } from '../sign-in/start.browser.ts';
import { startRequests } from '../tickets/start-requests.browser.ts';
import { startVerify } from '../tickets/start-verify.browser.ts';

startContact();
startSignIn();
startRequests();
startVerify();

// What every reading page may hold, in one small file that browsers keep from page to page.
import '../feedback/start.browser.ts';
import '../offline/register.browser.ts';
import '../search/start.browser.ts';
import './header.browser.ts';
import './page-tools.browser.ts';
import './promise.browser.ts';
import './questions.browser.ts';
import './theme.browser.ts';

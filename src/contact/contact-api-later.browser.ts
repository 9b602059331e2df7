import { codeOf } from '../api/answers.browser.ts';

/** What the form sends to the API and reads there, fetched with its client when it is first needed. @throws ApiFault */
export const contactApi = () => codeOf(import('./contact-api.browser.ts'));

import { answerOf, api } from '../../api/client.browser.ts';
import { used } from '../desk-api.browser.ts';

/** How the desk does. @throws ApiFault */
export const readReport = () => used(answerOf(api.desk.report.$get()));

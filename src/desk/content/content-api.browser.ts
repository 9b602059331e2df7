import { answerOf, api } from '../../api/client.browser.ts';
import { used } from '../desk-api.browser.ts';

/** What editors read, of this week or the latest. @throws ApiFault */
export const readContent = (week: string | null) =>
  used(answerOf(api.desk.content.$get({ query: week === null ? {} : { week } })));

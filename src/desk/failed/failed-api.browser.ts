import { answerOf, api } from '../../api/client.browser.ts';
import { used } from '../desk-api.browser.ts';

// All throw ApiFault.

const { failed, budget } = api.desk;

/** A page of the messages that were given up; `after` is `next` of the page before. */
export const readFailed = (after: string | null) =>
  used(answerOf(failed.$get({ query: after === null ? {} : { after } })));

/** Tries messages again. */
export const retryMessages = (ids: string[]) =>
  used(answerOf(failed.retry.$post({ json: { ids } })));

/** Gives messages up for good. */
export const discardMessages = (ids: string[]) =>
  used(answerOf(failed.discard.$post({ json: { ids } })));

/** What today has sent and may send. */
export const readBudget = () => used(answerOf(budget.$get()));

import type { OnBehalfAnswer, OnBehalfInput } from '#shared/contract/desk/on-behalf.ts';
import { answerOf, api } from '../../api/client.browser.ts';
import { used } from '../desk-api.browser.ts';

// All throw ApiFault.

const onBehalf = api.desk['on-behalf'];

/** Who may be calling, by what was typed of the address. */
export const readCallers = async (search: string) =>
  (await used(answerOf(onBehalf.callers.$get({ query: { search } })))).callers;

/** The form of a request type. */
export const readForm = (type: string) =>
  used(answerOf(onBehalf.forms[':type'].$get({ param: { type } })));

/** Files it; the same key files it once. */
export const fileRequest = (json: OnBehalfInput, key: string): Promise<OnBehalfAnswer> =>
  used(answerOf(onBehalf.$post({ json }, { headers: { 'Idempotency-Key': key } })));

import type { Caller, OnBehalfInput } from '#shared/contract/desk/on-behalf.ts';
import { canonicalEmail } from '#shared/fields/email.ts';
import { canonicalMobile } from '#shared/fields/mobile.ts';
import type { ContactFormModel, Typed } from '#shared/forms/contact-form-model.ts';
import { requestOfTyped } from '#shared/forms/typed-request.ts';

/** Whom the request is for: an address as it was typed, or the id of a customer who was found. */
export type ForWhom = { mobile: string } | { email: string } | { customer: string };

/** Whom the agent means; null where neither a whole address was typed nor anybody was chosen. */
export function forWhom(typed: string, chosen: string | null): ForWhom | null {
  const mobile = canonicalMobile(typed);
  if (mobile) return { mobile };
  const email = canonicalEmail(typed);
  if (email) return { email };
  return chosen === null ? null : { customer: chosen };
}

/** Whether what was typed may find somebody: a whole address, or four digits. */
export const maySearch = (typed: string): boolean =>
  forWhom(typed, null) !== null || /^\s*[0-9۰-۹٠-٩]{4}\s*$/.test(typed);

/** The caller that is meant: the one who was chosen, or the only one with the whole address. */
export const callerMeant = (
  callers: readonly Caller[],
  chosen: string | null,
  isWhole: boolean,
): Caller | undefined =>
  isWhole ? callers[0] : callers.find(({ customer }) => customer === chosen && chosen !== null);

/** The request as the API takes it. */
export function onBehalfRequest(
  form: ContactFormModel,
  typed: Typed,
  whom: ForWhom,
): OnBehalfInput {
  const name = typed.name?.trim();
  return {
    ...requestOfTyped({ type: form.type, terms: undefined }, typed, []),
    ...whom,
    ...(name && { name }),
    breakRules: typed.breakRules === 'yes',
  };
}

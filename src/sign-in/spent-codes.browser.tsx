import type { ComponentChild } from 'preact';
import { pages } from '#shared/contract/pages.ts';
import type { IdentityKind } from '#shared/contract/sign-in.ts';
import { ApiFault } from '../api/client.browser.ts';
import * as texts from './texts.ts';

/** By what no code is sent until midnight, where a request failed for that; null for any other fault. */
export function spentOf(fault: unknown): IdentityKind | null {
  if (!(fault instanceof ApiFault)) return null;
  if (fault.code === 'sms_spent') return 'mobile';
  return fault.code === 'email_spent' ? 'email' : null;
}

/** The same where the way does not deliver for another reason (R71). */
export function closedBy(fault: unknown): IdentityKind | null {
  if (fault instanceof ApiFault && fault.code === 'sms_paused') return 'mobile';
  if (fault instanceof ApiFault && fault.code === 'email_paused') return 'email';
  return spentOf(fault);
}

const instead: Record<IdentityKind, string> = {
  mobile: texts.useEmail,
  email: texts.useMobile,
};

/** What somebody can do whom no code can be sent to by this way now. */
export function WaysOn({
  spent,
  hasOther,
  wayOut,
}: {
  spent: IdentityKind;
  /** An address of the other kind can be given here. */
  hasOther: boolean;
  /** The form that needs no code. */
  wayOut?: string | undefined;
}) {
  // Where no form does without a code, the way out leads to the list of them all.
  const withoutCode = wayOut === pages.contact.path ? undefined : wayOut;
  if (!hasOther && !withoutCode) return null;
  const link = (words: string) => <a href={withoutCode}>{words}</a>;
  const ways = () => {
    if (!withoutCode) return texts.sentence(instead[spent]);
    return hasOther
      ? texts.orWithoutCode<ComponentChild>(instead[spent], link)
      : texts.withoutCode<ComponentChild>(link);
  };
  return <p class="notice way-out">{ways()}</p>;
}

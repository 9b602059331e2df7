import type { ComponentChild } from 'preact';
import { pages } from '#shared/contract/pages.ts';
import type { IdentityKind } from '#shared/contract/sign-in.ts';
import * as texts from './texts.ts';

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

import type { ComponentChild } from 'preact';
import { pages } from '#shared/contract/pages.ts';
import type { Accepted } from './address.ts';
import * as texts from './texts.ts';

/** Says by what no code leaves now, and what is possible all the same (R71). Nothing where all is open. */
export function ClosedChannels({
  withEmail,
  accepted,
  wayOut,
}: {
  /** A mailbox serves as well, where mail leaves. */
  withEmail: boolean;
  accepted: Accepted;
  /** The form that needs no code. */
  wayOut: string | undefined;
}) {
  const sentence = sentenceOf(withEmail, accepted);
  if (!sentence) return null;
  // Where no form does without a code, the way out leads to the list of them all.
  const withoutCode = wayOut === pages.contact.path ? undefined : wayOut;
  return (
    <p class="notice notice-warn" role="status">
      {withoutCode
        ? texts.orWithoutCode<ComponentChild>(sentence, (words) => (
            <a href={withoutCode}>{words}</a>
          ))
        : texts.sentence(sentence)}
    </p>
  );
}

function sentenceOf(withEmail: boolean, { mobile, email }: Accepted): string | null {
  if (mobile) return withEmail && !email ? texts.emailClosedUseSms : null;
  if (email) return texts.smsClosedUseEmail;
  return withEmail ? texts.bothClosed : texts.smsClosed;
}

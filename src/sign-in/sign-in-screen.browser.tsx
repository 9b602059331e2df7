import type { ComponentChild } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { pages } from '#shared/contract/pages.ts';
import type { SessionAnswer } from '#shared/contract/sign-in.ts';
import { myRequests } from '#shared/contract/texts/tickets.ts';
import { answerOf, api } from '../api/client.browser.ts';
import { withProofOfWork } from '../api/proof-of-work.browser.ts';
import { type Address, textOf } from './address.ts';
import { useOpenChannels } from './open-channels.browser.ts';
import { ProofSteps } from './proof-steps.browser.tsx';
import * as texts from './texts.ts';

const askSignInCode = (address: Address) =>
  withProofOfWork({ form: 'code', address: textOf(address) }, (work) =>
    answerOf(api['sign-in'].code.$post({ json: { ...address, ...(work && { work }) } })),
  );

const proveSignInCode = (code: string) => answerOf(api['sign-in'].prove.$post({ json: { code } }));

/** What the built page passes to the screen. */
export type SignInProps = {
  withEmail: boolean;
  wayOut?: string | undefined;
  /** Nobody is signed in, as the page knows already. */
  isGuest?: boolean;
  /** What was typed before any script ran. */
  typedBefore?: Readonly<Partial<Record<string, string>>>;
  /** Without it the page goes on to where the person was heading. */
  onProven?: (() => void) | undefined;
};

/** The sign-in screen: proves an address, then goes on to where the person was heading. */
export function SignIn({
  withEmail,
  wayOut,
  isGuest = false,
  typedBefore = {},
  onProven,
}: SignInProps) {
  const [session, setSession] = useState<SessionAnswer>();
  const channels = useOpenChannels();
  useEffect(() => {
    if (isGuest) return;
    answerOf(api.session.$get())
      .then(setSession)
      .catch(() => {});
  }, []);
  if (session?.signedIn) return <AlreadyIn identities={session.identities} />;
  return (
    <ProofSteps
      isKept
      typedBefore={typedBefore.address}
      withEmail={withEmail}
      channels={channels}
      wayOut={wayOut}
      ask={askSignInCode}
      prove={proveSignInCode}
      onProven={onProven ?? (() => location.assign(whereTo(location.search)))}
    />
  );
}

function AlreadyIn({
  identities,
}: {
  identities: Extract<SessionAnswer, { signedIn: true }>['identities'];
}) {
  return (
    <div class="notice notice-good">
      <p>
        {texts.signedInAs<ComponentChild>(
          <bdi dir="ltr">{identities[0]?.masked ?? ''}</bdi>,
          <a href={pages.requests.path}>{myRequests}</a>,
        )}
      </p>
    </div>
  );
}

/** The path in `?next=`; only one of this site, so that a link to us cannot lead to another (open redirect). */
function whereTo(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '';
  return /^\/(?![/\\])[\w\-/?=&.]*$/.test(next) ? next : pages.requests.path;
}

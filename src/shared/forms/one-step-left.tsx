import { type ComponentChildren, Fragment } from 'preact';
import { showMobile } from '../fields/mobile.ts';
import { HiddenCards } from './hidden-cards.tsx';
import { Icon } from './icon.tsx';
import * as texts from './texts.ts';

/** A canonical mobile or e-mail address as people are shown it: a number in groups of Persian digits. */
export const showAddress = (address: string): string =>
  address.includes('@') ? address : showMobile(address);

/** What is left to do with a request that waits for the proof of this canonical address. */
export const oneStepLeft = (address: string): string =>
  address.includes('@') ? texts.confirmMail : texts.confirmMobile;

/** A request that was received and waits for a proof: where that was sent, and what can be done meanwhile. */
export function OneStepLeft({
  code,
  address,
  edit,
  hiddenCards,
  children,
}: {
  /** The tracking code as people read it. */
  code: string;
  /** Canonical. */
  address: string;
  /** Changes the address; stands beside it. */
  edit?: ComponentChildren;
  /** The last four digits of the cards that were masked in it. */
  hiddenCards?: readonly string[] | undefined;
  children: ComponentChildren;
}) {
  const isMail = address.includes('@');
  return (
    <section class="panel waiting" aria-labelledby="filed">
      <h2 id="filed" tabIndex={-1}>
        <Icon name="hourglass" />
        {oneStepLeft(address)}
      </h2>
      <p>{texts.notYetFiled}</p>
      <HiddenCards lastFours={hiddenCards} />
      <div class="waiting-address">
        <span>{(isMail ? texts.mailIs : texts.mobileIs)(<Address address={address} />)}</span>
        {edit}
      </div>
      {children}
      <p class="hint">{texts.trackingCodeIs(<bdi class="code">{code}</bdi>)}</p>
    </section>
  );
}

/** A long one goes on in a second line at a point or its @, and is copied without a break. */
const Address = ({ address }: { address: string }) => (
  <bdi dir="ltr">
    {showAddress(address)
      .split(/(?=[.@])/)
      .map((part, at) => (
        <Fragment key={at}>
          {at > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
  </bdi>
);

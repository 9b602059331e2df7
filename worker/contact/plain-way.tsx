import { pageUrl } from '#shared/contract/pages.ts';
import type { RequestType } from '#shared/settings/request-types.ts';
import { typeWithoutProof } from '#shared/settings/type-without-proof.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { installedChannels } from '../notifications/delivery/open-channels.ts';
import * as texts from './texts.ts';

// A form without scripts is proven by a link in a mail. Where this installation sends none, it files what may
// be filed without a proof, and otherwise says why it cannot and which form can (R71).

/** The address that the form of this type asks for without scripts; null where it cannot be filed that way. */
export function plainAddressOf(
  context: Pick<RequestContext, 'smsProviders' | 'emailProvider'>,
  { unprovenTickets }: Pick<RequestType, 'unprovenTickets'>,
): 'email' | 'mobile' | null {
  if (installedChannels(context).includes('email')) return 'email';
  return unprovenTickets === 'accept' ? 'mobile' : null;
}

/** Another type, whose form files without a proof; undefined where there is none. */
export function otherTypeOf(
  { settings }: Pick<RequestContext, 'settings'>,
  { id }: Pick<RequestType, 'id'>,
): RequestType | undefined {
  const open = typeWithoutProof(settings);
  return open?.id === id ? undefined : open;
}

/** Why the form of a type cannot be filed without scripts, and what to do. */
export const whyNoProof = (other: RequestType | undefined): string =>
  other ? texts.noProofButOther(other.title) : texts.noProofWithoutScripts;

/** Sends what was typed on to the form of the other type. */
export const OtherTypeButton = ({ other }: { other: RequestType }) => (
  <button class="button button-quiet" type="submit" formaction={pageUrl('contactType', other.id)}>
    {texts.fileAs(other.title)}
  </button>
);

import { pages, pageUrl } from '#shared/contract/pages.ts';
import type { Settings } from '#shared/settings/schema.ts';
import { sendsBy } from '#shared/settings/served-channels.ts';
import { typeWithoutProof } from '#shared/settings/type-without-proof.ts';

/** What pages that sign in are built with: whether a mailbox serves as well, and the form that needs no code. */
export function builtProps({ requestTypes, replyChannels }: Settings) {
  const open = typeWithoutProof({ requestTypes });
  return {
    withEmail: replyChannels.some((channel) => sendsBy[channel].includes('email')),
    wayOut: open ? pageUrl('contactType', open.id) : pages.contact.path,
  };
}

import { pageUrl } from '#shared/contract/pages.ts';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import { base64Url } from '../foundation/ports/random.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { keyedHash } from '../foundation/security/keyed-hash.ts';

type Linking = Pick<RequestContext, 'config'>;

const tokenBytes = 16;

/** The page that shows a ticket's verified words to its owner; `code` is the stored form. */
export const addressOfWords = ({ config }: Linking, code: string): string =>
  config.publicOrigin + pageUrl('verifiedWords', showTrackingCode(code));

/** The same for whoever holds the share. The token is in the fragment, which browsers send nowhere. */
export const addressOfShare = async (
  context: Linking,
  code: string,
  share: { id: string },
): Promise<string> => `${addressOfWords(context, code)}#${await tokenOfShare(context, share)}`;

/** The token of a share: 128 bits, base64url. */
export const tokenOfShare = async (
  { config }: Linking,
  { id }: { id: string },
): Promise<string> => {
  const hash = await keyedHash(config.appSecret, 'transcript share', id);
  return base64Url(hash.slice(0, tokenBytes));
};

/** The messages that a share shows. */
export const upTo = <M extends { position: number }>(lastPosition: number, chain: readonly M[]) =>
  chain.filter(({ position }) => position <= lastPosition);

import * as z from 'zod/mini';
import { inputLimits } from '../fields/size-limits.ts';

/** The token of a share: 128 bits, base64url. */
export const shareToken = /^[\w-]{22}$/;

/** What opens the words of a share: the ticket's tracking code and the token, both of the link. */
export const sharedInput = z.strictObject({
  code: z.string().check(z.maxLength(inputLimits.code)),
  token: z.string().check(z.regex(shareToken)),
});

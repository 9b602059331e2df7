import { buffer } from 'node:stream/consumers';
import * as z from 'zod/mini';
import { mailLimits } from '../worker/foundation/fixed-limits.ts';
import { recipientsHeader, signatureHeader, signMail } from '../worker/inbound/signature.ts';
import { loadDotEnv, localOrigin } from './lib/environment.ts';

// For a mail server's pipe, one mail on standard input and the envelope's recipients as arguments:
//   reply: "|cd /srv/pasokh && npm run -s inbound:pipe -- ${recipient}"
// It ends with a code of sysexits.h. With 75 (EX_TEMPFAIL), when we cannot be reached, the mail server tries
// again; with 65 (EX_DATAERR), for a mail that can never be read, it refuses it for good.
const dataError = 65;
const temporaryFailure = 75;

const answer = z.object({ result: z.string() });

loadDotEnv();
const secret = process.env.INBOUND_SECRET;
const origin = process.env.PUBLIC_ORIGIN ?? localOrigin(Number(process.env.PORT ?? 8787));
if (!secret) {
  console.error('INBOUND_SECRET is missing; see .env.example.');
  process.exit(78);
}

const mail = new Uint8Array(await buffer(process.stdin));
// A server that refuses a large body ends the connection, which would look like a temporary failure.
if (mail.length > mailLimits.bytes) refuse('The mail is too large.');
// Ours are plain ASCII; a header can hold no other, and would fail each time anew.
const recipients = process.argv
  .slice(2)
  .filter((address) => /^[\x21-\x7e]+$/.test(address))
  .join(',');
try {
  const response = await fetch(new URL('/api/inbound', origin), {
    method: 'POST',
    headers: {
      'Content-Type': 'message/rfc822',
      [signatureHeader]: await signMail(secret, { body: mail, recipients }, Date.now()),
      [recipientsHeader]: recipients,
    },
    body: mail,
  });
  if (response.status === 413) refuse('The mail is too large.');
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  const { result } = answer.parse(await response.json());
  if (result === 'unreadable') refuse('The mail is malformed or exceeds a limit.');
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exit(temporaryFailure);
}

function refuse(reason: string): never {
  console.error(reason);
  process.exit(dataError);
}

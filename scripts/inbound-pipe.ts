import { buffer } from 'node:stream/consumers';
import { recipientsHeader, signatureHeader } from '../worker/inbound/routes.ts';
import { signMail } from '../worker/inbound/signature.ts';
import { loadDotEnv, localOrigin } from './lib/environment.ts';

// For a mail server's pipe, one mail on standard input and the envelope's recipients as arguments:
//   reply: "|cd /srv/pasokh && npm run -s inbound:pipe -- ${recipient}"
// It ends with 75 (EX_TEMPFAIL of sysexits.h) when the server cannot be reached, so that the server tries again.

loadDotEnv();
const secret = process.env.INBOUND_SECRET;
const origin = process.env.PUBLIC_ORIGIN ?? localOrigin(Number(process.env.PORT ?? 8787));
if (!secret) {
  console.error('INBOUND_SECRET is missing; see .env.example.');
  process.exit(78);
}

const mail = new Uint8Array(await buffer(process.stdin));
const recipients = process.argv.slice(2).join(',');
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
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exit(75);
}

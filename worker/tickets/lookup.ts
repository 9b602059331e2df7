import { sql } from 'drizzle-orm';
import { makeToken } from '../foundation/chance.ts';
import { addressKey } from '../foundation/client-address.ts';
import { hours } from '../foundation/clock.ts';
import { readTogether } from '../foundation/database.ts';
import { keyedHash } from '../foundation/keyed-hash.ts';
import { commitSurely, silentPart } from '../foundation/parts.ts';
import { type Charge, chargeLimits, granted, makeCharge } from '../foundation/rate-limit.ts';
import type { Work } from '../foundation/services.ts';
import { customerWith, isBlocked } from '../people/store.ts';
import type { Payment } from '../proof-of-work/challenge.ts';
import { addressLimit, payAndCharge } from '../proof-of-work/charge.ts';
import { proveCode } from '../proofs/prove.ts';
import { chargeOfSend, startProof } from '../proofs/start.ts';
import { enterAsCustomer } from '../sign-in/enter.ts';
import { claimTicket } from './store.ts';
import { addressOfTicket } from './store-reading.ts';

// A tracking code alone opens nothing. Whoever types one is offered a proof of the ticket's own
// phone or mailbox, and everything looks the same for a code that no ticket has: the same
// statements run for an address that nobody can prove, and nothing is sent (R31).

export const lookupPurpose = 'open_ticket';

export type Lookup = { code: string; clientAddress: string; payment: Payment };

/** @throws Problem `work_needed` over 30 tries an hour, `too_many_requests`. */
export async function offerProof(work: Work, { code, clientAddress, payment }: Lookup) {
  const { db, chance, clock, settings, config } = work;
  const [[found]] = await readTogether(db, [addressOfTicket(db, code)]);
  const address = found?.address ?? `nobody:${code}`;
  const isMail = found ? address.includes('@') : await decoyIsMail(config.appSecret, code);
  const kind = isMail ? ('email_code' as const) : ('sms_code' as const);
  const tries = settings.limits.codeLookupsPerAddressPerHour;
  const lookups = makeCharge(
    makeToken(chance, 16),
    [addressLimit('lookup', addressKey(clientAddress), tries, hours(1), payment)],
    clock,
  );
  const withheld = found ? isBlocked(address) : sql`1`;
  const sendsTo = (address: string, isCounted: (key: string) => boolean): Charge => {
    const asked = { kind, address, purpose: lookupPurpose };
    const charge = chargeOfSend(work, asked, { clientAddress, payment }, withheld);
    return { ...charge, limits: charge.limits.filter(({ key }) => isCounted(key)) };
  };
  // The refusals that are told are those of the typed code: a phone's own would tell whose it is.
  const asks = sendsTo(`code:${code}`, (key) => key.endsWith(`:code:${code}`));
  const sends = sendsTo(address, (key) => !key.startsWith('from:'));
  const started = startProof(
    work,
    { kind, address, purpose: lookupPurpose, subject: found?.id ?? null },
    granted(asks),
    sends,
  );
  const paying = payAndCharge(db, lookups, payment);
  const asking = payAndCharge(db, asks, { ...payment, challengeId: null }, granted(lookups));
  const sending = silentPart(chargeLimits(db, sends, granted(asks)));
  await commitSurely(db, [paying, asking, sending, started], started.wasStarted);
  return { proofId: started.proofId };
}

/** Tickets have phones or mailboxes; which one a code without ticket pretends to have is always the same. */
const decoyIsMail = async (secret: string, code: string): Promise<boolean> =>
  ((await keyedHash(secret, 'decoy channel', code))[0] ?? 0) % 4 === 0;

/**
 * The code that was sent opens a session; a ticket that its sender had not proven becomes the
 * customer's own.
 * @throws Problem `code_wrong`, `code_expired`, `too_many_requests`.
 */
export async function proveLookup(
  work: Work,
  asked: { proofId: string | undefined; code: string; oldTokenHash: string },
) {
  const proving = await proveCode(work, { ...asked, purpose: lookupPurpose });
  const entry = await enterAsCustomer(work, proving, asked.oldTokenHash);
  const customer = customerWith(proving.address);
  const may = sql`${proving.proved} AND ${customer} IS NOT NULL AND NOT ${isBlocked(proving.address)}`;
  const claiming = silentPart(claimTicket(work.db, proving, customer, work.clock.now(), may));
  const [proven] = await commitSurely(work.db, [proving, entry, claiming], proving.proved);
  return { token: entry.token, address: proven.address };
}

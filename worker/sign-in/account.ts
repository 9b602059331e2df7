import { sql } from 'drizzle-orm';
import { commitSurely, type Part, readParts } from '../foundation/parts.ts';
import { Problem } from '../foundation/problem.ts';
import type { Work } from '../foundation/services.ts';
import { customerWith, listIdentities, readIdentityOf, replaceIdentity } from '../people/store.ts';
import { proveCode } from '../proofs/prove.ts';
import { askCustomer, askFreshCustomer } from '../sessions/rules.ts';
import {
  customerOfFreshSession,
  customerOfSession,
  endSessionsOfCustomer,
} from '../sessions/store.ts';
import { type CodeAsked, requestCode } from './request-code.ts';

export const changePurpose = 'change_identity';

type IdentityRow = { address: string; kind: 'mobile' | 'email'; provenAt: number | null };

/** Who is signed in and by which addresses they are known. @throws Problem `sign_in_needed`. */
export async function readAccount(work: Work, tokenHash: string) {
  const { db, clock, settings } = work;
  const customer = customerOfSession(tokenHash, clock.now(), settings.limits);
  const identities: Part<IdentityRow[]> = {
    statements: [listIdentities(db, customer)],
    answer: ([rows]) => rows as IdentityRow[],
  };
  const [who, known] = await readParts(db, [askCustomer(work, tokenHash), identities]);
  return { ...who, identities: known };
}

/** Ends every session of this customer, this one included (R18). @throws Problem `sign_in_needed`. */
export async function signOutEverywhere({ db, clock, settings }: Work, tokenHash: string) {
  const customer = customerOfSession(tokenHash, clock.now(), settings.limits);
  const ended = await endSessionsOfCustomer(db, customer);
  if (ended.length === 0) throw new Problem('sign_in_needed');
}

/**
 * Sends a code to the number or address that is to take the place of the present one. The present
 * one of its kind must have been proven a moment ago, so both are in one hand (R20).
 */
export async function requestChange(
  work: Work,
  tokenHash: string,
  asked: Omit<CodeAsked, 'purpose' | 'subject'>,
) {
  const kind = asked.mobile === undefined ? 'email' : 'mobile';
  const now = work.clock.now();
  const fresh = customerOfFreshSession(tokenHash, now, work.settings.limits, kind);
  return requestCode(
    work,
    { ...asked, purpose: changePurpose, subject: tokenHash },
    { before: freshOwner(work, tokenHash, fresh), when: sql`${fresh} IS NOT NULL` },
  );
}

/**
 * Puts the proven number or address in the place of the present one and signs out all other
 * browsers.
 * @throws Problem `sign_in_needed`, `fresh_proof_needed`, those of a wrong code, `identity_taken`.
 */
export async function changeIdentity(
  work: Work,
  tokenHash: string,
  asked: { proofId: string | undefined; code: string },
) {
  const { db, clock, settings } = work;
  const now = clock.now();
  const fresh = customerOfFreshSession(tokenHash, now, settings.limits);
  const proving = await proveCode(work, { ...asked, purpose: changePurpose });
  const { address } = proving;
  const may = sql`${proving.proved} AND ${fresh} IS NOT NULL
    AND (SELECT subject FROM proofs WHERE id = ${proving.proofId}) = ${tokenHash}`;
  const change: Part<void> = {
    statements: [
      ...replaceIdentity(db, { address, customer: fresh, now }, may),
      endSessionsOfCustomer(db, fresh, {
        exceptTokenHash: tokenHash,
        when: sql`${may} AND ${customerWith(address)} = ${fresh}`,
      }),
    ],
    recall: [null, readIdentityOf(db, { address, customer: fresh }), null],
    answer([, taken]) {
      if ((taken as unknown[]).length === 0) throw new Problem('identity_taken');
    },
  };
  const [, proven] = await commitSurely(
    db,
    [askFreshCustomer(work, tokenHash), proving, change],
    proving.proved,
  );
  return proven;
}

const freshOwner = (
  work: Work,
  tokenHash: string,
  fresh: ReturnType<typeof customerOfFreshSession>,
): Part<void> => {
  const asking = askFreshCustomer(work, tokenHash);
  const statements = [
    ...asking.statements,
    work.db.all<{ owner: string | null }>(sql`SELECT ${fresh} AS owner`),
  ];
  return {
    statements,
    recall: statements,
    answer(results) {
      asking.answer(results);
      const [row] = results.at(-1) as { owner: string | null }[];
      if (!row?.owner) throw new Problem('fresh_proof_needed');
    },
  };
};

import { type SQL, sql } from 'drizzle-orm';
import { days, hours } from '../foundation/clock.ts';
import type { Database } from '../foundation/database.ts';
import { lifeMs } from './life.ts';
import { type ProofKind, proofs } from './schema.ts';
import { isSameScope } from './scope.ts';

export type NewProof = {
  id: string;
  kind: ProofKind;
  address: string;
  purpose: string;
  subject: string | null;
  knownDevice: boolean;
};

/**
 * A new proof of an address and purpose ends the older ones (R7). Links confirm one thing each: they
 * end with a newer proof of the same subject alone, or anybody who knows a mailbox could end them all.
 */
export const supersede = (
  db: Database,
  { kind, address, purpose, subject }: NewProof,
  now: number,
  when: SQL,
) =>
  db.run(sql`
    UPDATE ${proofs} SET superseded_at = ${now}
    WHERE address = ${address} AND purpose = ${purpose} AND expires_at > ${now}
      AND proved_at IS NULL AND superseded_at IS NULL
      AND ((${kind} <> 'email_link' AND kind <> 'email_link') OR subject IS ${subject})
      AND ${when}`);

/** Ends every open proof of an address for one purpose; a code that is still to be sent is not sent. */
export const endProofs = (
  db: Database,
  { address, purpose }: Pick<NewProof, 'address' | 'purpose'>,
  now: number,
  when: SQL = sql`1`,
) =>
  db.run(sql`
    UPDATE ${proofs} SET superseded_at = ${now}
    WHERE address = ${address} AND purpose = ${purpose}
      AND proved_at IS NULL AND superseded_at IS NULL AND ${when}`);

/** `mark` is that of `unsentMark`: put it behind the statement that queues the message. */
export const insertProof = (db: Database, proof: NewProof, now: number, mark: SQL, when: SQL) =>
  db.run(sql`
    INSERT INTO ${proofs} (id, kind, address, purpose, subject, known_device, created_at, expires_at, wrong_tries, judged_by)
    SELECT ${proof.id}, ${proof.kind}, ${proof.address}, ${proof.purpose}, ${proof.subject},
      ${proof.knownDevice ? 1 : 0}, ${now}, ${now + lifeMs[proof.kind]}, 0, ${mark}
    WHERE ${when}`);

const withheldMark = 'withheld:';
const refusedMark = 'refused:';

/**
 * Scalar: how a new proof is marked. NULL where its message was queued; withheld from a number that is
 * blocked or nobody's; refused by the limits of sending.
 */
export const unsentMark = (wasQueued: SQL, wasGranted: SQL): SQL =>
  sql`iif(${wasQueued}, NULL, iif(${wasGranted}, ${withheldMark}, ${refusedMark}))`;

const markOf = (proof: SQL) => sql`
  CASE WHEN ${proof}.judged_by GLOB ${`${withheldMark}*`} THEN ${withheldMark}
    WHEN ${proof}.judged_by GLOB ${`${refusedMark}*`} THEN ${refusedMark} ELSE '' END`;

/**
 * Wrong tries count against what was sent where that was sent, so that nobody locks a phone by codes
 * that never reached it. A withheld proof counts those and its like, which is what a sent one in its
 * place would have counted (R10, R65).
 */
const rankOf = (proof: SQL) => sql`
  CASE ${markOf(proof)} WHEN '' THEN 0 WHEN ${withheldMark} THEN 1 ELSE 2 END`;

const countsFor = sql`
  other.address = proofs.address AND ${isSameScope(sql`other`, sql`proofs`)}
  AND ${rankOf(sql`other`)} <= ${rankOf(sql`proofs`)}`;

export type Try = {
  tryId: string;
  proofId: string;
  purpose: string;
  /** What was tried: six digits are no answer to a link, which lives much longer. */
  by: 'code' | 'link';
  right: boolean;
  now: number;
  limits: { codeTries: number; wrongCodesPerHour: number; wrongCodesPerDay: number };
  /** Nobody may guess while the whole house sees too many wrong codes. */
  breakerOpen: SQL;
};

/** Wrong guesses that count for the proof at hand, over all challenges of its address (R8). */
const wrongSince = (since: number) => sql`
  (SELECT coalesce(sum(other.wrong_tries), 0) FROM ${proofs} AS other
   WHERE ${countsFor} AND other.created_at > ${since})`;

const isOpen = ({ proofId, purpose, by, now, limits }: Try) => sql`
  proofs.id = ${proofId} AND proofs.purpose = ${purpose}
  AND (proofs.kind = 'email_link') = ${by === 'link' ? 1 : 0} AND proofs.expires_at > ${now}
  AND proofs.proved_at IS NULL AND proofs.superseded_at IS NULL
  AND proofs.wrong_tries < ${limits.codeTries}`;

const guessesLeft = ({ now, limits, breakerOpen }: Try) => sql`
  (proofs.known_device OR (
    ${wrongSince(now - hours(1))} < ${limits.wrongCodesPerHour}
    AND ${wrongSince(now - days(1))} < ${limits.wrongCodesPerDay}
    AND NOT ${breakerOpen}))`;

/** A code that was not sent is known to nobody, so its digits are a guess; a link may come by a reminder. */
const passes = ({ right, by }: Try) =>
  sql`(${right ? 1 : 0} AND (${by === 'link' ? 1 : 0} OR ${markOf(sql`proofs`)} = ''))`;

/** Judges and spends in one statement, so that no number of concurrent tries gets past the limits (R5). */
export const judge = (db: Database, attempt: Try) =>
  db.run(sql`
    UPDATE ${proofs} SET
      judged_by = iif(${passes(attempt)}, '', ${markOf(sql`proofs`)}) || ${attempt.tryId},
      wrong_tries = wrong_tries + iif(${passes(attempt)}, 0, 1),
      proved_at = iif(${passes(attempt)}, ${attempt.now}, NULL)
    WHERE ${isOpen(attempt)} AND ${guessesLeft(attempt)}`);

export type TryState = {
  kind: ProofKind;
  address: string;
  subject: string | null;
  judged: number;
  proved: number;
  open: number;
  wrongTries: number;
  oldestWrong: number | null;
};

/** What became of the try: read behind `judge` in the same batch. */
export const readTry = (db: Database, attempt: Try) =>
  db.all<TryState>(sql`
    SELECT kind, address, subject, wrong_tries AS wrongTries,
      judged_by IS ${markOf(sql`proofs`)} || ${attempt.tryId} AS judged,
      proved_at IS NOT NULL AS proved,
      (${isOpen(attempt)}) AS open,
      (SELECT min(other.created_at) FROM ${proofs} AS other
        WHERE ${countsFor} AND other.wrong_tries > 0
          AND other.created_at > ${attempt.now - hours(1)}) AS oldestWrong
    FROM ${proofs} WHERE id = ${attempt.proofId} AND purpose = ${attempt.purpose}`);

/** Condition: this try was the one that proved it. */
export const wasProvedBy = ({ proofId, tryId }: { proofId: string; tryId: string }): SQL => sql`
  EXISTS (SELECT 1 FROM proofs WHERE id = ${proofId} AND judged_by = ${tryId} AND proved_at IS NOT NULL)`;

/** Condition: this try was judged, and wrong, at what was really sent (R66). */
export const wasWrong = ({ proofId, tryId }: Try): SQL => sql`
  EXISTS (SELECT 1 FROM proofs WHERE id = ${proofId} AND judged_by = ${tryId} AND proved_at IS NULL)`;

/** The address that this try proved, or NULL. */
export const addressProvedBy = ({ proofId, tryId }: { proofId: string; tryId: string }): SQL => sql`
  (SELECT address FROM proofs WHERE id = ${proofId} AND judged_by = ${tryId} AND proved_at IS NOT NULL)`;

/** The purpose of a proof that can still be proven, or null. */
export async function readOpenPurpose(
  db: Database,
  proofId: string,
  now: number,
): Promise<string | null> {
  const [row] = await db.all<{ purpose: string }>(sql`
    SELECT purpose FROM ${proofs} WHERE id = ${proofId} AND expires_at > ${now}
      AND proved_at IS NULL AND superseded_at IS NULL`);
  return row?.purpose ?? null;
}

/** Forgets proofs once they can no longer count against wrong guesses. */
export const sweepProofs = (db: Database, now: number) =>
  db.run(sql`DELETE FROM ${proofs} WHERE expires_at <= ${now - days(1)}`);

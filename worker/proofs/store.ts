import { and, eq, gt, isNull, lte, ne, type SQL, sql } from 'drizzle-orm';
import { isNotAhead, isRunningOfExcluded } from '../foundation/database/charge.ts';
import type { Database } from '../foundation/database/database.ts';
import { fragment, statement } from '../foundation/database/statement.ts';
import { isOfFirst } from '../foundation/database/sweep.ts';
import { days, hours } from '../foundation/ports/clock.ts';
import { wrongCodesKey } from '../proof-of-work/scope.ts';
import { lifeMs } from './life.ts';
import { type ProofKind, proofs } from './schema.ts';
import { agentSignInPurpose } from './scope.ts';

/** A proof as it is stored when it begins. */
export type NewProof = {
  /** 128 random bits, as base64url. */
  id: string;
  kind: ProofKind;
  address: string;
  purpose: string;
  subject: string | null;
  knownDevice: boolean;
};

/** What has ended is not ended again, so that many proofs of one address cost few writes. */
const isNotEnded = isNull(proofs.supersededAt);

/** Ends every open proof of an address for one purpose; a code that is still to be sent is not sent. */
export const endProofs = statement(
  (db, { address, purpose }: Pick<NewProof, 'address' | 'purpose'>, now: number) =>
    db
      .update(proofs)
      .set({ supersededAt: now })
      .where(and(eq(proofs.address, address), eq(proofs.purpose, purpose), isNotEnded)),
);

/** `mark` is that of `unsentMark`: put it behind the statement that queues the message. */
export const insertProof = (db: Database, proof: NewProof, now: number, mark: SQL) =>
  insertMarked(db, { ...proof, createdAt: now, expiresAt: now + lifeMs[proof.kind] }, mark);

const insertMarked = statement((db, proof: typeof proofs.$inferInsert, mark: SQL) =>
  db.insert(proofs).values({ ...proof, judgedBy: mark }),
);

/** Condition: the proof was started, whatever became of its message. */
export const wasStarted = fragment(
  (proofId: string) => sql`EXISTS (SELECT 1 FROM proofs WHERE id = ${proofId})`,
);

/** Scalar: the address of the proof, NULL where there is none. */
export const addressOfProof = fragment(
  (proofId: string) => sql`(SELECT address FROM proofs WHERE id = ${proofId})`,
);

const withheldMark = 'withheld:';
const refusedMark = 'refused:';

/**
 * Scalar: how a new proof is marked. NULL where its message was queued; withheld from an address that
 * is blocked or nobody's; refused by the limits of sending.
 */
export const unsentMark = fragment(
  (wasQueued: SQL, wasGranted: SQL) =>
    sql`iif(${wasQueued}, NULL, iif(${wasGranted}, ${withheldMark}, ${refusedMark}))`,
);

/** Ends one proof; a code or link of it that is still to be sent is not sent. */
export const endProof = statement((db, proofId: string, now: number) =>
  db
    .update(proofs)
    .set({ supersededAt: now })
    .where(and(eq(proofs.id, proofId), isNotEnded)),
);

const markOf = (proof: SQL) => sql`
  CASE WHEN ${proof}.judged_by GLOB ${`${withheldMark}*`} THEN ${withheldMark}
    WHEN ${proof}.judged_by GLOB ${`${refusedMark}*`} THEN ${refusedMark} ELSE '' END`;

const ownMark = markOf(sql`proofs`);

/**
 * A new proof of an address and purpose ends the older ones (R7), as far as its own message takes their
 * place: put it behind the statement that queues the message, with the mark that `insertProof` gets. One
 * that is withheld ends what was never sent alone, so that it answers like one that was (R10). Links
 * confirm one thing each: they end with a newer proof of the same subject alone, or anybody who knows a
 * mailbox could end them all. What a known device was sent ends with its own next one alone, or anybody who
 * knows a number could end every code of it (R65).
 */
export const supersede = statement(
  (db, { kind, address, purpose, subject, knownDevice }: NewProof, now: number, mark: SQL) =>
    db
      .update(proofs)
      .set({ supersededAt: now })
      .where(
        and(
          eq(proofs.address, address),
          eq(proofs.purpose, purpose),
          isNotEnded,
          sql`(NOT ${proofs.knownDevice} OR ${knownDevice})`,
          sql`((${kind} <> 'email_link' AND ${ne(proofs.kind, 'email_link')})
          OR ${proofs.subject} IS ${subject})`,
          sql`CASE ${mark} WHEN ${withheldMark} THEN ${ownMark} <> ''
            WHEN ${refusedMark} THEN 0 ELSE 1 END`,
        ),
      ),
);

/**
 * Wrong tries count against what was sent where that was sent, so that nobody locks a phone by codes
 * that never reached it. A withheld proof counts those and its like, which is what a sent one in its
 * place would have counted (R10, R65).
 */
const rankOf = (proof: SQL) => sql`
  CASE ${markOf(proof)} WHEN '' THEN 0 WHEN ${withheldMark} THEN 1 ELSE 2 END`;

/** The desk counts apart from everybody else, and known devices from unknown ones (R10, R65). */
const countsFor = sql`
  other.address = proofs.address AND other.known_device = proofs.known_device
  AND (other.purpose = ${agentSignInPurpose}) = (proofs.purpose = ${agentSignInPurpose})
  AND ${rankOf(sql`other`)} <= ${rankOf(sql`proofs`)}`;

/** One try to prove something. */
export type Try = {
  /** Of this try alone. */
  id: string;
  proofId: string;
  purpose: string;
  /** What was tried: six digits are no answer to a link, which lives much longer. */
  by: 'code' | 'link';
  /** Whether it is what the proof asks for. */
  isRight: boolean;
  /** Epoch ms. */
  now: number;
  limits: {
    codeTries: number;
    wrongCodesPerHour: number;
    wrongCodesPerDay: number;
  };
};

/** Wrong guesses that count for the proof at hand, over all challenges of its address (R8, R65). */
const wrongWithin = (ageMs: number, now: number) => sql`
  (SELECT coalesce(sum(other.wrong_tries), 0) FROM ${proofs} AS other
   WHERE ${countsFor} AND other.created_at > ${now} - ${ageMs} AND ${isNotAhead(sql`other.created_at`, now)})`;

/** A try with its limits beside its other values. */
type TryValues = Pick<Try, 'id' | 'proofId' | 'purpose' | 'now'> &
  Try['limits'] & { isLink: boolean };

const valuesOf = ({ id, proofId, purpose, by, now, limits }: Try): TryValues => {
  const { codeTries, wrongCodesPerHour, wrongCodesPerDay } = limits;
  return {
    id,
    proofId,
    purpose,
    now,
    isLink: by === 'link',
    codeTries,
    wrongCodesPerHour,
    wrongCodesPerDay,
  };
};

const isOpenRow = ({ proofId, purpose, isLink, now, codeTries }: TryValues) => sql`
  proofs.id = ${proofId} AND proofs.purpose = ${purpose}
  AND (proofs.kind = 'email_link') = ${isLink} AND proofs.expires_at > ${now}
  AND ${isNotAhead(sql`proofs.created_at`, now)}
  AND proofs.proved_at IS NULL AND proofs.superseded_at IS NULL
  AND proofs.wrong_tries < ${codeTries}`;

const mayGuessRow = (attempt: TryValues) => sql`
  (${wrongWithin(hours(1), attempt.now)} < ${attempt.wrongCodesPerHour}
    AND ${wrongWithin(days(1), attempt.now)} < ${attempt.wrongCodesPerDay})`;

/** A proof as a try finds it. */
export type TryState = {
  kind: ProofKind;
  address: string;
  subject: string | null;
  /** Booleans as 0 and 1. */
  isOpen: number;
  mayGuess: number;
  /** Its message was queued; a code that was not sent is known to nobody. */
  wasSent: number;
  /** This try was judged, and found wrong. */
  wasWrong: number;
  wrongTries: number;
  /** Epoch ms: when the oldest proof with a wrong try of this hour was made. */
  oldestWrong: number | null;
};

/** How the proof that is tried stands; no row where there is none. */
export const readTry = (db: Database, attempt: Try) => readTryWith(db, valuesOf(attempt));

const readTryWith = statement((db, attempt: TryValues) =>
  db.all<TryState>(sql`
    SELECT kind, address, subject, wrong_tries AS wrongTries,
      (${isOpenRow(attempt)}) AS isOpen, ${mayGuessRow(attempt)} AS mayGuess,
      ${ownMark} = '' AS wasSent,
      judged_by IS ${ownMark} || ${attempt.id} AND proved_at IS NULL AS wasWrong,
      (SELECT min(other.created_at) FROM ${proofs} AS other
        WHERE ${countsFor} AND other.wrong_tries > 0
          AND other.created_at > ${attempt.now} - ${hours(1)}
          AND ${isNotAhead(sql`other.created_at`, attempt.now)}) AS oldestWrong
    FROM ${proofs} WHERE id = ${attempt.proofId}`),
);

/** A proof as the browser that asked for it may see it. */
export type ProofStatus = Pick<
  typeof proofs.$inferSelect,
  'id' | 'kind' | 'address' | 'expiresAt' | 'subject' | 'knownDevice' | 'purpose'
> & {
  /** 1 where the limits of sending kept its message back. */
  wasRefused: number;
};

/** How the proof with this id stands. `proofId` may be SQL. */
export const findProofStatus = statement((db, proofId: SQL | string, purpose: string) =>
  db
    .select({
      id: proofs.id,
      kind: proofs.kind,
      address: proofs.address,
      expiresAt: proofs.expiresAt,
      subject: proofs.subject,
      knownDevice: proofs.knownDevice,
      purpose: proofs.purpose,
      wasRefused: sql<number>`${ownMark} = ${refusedMark}`,
    })
    .from(proofs)
    .where(and(sql`${proofs.id} = ${proofId}`, eq(proofs.purpose, purpose))),
);

/** Scalar: the subject of the proof, NULL where there is none. */
export const subjectOfProof = fragment(
  (proofId: string, purpose: string) =>
    sql`(SELECT subject FROM proofs WHERE id = ${proofId} AND purpose = ${purpose})`,
);

/** Scalar: the newest proof of the same address and subject as this one, which may be itself. */
export const newestLikeProof = fragment(
  (proofId: string) => sql`
  (SELECT newer.id FROM proofs AS given JOIN proofs AS newer
    ON newer.address = given.address AND newer.subject IS given.subject
      AND newer.purpose = given.purpose
    WHERE given.id = ${proofId} ORDER BY newer.rowid DESC LIMIT 1)`,
);

/** Condition: the proof can still be proven. */
export const isOpen = (attempt: Try): SQL => isOpenWith(valuesOf(attempt));

const isOpenWith = fragment(
  (attempt: TryValues) => sql`EXISTS (SELECT 1 FROM proofs WHERE ${isOpenRow(attempt)})`,
);

/** Condition: the limits of wrong tries leave this one (R8). */
export const mayGuess = (attempt: Try): SQL => mayGuessWith(valuesOf(attempt));

const mayGuessWith = fragment(
  (attempt: TryValues) =>
    sql`EXISTS (SELECT 1 FROM proofs WHERE id = ${attempt.proofId} AND ${mayGuessRow(attempt)})`,
);

/** The try was right. Behind guards of `isOpen` and `mayGuess`. */
export const markProved = statement((db, { id, proofId, now }: Try) =>
  db.update(proofs).set({ judgedBy: id, provedAt: now }).where(eq(proofs.id, proofId)),
);

/**
 * Counts a wrong try where it may be judged, and it stays counted while the request is refused; one
 * statement judges and counts, so that no number of concurrent tries gets past the limits (R5).
 */
export const countWrongTry = (db: Database, attempt: Try) =>
  countWrongTryWith(db, valuesOf(attempt));

const countWrongTryWith = statement((db, attempt: TryValues) =>
  db
    .update(proofs)
    .set({
      judgedBy: sql`${ownMark} || ${attempt.id}`,
      wrongTries: sql`${proofs.wrongTries} + 1`,
    })
    .where(sql`${isOpenRow(attempt)} AND ${mayGuessRow(attempt)}`),
);

/**
 * Counts a wrong try for the breaker where it was judged, at a code that was really sent and paid for by
 * proof of work: known devices and links pay none (R66). It stops nobody; it is alarmed and raises the price.
 */
export const countForBreaker = statement((db, { id, proofId, now }: Try) =>
  db.run(sql`
    INSERT INTO rate_limits (key, count, resets_at, granted_to)
    SELECT ${wrongCodesKey}, 1, ${now} + ${hours(1)}, ''
    FROM ${proofs} WHERE id = ${proofId} AND judged_by = ${id}
      AND NOT known_device AND kind <> 'email_link'
    ON CONFLICT (key) DO UPDATE SET
      count = iif(${isRunningOfExcluded(now)}, count + 1, 1),
      resets_at = iif(${isRunningOfExcluded(now)}, resets_at, excluded.resets_at)`),
);

/** Condition: this try was the one that proved it. */
export const wasProvedBy = fragment(
  ({ id, proofId }: Try) => sql`
  EXISTS (SELECT 1 FROM proofs
    WHERE id = ${proofId} AND judged_by = ${id} AND proved_at IS NOT NULL)`,
);

/** The purpose of a proof that can still be proven, or null. */
export async function readOpenPurpose(
  db: Database,
  proofId: string,
  now: number,
): Promise<string | null> {
  const [row] = await findOpenPurpose(db, proofId, now);
  return row?.purpose ?? null;
}

const findOpenPurpose = statement((db, proofId: string, now: number) =>
  db
    .select({ purpose: proofs.purpose })
    .from(proofs)
    .where(
      and(
        eq(proofs.id, proofId),
        gt(proofs.expiresAt, now),
        isNotAhead(sql`${proofs.createdAt}`, now),
        isNull(proofs.provedAt),
        isNull(proofs.supersededAt),
      ),
    ),
);

/** Forgets proofs once they can no longer count against wrong guesses. */
export const sweepProofs = statement((db, now: number, limit: number) =>
  db
    .delete(proofs)
    .where(isOfFirst(proofs, lte(proofs.expiresAt, sql`${now} - ${days(1)}`), limit)),
);

import { type SQL, sql } from 'drizzle-orm';
import { commit, type Database, readTogether, type Statement } from './database.ts';
import { isAnswerLost } from './database-fault.ts';
import { within } from './within.ts';

/** A person has waited for the lost answer already, and for a server that hangs as long as a call may take. */
const recallWithinMs = 3_000;

/**
 * One room's share of a round trip: its statements, and what their results mean. Rooms hand parts
 * to the rule that knows the whole action, and it sends them together. What must not happen when
 * an earlier part was refused carries a condition of that part (`granted`, `proved`) in its SQL.
 */
export type Part<Answer> = {
  statements: readonly Statement[];
  /** Reads the results of exactly these statements. @throws Problem when they tell of a refusal. */
  answer(results: readonly unknown[]): Answer;
  /**
   * For `commitSurely`: what reads the results of the statements once they have happened, one for
   * each; null, or left out, where `answer` does not look at them.
   */
  recall?: readonly (Statement | null)[];
};

type Answers<T extends readonly Part<unknown>[]> = {
  [K in keyof T]: T[K] extends Part<infer Answer> ? Answer : never;
};

/** Commits all parts as one transaction in one round trip; the first refusal, in this order, is thrown. */
export const commitParts = <const T extends readonly Part<unknown>[]>(
  db: Database,
  parts: T,
): Promise<Answers<T>> => send(db, parts, commit);

/**
 * Commits like `commitParts`. Where the database's answer is lost, `happened` is asked for: if it holds,
 * all of the commit is there, and its answers are read again (R58).
 * @throws the outage where nothing has happened, or where that cannot be known.
 */
export async function commitSurely<const T extends readonly Part<unknown>[]>(
  db: Database,
  parts: T,
  happened: SQL,
): Promise<Answers<T>> {
  try {
    return await commitParts(db, parts);
  } catch (fault) {
    if (!isAnswerLost(fault)) throw fault;
    const recalling = parts.map(({ statements, recall = [], answer }) => ({
      statements: statements.map((_, i) => recall[i] ?? db.all(sql`SELECT 1 WHERE 0`)),
      answer,
    }));
    const asked: Part<boolean> = {
      statements: [db.all<{ happened: number }>(sql`SELECT ${happened} AS happened`)],
      answer: ([rows]) => (rows as { happened: number }[])[0]?.happened === 1,
    };
    const [isThere] = await within(recallWithinMs, readParts(db, [asked])).catch(() => [false]);
    if (!isThere) throw fault;
    return (await within(recallWithinMs, readParts(db, recalling))) as Answers<T>;
  }
}

/** Reads all parts from one snapshot in one round trip; the first refusal, in this order, is thrown. */
export const readParts = <const T extends readonly Part<unknown>[]>(
  db: Database,
  parts: T,
): Promise<Answers<T>> => send(db, parts, readTogether);

/** A part whose results nobody asks for. */
export const silentPart = (...statements: Statement[]): Part<void> => ({
  statements,
  answer: () => {},
});

async function send<const T extends readonly Part<unknown>[]>(
  db: Database,
  parts: T,
  transport: (db: Database, statements: Statement[]) => Promise<readonly unknown[]>,
) {
  const results = await transport(
    db,
    parts.flatMap(({ statements }) => statements),
  );
  let taken = 0;
  return parts.map(({ statements, answer }) => {
    const own = results.slice(taken, taken + statements.length);
    taken += statements.length;
    return answer(own);
  }) as Answers<T>;
}

import { commit, type Database, readTogether, type Statement } from './database.ts';

/**
 * One room's share of a round trip: its statements, and what their results mean. Rooms hand parts
 * to the rule that knows the whole action, and it sends them together. What must not happen when
 * an earlier part was refused carries a condition of that part (`granted`, `proved`) in its SQL.
 */
export type Part<Answer> = {
  statements: readonly Statement[];
  /** Reads the results of exactly these statements. @throws Problem when they tell of a refusal. */
  answer(results: readonly unknown[]): Answer;
};

type Answers<T extends readonly Part<unknown>[]> = {
  [K in keyof T]: T[K] extends Part<infer Answer> ? Answer : never;
};

/** Commits all parts as one transaction in one round trip; the first refusal, in this order, is thrown. */
export const commitParts = <const T extends readonly Part<unknown>[]>(
  db: Database,
  parts: T,
): Promise<Answers<T>> => send(db, parts, commit);

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

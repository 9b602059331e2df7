// Things to do that need several trips to the database each. Together they take as many as the
// longest of them: in every round all that they ask and write goes in one transaction.
import type { BatchResponse } from 'drizzle-orm/batch';
import { nextTurn } from '../next-turn.ts';
import { type Budget, budgetOf, isOutOfSubrequests } from '../ports/budget.ts';
import type { Log } from '../ports/log.ts';
import { commit, readTogether } from './commit.ts';
import type { Database, Statement } from './database.ts';
import { codeOf, isAnswerLost, isDatabaseDown } from './database-fault.ts';

type Asked = {
  statements: readonly Statement[];
  writes: boolean;
  /** The same statements in parts that mean something by themselves. */
  parts?: readonly (readonly Statement[])[];
};

/** One thing to do, in rounds: `yield* read([…])` and `yield* write([…])` answer their rows. */
export type Step = AsyncGenerator<Asked, void, readonly unknown[]>;

type Round<T extends readonly Statement[]> = AsyncGenerator<
  Asked,
  BatchResponse<T>,
  readonly unknown[]
>;

async function* ask<const T extends readonly Statement[]>(
  statements: T,
  writes: boolean,
): Round<T> {
  return (yield { statements, writes }) as BatchResponse<T>;
}

/** Asks for one read of all `statements`; gives their rows, one list each. */
export const read = <const T extends readonly Statement[]>(statements: T) => ask(statements, false);

/** Asks for one atomic write of all `statements`; gives their rows, one list each. */
export const write = <const T extends readonly Statement[]>(statements: T) => ask(statements, true);

/**
 * Writes for several tickets or the like, some in each round, and where one of them fails for all others all the same;
 * answers nothing.
 */
export async function* writeEach(
  context: Pick<Context, 'budget'>,
  parts: readonly (readonly Statement[])[],
): AsyncGenerator<Asked, void, readonly unknown[]> {
  for (const some of inSlices(parts, budgetOf(context).bounds.ticketsPerRound))
    yield { statements: some.flat(), writes: true, parts: some };
}

/** A list in parts of so many, in order; none for an empty list. */
export const inSlices = <T>(list: readonly T[], length: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / length) }, (_, i) =>
    list.slice(i * length, (i + 1) * length),
  );

/** So many subrequests of Workers stay for the other steps while one step goes on, or looks for what fails. */
export const keptForOthers = 12;

type Context = { db: Database; log: Log; budget?: () => Budget };
type Running = { name: string; step: Step; asked: Asked };

/**
 * Runs the steps side by side. One that fails is logged and ends, and the others go on: a round whose
 * transaction fails is sent again, each step by itself.
 * @throws the fault where the database cannot be reached or no subrequest is left: then all end.
 */
export async function runSteps(
  context: Context,
  steps: Readonly<Record<string, Step>>,
): Promise<void> {
  const goOn = async (name: string, step: Step, answer: readonly unknown[]): Promise<Running[]> => {
    try {
      const { done, value } = await step.next(answer);
      return done ? [] : [{ name, step, asked: value }];
    } catch (fault) {
      // What a bucket lacks may look like a database that is down, and is no other step's matter.
      if (isOutOfSubrequests(fault)) throw fault;
      logFault(context.log, name, fault);
      return [];
    }
  };
  let running = await inTurn(Object.entries(steps), ([name, step]) => goOn(name, step, []));
  while (running.length > 0) {
    await nextTurn();
    const answers = await answerAll(context, running);
    running = await inTurn(running, async ({ name, step }, i) => {
      const answer = answers[i];
      return answer ? goOn(name, step, answer) : [];
    });
  }
}

/**
 * A database that is down ends all steps. One transaction does not tell: a remote server has codes for
 * faults of statements that read like an outage of its own.
 */
const downInARow = 3;

const logFault = (log: Log, step: string, fault: unknown) =>
  log.error('scheduled_step_failed', fault, { step });

/** The answer of each step, null for one whose statements fail. */
async function answerAll(
  context: Context,
  running: readonly Running[],
): Promise<(readonly unknown[] | null)[]> {
  const outage: Outage = { inARow: 0, mayHaveHappened: false };
  const answerEach = async () => {
    const answers = [];
    for (const one of running) answers.push(await answerOne(context, one, outage));
    return answers;
  };
  if (running.length === 1) return answerEach();
  const all = {
    statements: running.flatMap(({ asked }) => asked.statements),
    writes: running.some(({ asked }) => asked.writes && asked.statements.length > 0),
  };
  try {
    const results = [...(await send(context.db, all))];
    return running.map(({ asked }) => results.splice(0, asked.statements.length));
  } catch (fault) {
    if (isOutOfSubrequests(fault)) throw fault;
    if (isDatabaseDown(fault)) outage.inARow += 1;
    outage.mayHaveHappened = isAnswerLost(fault);
    return answerEach();
  }
}

/** `mayHaveHappened`: all was sent before, and its answer was lost. */
type Outage = { inARow: number; mayHaveHappened: boolean };

async function answerOne(
  context: Context,
  { name, asked }: Pick<Running, 'name' | 'asked'>,
  outage: Outage,
): Promise<readonly unknown[] | null> {
  try {
    const answer = await send(context.db, asked);
    if (asked.statements.length > 0) outage.inARow = 0;
    return answer;
  } catch (fault) {
    if (isOutOfSubrequests(fault)) throw fault;
    if (isDatabaseDown(fault)) {
      outage.inARow += 1;
      if (outage.inARow >= downInARow) throw fault;
    } else {
      const { parts = [] } = asked;
      // Its rows are there with these very ids; what fails for another reason does so in the next run.
      if (outage.mayHaveHappened && isConstraint(fault)) return parts.length > 0 ? [] : null;
      if (parts.length > 1 && budgetOf(context).left() > keptForOthers)
        return answerHalves(context, { name, parts }, outage);
    }
    logFault(context.log, name, fault);
    return null;
  }
}

const isConstraint = (fault: unknown) => codeOf(fault)?.startsWith('SQLITE_CONSTRAINT') === true;

/** Halves upon halves find the part that fails; all others are written. */
async function answerHalves(
  context: Context,
  { name, parts }: { name: string; parts: readonly (readonly Statement[])[] },
  outage: Outage,
): Promise<readonly unknown[]> {
  const middle = Math.ceil(parts.length / 2);
  for (const half of [parts.slice(0, middle), parts.slice(middle)]) {
    const asked = { statements: half.flat(), writes: true, parts: half };
    await answerOne(context, { name, asked }, outage);
  }
  return [];
}

const send = (db: Database, { statements, writes }: Asked): Promise<readonly unknown[]> =>
  statements.length === 0 ? Promise.resolve([]) : (writes ? commit : readTogether)(db, statements);

async function inTurn<T>(items: readonly T[], task: (item: T, i: number) => Promise<Running[]>) {
  const running: Running[] = [];
  for (const [i, item] of items.entries()) running.push(...(await task(item, i)));
  return running;
}

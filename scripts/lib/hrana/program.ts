// Runs the steps of a batch as connection/program.rs and connection_core.rs do.
import { ResponseTooLarge, ServerFault, StatementError } from './error-codes.ts';
import { faultyStep, type InjectedFault } from './faults.ts';
import type { HranaCondition, HranaError, StatementResult } from './protocol.ts';
import type { Query, Session } from './session.ts';
import type { Statement } from './statements.ts';

export type Step = { query: Query; condition?: HranaCondition | null };
export type StepOutcome =
  | { result: StatementResult; error: null }
  | { result: null; error: HranaError | null };

const rolledBackBySqlite = /^SQLITE_(?:FULL|IOERR|NOMEM|INTERRUPT)$/;

/**
 * Runs the steps whose conditions hold, in their order. A failing step is an outcome; only an answer
 * that grows too large (throws RESPONSE_TOO_LARGE) ends the program.
 */
export async function runProgram(
  session: Session,
  steps: Step[],
  maxResponseBytes: number,
  injectedFault?: InjectedFault,
): Promise<StepOutcome[]> {
  const allowance = { bytes: maxResponseBytes };
  const outcomes: StepOutcome[] = [];
  const fault = injectedFault?.fault;
  const injected =
    fault && 'code' in fault && !fault.code.startsWith('SQL_STORE_') ? fault : undefined;
  const target =
    injected && injectedFault
      ? faultyStep(
          steps.map(({ query }) => query.statement),
          injected,
          injectedFault.when,
        )
      : -1;
  let hasTimedOut = false;
  for (const [i, { query, condition }] of steps.entries()) {
    if (i === target && injected?.code === 'TRANSACTION_TIMEOUT') session.forceRollback();
    hasTimedOut = session.takeLostTransaction() || hasTimedOut;
    // Even the steps whose condition does not hold are reported, a ROLLBACK among them.
    if (hasTimedOut) {
      outcomes.push(failed(new StatementError('TRANSACTION_TIMEOUT', injected?.message)));
      continue;
    }
    if (condition && !holds(condition, outcomes, session)) {
      outcomes.push({ result: null, error: null });
      continue;
    }
    try {
      refuseBlocked(query.statement, injectedFault);
      if (i === target && injected && injected.code !== 'RESPONSE_TOO_LARGE') {
        if (rolledBackBySqlite.test(injected.code)) session.rollBackAsSqlite();
        throw new StatementError(injected.code, injected.message);
      }
      const result = await session.run(query, allowance);
      if (i === target) throw new ResponseTooLarge();
      outcomes.push({ result, error: null });
    } catch (fault) {
      if (!(fault instanceof StatementError) || fault instanceof ResponseTooLarge) throw fault;
      outcomes.push(failed(fault));
    }
  }
  return outcomes;
}

const failed = (fault: StatementError): StepOutcome => ({ result: null, error: fault.toHrana() });

/** As sqld has it, a step that was left out counts as failed. */
function holds(condition: HranaCondition, outcomes: StepOutcome[], session: Session): boolean {
  const isOk = (step: number) => {
    const outcome = outcomes[step];
    if (!outcome) throw new ServerFault(500, `Invalid batch step: ${step}`);
    return outcome.result !== null;
  };
  switch (condition.type) {
    case 'ok':
      return isOk(condition.step);
    case 'error':
      return !isOk(condition.step);
    case 'not':
      return !holds(condition.cond, outcomes, session);
    case 'and':
      return condition.conds.every((one) => holds(one, outcomes, session));
    case 'or':
      return condition.conds.some((one) => holds(one, outcomes, session));
    case 'is_autocommit':
      return session.isAutocommit;
  }
}

function refuseBlocked({ kind }: Statement, injectedFault?: InjectedFault): void {
  if (!injectedFault || !('blocked' in injectedFault.fault)) return;
  const { blocked, reason } = injectedFault.fault;
  const isRead = kind === 'read' || kind === 'txn_begin';
  const isWrite = kind === 'write' || kind === 'ddl';
  if (isWrite || (isRead && blocked === 'reads'))
    throw new StatementError('BLOCKED', `Operation was blocked${reason ? `: ${reason}` : ''}`);
}

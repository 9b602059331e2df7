// What one request of a pipeline answers, as hrana/http/request.rs has it.
import { ProtocolError, ServerFault, StatementError } from './error-codes.ts';
import type { InjectedFault } from './faults.ts';
import { parseSql, parseStatement } from './parse.ts';
import { runProgram, type Step } from './program.ts';
import type {
  HranaBatch,
  HranaCondition,
  HranaRequest,
  HranaResult,
  HranaStatement,
  HranaVersion,
  SqlReference,
} from './protocol.ts';
import type { Stream } from './streams.ts';

const maxStoredTexts = 50;
const maxStoredBytes = 5_000;

export type Conditions = {
  version: HranaVersion;
  maxResponseBytes: number;
  injectedFault?: InjectedFault | undefined;
};

/** Answers one request. What is no statement's error is thrown and fails the whole pipeline. */
export async function answerRequest(
  stream: Stream,
  request: HranaRequest,
  conditions: Conditions,
): Promise<HranaResult> {
  try {
    const response = await respond(stream, request, conditions);
    return { type: 'ok', response: { type: request.type, ...response } };
  } catch (fault) {
    if (!(fault instanceof StatementError)) throw fault;
    return { type: 'error', error: fault.toHrana() };
  }
}

async function respond(
  stream: Stream,
  request: HranaRequest,
  conditions: Conditions,
): Promise<Record<string, unknown>> {
  switch (request.type) {
    case 'execute':
      return { result: await execute(stream, request.stmt, conditions) };
    case 'batch':
      return { result: await batch(stream, request.batch, conditions) };
    case 'sequence':
      await sequence(stream, request, conditions);
      return {};
    case 'describe':
      return { result: describe(stream, request, conditions) };
    case 'store_sql':
      storeSql(stream, request, conditions);
      return {};
    case 'close_sql':
      stream.texts.delete(request.sql_id);
      return {};
    case 'get_autocommit':
      if (conditions.version < 3) throw notSupported('The `get_autocommit` request');
      return { is_autocommit: stream.session.isAutocommit };
    case 'close':
      stream.close();
      return {};
  }
}

const notSupported = (what: string) =>
  new ProtocolError(`${what} is only supported in protocol version hrana3 and higher`);

function textOf({ texts }: Stream, { sql, sql_id }: SqlReference): string {
  const hasSql = typeof sql === 'string';
  if (hasSql && typeof sql_id === 'number')
    throw new ProtocolError('Either `sql` or `sql_id` are required, but not both');
  if (hasSql) return sql;
  if (typeof sql_id !== 'number') throw new ProtocolError('Either `sql` or `sql_id` are required');
  const text = texts.get(sql_id);
  if (text === undefined) throw new ProtocolError(`SQL text ${sql_id} not found`);
  return text;
}

function queryOf(stream: Stream, values: HranaStatement) {
  const statement = parseStatement(stream.session.connection, textOf(stream, values));
  if (values.args?.length && values.named_args?.length)
    throw new StatementError('ARGS_BOTH_POSITIONAL_AND_NAMED');
  return { statement, values };
}

const parsingCodes =
  /^(?:SQL_PARSE_ERROR|SQL_NO_STATEMENT|SQL_MANY_STATEMENTS|ARGS_BOTH_POSITIONAL_AND_NAMED)$/;

/** Fails what a fault hits before its first step. */
function failBeforehand({ injectedFault }: Conditions): void {
  if (!injectedFault || !('code' in injectedFault.fault)) return;
  const { code, message, scope } = injectedFault.fault;
  if (scope === 'batch' || parsingCodes.test(code)) throw new StatementError(code, message);
}

async function execute(stream: Stream, values: HranaStatement, conditions: Conditions) {
  const { session } = stream;
  const query = queryOf(stream, values);
  failBeforehand(conditions);
  const { maxResponseBytes, injectedFault } = conditions;
  const [outcome] = await runProgram(session, [{ query }], maxResponseBytes, injectedFault);
  if (outcome?.result) return outcome.result;
  const { code, message } = outcome?.error ?? { code: 'SQLITE_UNKNOWN', message: '' };
  throw new StatementError(code as StatementError['code'], message);
}

async function batch(stream: Stream, { steps }: HranaBatch, conditions: Conditions) {
  const { session } = stream;
  const program = steps.map(({ stmt, condition }, i): Step => {
    const query = queryOf(stream, stmt);
    if (condition) checkCondition(condition, i, conditions.version);
    return { query, condition: condition ?? null };
  });
  failBeforehand(conditions);
  const { maxResponseBytes, injectedFault } = conditions;
  const outcomes = await runProgram(session, program, maxResponseBytes, injectedFault);
  return {
    step_results: outcomes.map(({ result }) => result),
    step_errors: outcomes.map(({ error }) => error),
    replication_index: null,
  };
}

function checkCondition(condition: HranaCondition, step: number, version: HranaVersion): void {
  switch (condition.type) {
    case 'ok':
    case 'error':
      if (!(condition.step < step))
        throw new ProtocolError('Invalid reference to step in a batch condition');
      return;
    case 'not':
      checkCondition(condition.cond, step, version);
      return;
    case 'and':
    case 'or':
      for (const one of condition.conds) checkCondition(one, step, version);
      return;
    case 'is_autocommit':
      if (version < 3) throw notSupported('BatchCond of type `is_autocommit`');
  }
}

async function sequence(stream: Stream, reference: SqlReference, conditions: Conditions) {
  const { session } = stream;
  const statements = parseSql(session.connection, textOf(stream, reference));
  failBeforehand(conditions);
  const program = statements.map(
    (statement, i): Step => ({
      query: { statement, values: {} },
      condition: i === 0 ? null : { type: 'ok', step: i - 1 },
    }),
  );
  const outcomes = await runProgram(
    session,
    program,
    conditions.maxResponseBytes,
    conditions.injectedFault,
  );
  for (const { result, error } of outcomes) {
    if (error) throw new StatementError(error.code as StatementError['code'], error.message);
    if (!result)
      throw new ServerFault(500, 'Internal Error: `Statement in sequence was not executed`');
  }
}

function describe(stream: Stream, reference: SqlReference, _conditions: Conditions) {
  const { connection } = stream.session;
  const statement = parseStatement(connection, textOf(stream, reference));
  return {
    params: statement.parameters.map((name) => ({ name })),
    cols: connection.prepare(statement.sql).columns,
    is_explain: statement.isExplain,
    is_readonly: statement.kind === 'read',
  };
}

function storeSql(
  { texts }: Stream,
  { sql_id, sql }: { sql_id: number; sql: string },
  { injectedFault }: Conditions,
): void {
  if (texts.has(sql_id)) throw new ProtocolError(`SQL text ${sql_id} already exists`);
  const fault = injectedFault?.fault;
  if (fault && 'code' in fault && fault.code.startsWith('SQL_STORE_'))
    throw new StatementError(fault.code, fault.message);
  if (texts.size >= maxStoredTexts)
    throw new StatementError(
      'SQL_STORE_TOO_MANY',
      `The server already stores ${texts.size} SQL texts, it cannot store more`,
    );
  const bytes = Buffer.byteLength(sql);
  if (bytes > maxStoredBytes)
    throw new StatementError(
      'SQL_STORE_TOO_LARGE',
      `The statement is too large to be stored: ${(bytes / 1000).toFixed(1)} KB/5.0 KB`,
    );
  texts.set(sql_id, sql);
}

import type { Connection } from './connection.ts';
import { StatementError } from './error-codes.ts';
import { type Statement, statementsOf } from './statements.ts';

/** What has parsed once need not be tried again; bounded, for a test may send any number of texts. */
const parsed = new Map<string, readonly Statement[]>();
const keptTexts = 2_000;

/**
 * The statements of a text, parsed before anything of it runs. Throws SQL_PARSE_ERROR for faulty
 * syntax and for statements that sqld refuses.
 */
export function parseSql(connection: Connection, sql: string): readonly Statement[] {
  const known = parsed.get(sql);
  if (known) return known;
  const statements = statementsOf(sql);
  for (const statement of statements) {
    checkSyntax(connection, statement, sql);
    if (statement.kind === null) throw unparsable(`unsupported statement: ${sql}`);
  }
  if (parsed.size >= keptTexts) parsed.clear();
  parsed.set(sql, statements);
  return statements;
}

/** The only statement of a text. */
export function parseStatement(connection: Connection, sql: string): Statement {
  const [statement, ...others] = parseSql(connection, sql);
  if (!statement) throw new StatementError('SQL_NO_STATEMENT');
  if (others.length > 0) throw new StatementError('SQL_MANY_STATEMENTS');
  return statement;
}

const unparsable = (reason: string) =>
  new StatementError('SQL_PARSE_ERROR', `SQL string could not be parsed: ${reason}`);

/** SQLite finds faulty syntax as sqld's own parser does; its other findings belong to the run. */
function checkSyntax(connection: Connection, { sql }: Statement, text: string): void {
  try {
    connection.prepare(sql);
  } catch (fault) {
    const { message } = fault as Error;
    const near = /^near "([\s\S]*)": syntax error$/.exec(message)?.[1];
    if (near !== undefined) throw unparsable(`syntax error around ${placeOf(text, near)}`);
    if (message === 'incomplete input') throw unparsable('unexpected end of input');
    if (message.startsWith('unrecognized token')) throw unparsable(message);
  }
}

function placeOf(text: string, token: string): string {
  const before = text.slice(0, Math.max(0, text.indexOf(token))).split('\n');
  return `L${before.length}:${(before.at(-1)?.length ?? 0) + token.length}: \`${token}\``;
}

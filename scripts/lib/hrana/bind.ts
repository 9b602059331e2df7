import { StatementError } from './error-codes.ts';
import type { HranaStatement } from './protocol.ts';
import type { Statement } from './statements.ts';
import { type SqlValue, toSql } from './values.ts';

/** The longest text or blob that sqld takes (`max_row_size`). */
const maxValueBytes = 5_000_000;

const refuse = (reason: string) =>
  new StatementError('ARGS_INVALID', `Arguments do not match SQL parameters: ${reason}`);

/**
 * The values of a statement's parameters in SQLite's order. As sqld's query.rs, and unlike SQLite,
 * it refuses a missing value and one too many (ARGS_INVALID).
 */
export function valuesFor(statement: Statement, { args, named_args }: HranaStatement): SqlValue[] {
  const { parameters } = statement;
  const positional = args ?? [];
  const named = new Map((named_args ?? []).map(({ name, value }) => [name, value]));
  const given = named.size || positional.length;
  if (given > parameters.length)
    throw refuse(`too many parameters, expected ${parameters.length} found ${given}`);
  return parameters.map((name, i) => {
    const value =
      name === null || name.startsWith('?')
        ? positional[name === null ? i : Number(name.slice(1)) - 1]
        : (named.get(name) ?? named.get(name.slice(1)));
    if (value === undefined) {
      if (statement.isExplain) return null;
      throw refuse(`value for parameter ${name ?? i + 1} not found`);
    }
    const bound = toSql(value);
    const bytes =
      typeof bound === 'string'
        ? Buffer.byteLength(bound)
        : Buffer.isBuffer(bound)
          ? bound.length
          : 0;
    if (bytes > maxValueBytes) throw refuse('string or blob too big');
    return bound;
  });
}

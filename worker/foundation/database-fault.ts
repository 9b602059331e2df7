import { LibsqlError } from '@libsql/client/http';

/** Walks the causes of a fault, for drizzle and fetch wrap what happened. */
function* causes(fault: unknown): Generator<Error> {
  for (let cause = fault; cause instanceof Error; cause = cause.cause) yield cause;
}

const unreachable =
  /fetch failed|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND|HRANA|SERVER_ERROR|network connection lost|SQLITE_(?:BUSY|IOERR|FULL)/i;

/** True where the database could not be reached or could not answer, so that a later try may succeed (R25). */
export function isDatabaseDown(fault: unknown): boolean {
  for (const cause of causes(fault)) {
    if (cause instanceof LibsqlError && unreachable.test(`${cause.code} ${cause.message}`))
      return true;
    if (/fetch failed|ECONNREFUSED|network connection lost/i.test(cause.message)) return true;
  }
  return false;
}

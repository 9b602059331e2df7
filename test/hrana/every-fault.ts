import { type SqldCode, sqldMessages } from '../../scripts/lib/hrana/error-codes.ts';
import type { Fault } from '../../scripts/lib/hrana/faults.ts';

const codes = [
  ...(Object.keys(sqldMessages) as (keyof typeof sqldMessages)[]),
  'SQLITE_BUSY',
  'SQLITE_LOCKED',
  'SQLITE_NOMEM',
  'SQLITE_READONLY',
  'SQLITE_INTERRUPT',
  'SQLITE_IOERR',
  'SQLITE_CORRUPT',
  'SQLITE_FULL',
  'SQLITE_CANTOPEN',
  'SQLITE_AUTH',
  'SQLITE_NOTADB',
  'SQLITE_UNKNOWN',
] as const satisfies readonly SqldCode[];

/** Every kind of fault that a remote database shows without anyone's mistake, under a name, for tables of tests. */
export const everyFault: Record<string, Fault> = {
  ...Object.fromEntries(codes.map((code) => [code, { code }])),
  SQLITE_BUSY_at_commit: { code: 'SQLITE_BUSY', at: 'commit' },
  SQLITE_FULL_at_last: { code: 'SQLITE_FULL', at: 'last' },
  SQLITE_IOERR_at_commit: { code: 'SQLITE_IOERR', at: 'commit' },
  TRANSACTION_TIMEOUT_at_last: { code: 'TRANSACTION_TIMEOUT', at: 'last' },
  TRANSACTION_TIMEOUT_of_batch: { code: 'TRANSACTION_TIMEOUT', scope: 'batch' },
  TRANSACTION_BUSY_of_batch: { code: 'TRANSACTION_BUSY', scope: 'batch' },
  SQLITE_IOERR_of_answer: { code: 'SQLITE_IOERR', scope: 'answer' },
  blocked_writes: { blocked: 'writes', reason: 'the plan is used up' },
  blocked_reads: { blocked: 'reads', reason: 'the plan is used up' },
  http_401: { status: 401 },
  http_403: { status: 403 },
  http_404: { status: 404 },
  http_429: { status: 429 },
  http_500: { status: 500 },
  http_502_html: { status: 502, body: 'html' },
  http_502_html_after_commit: { status: 502, body: 'html', isRunFirst: true },
  http_503_html: { status: 503, body: 'html' },
  http_504_empty: { status: 504, body: 'empty' },
  html_with_200: { body: 'html' },
  cut_json: { body: 'cut_json' },
  empty_json: { body: 'empty_json' },
  fewer_results: { body: 'fewer_results' },
  reset: { connection: 'reset' },
  cut_after_commit: { connection: 'cut_after_commit' },
  refused: { connection: 'refused' },
};

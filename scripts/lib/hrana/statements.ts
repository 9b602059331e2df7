// What sqld's query_analysis.rs knows of a statement before it runs.
import { type Token, tokensOf } from './tokens.ts';

type StatementKind =
  | 'txn_begin'
  | 'txn_end'
  | 'read'
  | 'write'
  | 'savepoint'
  | 'release'
  | 'detach'
  | 'ddl';

export type Statement = {
  sql: string;
  /** Null where sqld refuses the statement as unsupported. */
  kind: StatementKind | null;
  /** True where SQLite takes the lock of the writer for it. */
  takesLock: boolean;
  isCommit: boolean;
  isExplain: boolean;
  /** INSERT, UPDATE or DELETE: sqld counts its rows. */
  changesRows: boolean;
  isInsert: boolean;
  /** One entry for each parameter in SQLite's numbering; null where it has no name. */
  parameters: (string | null)[];
};

const keptTexts = 500;
/** An app sends the same few texts, and each is asked for several times in one request. */
const known = new Map<string, readonly Statement[]>();

/** The statements of a text, in their order; empty ones are left out. */
export function statementsOf(sql: string): readonly Statement[] {
  const statements = known.get(sql) ?? parse(sql);
  if (known.size >= keptTexts) known.clear();
  known.set(sql, statements);
  return statements;
}

function parse(sql: string): Statement[] {
  return split(tokensOf(sql)).map((tokens) => {
    const first = tokens[0] as Token;
    const last = tokens[tokens.length - 1] as Token;
    return describe(sql.slice(first.start, last.start + last.text.length), tokens);
  });
}

function split(tokens: Token[]): Token[][] {
  const statements: Token[][] = [];
  let current: Token[] = [];
  for (const token of tokens) {
    if (token.text !== ';' || isInsideTrigger(current)) {
      current.push(token);
      continue;
    }
    if (current.length > 0) statements.push(current);
    current = [];
  }
  if (current.length > 0) statements.push(current);
  return statements;
}

/** A trigger's own statements end in `;` too; the trigger ends with `; END`. */
function isInsideTrigger(tokens: Token[]): boolean {
  const words = tokens.slice(0, 4).map(upper);
  if (words[0] !== 'CREATE' || !words.includes('TRIGGER')) return false;
  return !(upper(tokens.at(-1)) === 'END' && tokens.at(-2)?.text === ';');
}

const upper = (token: Token | undefined) =>
  token?.kind === 'word' ? token.text.toUpperCase() : (token?.text ?? '');

function describe(sql: string, tokens: Token[]): Statement {
  const words = tokens.map(upper);
  const isExplain = words[0] === 'EXPLAIN';
  const verb = isExplain ? 'EXPLAIN' : mainVerb(tokens);
  const kind = kindOf(verb, words);
  const changesRows = ['INSERT', 'REPLACE', 'UPDATE', 'DELETE'].includes(verb);
  return {
    sql,
    kind,
    takesLock: changesRows || kind === 'ddl' || takesLock(verb, words),
    isCommit: verb === 'COMMIT' || verb === 'END',
    isExplain,
    changesRows,
    isInsert: verb === 'INSERT' || verb === 'REPLACE',
    parameters: parametersOf(tokens),
  };
}

/** The verb itself, or the one that follows the table expressions of a WITH. */
function mainVerb(tokens: Token[]): string {
  const first = upper(tokens[0]);
  if (first !== 'WITH') return first;
  let depth = 0;
  for (const token of tokens) {
    if (token.text === '(') depth++;
    else if (token.text === ')') depth--;
    else if (
      depth === 0 &&
      token.kind === 'word' &&
      /^(?:SELECT|VALUES|INSERT|REPLACE|UPDATE|DELETE)$/i.test(token.text)
    )
      return upper(token);
  }
  return first;
}

function takesLock(verb: string, words: string[]): boolean {
  if (verb === 'BEGIN') return words[1] === 'IMMEDIATE' || words[1] === 'EXCLUSIVE';
  if (verb === 'PRAGMA') return words.includes('USER_VERSION') && words.includes('=');
  return verb === 'REINDEX';
}

function kindOf(verb: string, words: string[]): StatementKind | null {
  switch (verb) {
    case 'BEGIN':
      return 'txn_begin';
    case 'COMMIT':
    case 'END':
      return 'txn_end';
    case 'ROLLBACK':
      return words.includes('TO') ? 'release' : 'txn_end';
    case 'SAVEPOINT':
      return 'savepoint';
    case 'RELEASE':
      return 'release';
    case 'INSERT':
    case 'REPLACE':
    case 'UPDATE':
    case 'DELETE':
    case 'REINDEX':
      return 'write';
    case 'SELECT':
    case 'VALUES':
    case 'EXPLAIN':
      return 'read';
    case 'CREATE':
      return words[1] === 'TEMP' || words[1] === 'TEMPORARY' ? null : 'ddl';
    case 'ALTER':
    case 'DROP':
      return 'ddl';
    case 'DETACH':
      return 'detach';
    case 'PRAGMA':
      return pragmaKind(words);
    default:
      return null;
  }
}

const readingPragmas =
  /^(?:TABLE_LIST|INDEX_LIST|TABLE_INFO|TABLE_XINFO|INDEX_INFO|INDEX_XINFO|PRAGMA_LIST|COMPILE_OPTIONS|DATABASE_LIST|FUNCTION_LIST|MODULE_LIST|ENCODING)$/;
const freePragmas =
  /^(?:DEFER_FOREIGN_KEYS|FOREIGN_KEYS|FOREIGN_KEY_LIST|FOREIGN_KEY_CHECK|COLLATION_LIST|DATA_VERSION|FREELIST_COUNT|INTEGRITY_CHECK|LEGACY_FILE_FORMAT|PAGE_COUNT|QUICK_CHECK|STATS|USER_VERSION)$/;
const askedPragmas =
  /^(?:ANALYSIS_LIMIT|APPLICATION_ID|AUTO_VACUUM|AUTOMATIC_INDEX|BUSY_TIMEOUT|CACHE_SIZE|CACHE_SPILL|CELL_SIZE_CHECK|CHECKPOINT_FULLFSYNC|FULLFSYNC|HARD_HEAP_LIMIT|JOURNAL_MODE|JOURNAL_SIZE_LIMIT|LEGACY_ALTER_TABLE|LOCKING_MODE|MAX_PAGE_COUNT|MMAP_SIZE|PAGE_SIZE|QUERY_ONLY|READ_UNCOMMITTED|RECURSIVE_TRIGGERS|REVERSE_UNORDERED_SELECTS|SECURE_DELETE|SOFT_HEAP_LIMIT|SYNCHRONOUS|TEMP_STORE|THREADS|TRUSTED_SCHEMA|WAL_AUTOCHECKPOINT)$/;

/** sqld lets few PRAGMAs through, and most of those only without a value. */
function pragmaKind(words: string[]): StatementKind | null {
  const at = words[2] === '.' ? 3 : 1;
  const name = words[at] ?? '';
  const hasValue = words.length > at + 1;
  if (readingPragmas.test(name)) return 'read';
  if (name === 'SCHEMA_VERSION' && !hasValue) return 'read';
  if (freePragmas.test(name)) return 'write';
  return askedPragmas.test(name) && !hasValue ? 'write' : null;
}

function parametersOf(tokens: Token[]): (string | null)[] {
  const names: (string | null)[] = [];
  for (const { kind, text } of tokens) {
    if (kind !== 'parameter') continue;
    if (text === '?') names.push(null);
    else if (text.startsWith('?')) {
      const at = Number(text.slice(1));
      while (names.length < at) names.push(null);
      names[at - 1] = text;
    } else if (!names.includes(text)) names.push(text);
  }
  return names;
}

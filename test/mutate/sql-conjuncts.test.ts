import { describe, expect, it } from 'vitest';
import { conjunctsOf } from '../../scripts/mutate/sql-conjuncts.ts';

/** Its conjuncts as text; every `?` is a placeholder. */
function conjuncts(sql: string): string[] {
  const holes = [...sql.matchAll(/\?/g)].map(({ index }) => ({ start: index, end: index + 1 }));
  return conjunctsOf(sql, holes).map(({ start, end }) => sql.slice(start, end));
}

describe('the conjuncts of a piece of SQL', () => {
  it.each([
    ['UPDATE t SET a = 1 WHERE id = ?', ['id = ?']],
    ['UPDATE t SET a = 1 WHERE id = ? AND state = 2', ['id = ?', 'state = 2']],
    ['DELETE FROM t WHERE ? AND NOT ? RETURNING id', ['?', 'NOT ?']],
    ['INSERT INTO t (a) SELECT ?, 1 FROM u WHERE b > ? AND c ORDER BY d', ['b > ?', 'c']],
    ['INSERT INTO t (a) SELECT 1 FROM u WHERE 1 ON CONFLICT (a) DO UPDATE SET b = 2', []],
    ['DELETE FROM t WHERE a < ? OR b', ['a < ? OR b']],
    ['DELETE FROM t WHERE a OR (b AND c = 1)', ['b', 'c = 1', 'a OR (b AND c = 1)']],
    ['a = ? AND (b IS NULL OR c > ?)', ['a = ?', '(b IS NULL OR c > ?)']],
    ['(a OR (b AND c))', ['b', 'c']],
    ['a = ?', []],
    [
      'EXISTS (SELECT 1 FROM t WHERE a AND b IN (SELECT value FROM json_each(?)))',
      ['a', 'b IN (SELECT value FROM json_each(?))'],
    ],
    ['SELECT a AND b AS both FROM t WHERE c', ['c']],
    ['UPDATE t SET a = iif(b AND c, 1, 2) WHERE d', ['d']],
    [
      "UPDATE t SET a = 1 WHERE b = 'x AND y' AND CASE WHEN c AND d THEN 1 ELSE 0 END",
      ["b = 'x AND y'", 'CASE WHEN c AND d THEN 1 ELSE 0 END'],
    ],
    [
      'INSERT INTO t (a) SELECT b FROM u LEFT JOIN v ON v.id = u.id AND v.at > ? WHERE c',
      ['v.id = u.id', 'v.at > ?', 'c'],
    ],
    ['NOT EXISTS (SELECT 1 FROM ? JOIN v ON v.k = a.k WHERE n > m)', ['v.k = a.k', 'n > m']],
  ])('%s', (sql, expected) => {
    expect(conjuncts(sql)).toEqual(expected);
  });
});

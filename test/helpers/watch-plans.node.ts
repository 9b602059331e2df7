// Every statement that the product sends while the tests of Node run is explained once in each of their processes: a new
// one that walks or sorts a table that grows fails the test that sent it first, and needs no list of statements.
import Libsql from 'libsql';
import { BoundStatement } from '../../worker/foundation/database/statement.ts';
import { dearSteps } from './dear-plans.ts';

const seen = new Set<string>();
let unexplained: string[] = [];
let isWatching = false;

/** Notes what statements send from now on, in this process; what tests without an app have sent is none of the product. */
export function watchPlans() {
  for (const sql of unexplained) seen.delete(sql);
  unexplained = [];
  if (isWatching) return;
  isWatching = true;
  const { toSend } = BoundStatement.prototype;
  BoundStatement.prototype.toSend = function () {
    const one = toSend.call(this);
    const sql = typeof one === 'string' ? one : one.sql;
    if (!seen.has(sql)) {
      seen.add(sql);
      unexplained.push(sql);
    }
    return one;
  };
}

/**
 * Explains what was sent since the last call. The plan of a database without statistics is the same however many rows it
 * has. @throws Error that names the statements with dear steps.
 */
export function requireCheapPlans(file: string) {
  const statements = unexplained.filter((sql) =>
    /^\s*(?:SELECT|UPDATE|DELETE|INSERT|WITH)\b/i.test(sql),
  );
  unexplained = [];
  if (statements.length === 0) return;
  const connection = new Libsql(file);
  try {
    const dear = statements.flatMap((sql) => {
      const steps = dearSteps(sql, planOf(connection, sql));
      return steps.length > 0 ? [`${steps.join('; ')}\n${sql}`] : [];
    });
    if (dear.length > 0) throw new Error(`Dear at a million requests:\n${dear.join('\n\n')}`);
  } finally {
    connection.close();
  }
}

/** The steps of its plan; none for a statement about a table that a test has made for itself. */
function planOf(connection: InstanceType<typeof Libsql>, sql: string): string[] {
  try {
    const steps = connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[];
    return steps.map(({ detail }) => detail);
  } catch (fault) {
    if (/no such (?:table|column)/.test(String(fault))) return [];
    throw fault;
  }
}

import { fileURLToPath } from 'node:url';
import { recordStatements } from '../../../test/helpers/round-trips.ts';
import { foldersOfBundle } from '../../../worker/foundation/node/folders.node.ts';
import { startNodeServer } from '../../../worker/server.node.ts';

/** What a bench asks its server beside requests, and what it answers. */
export type Order = { do: 'name'; name: string } | { do: 'plans' };
/** A statement, what sent it first, and the steps of its plan. */
export type Plan = { name: string; sql: string; steps: string[] };
/** Once it listens: how long the start took in this process, in ms. */
export type Report = { startedMs: number } | { plans: Plan[] };

// The clock goes on from where the rows of the database end, so that each run finds the same promises kept and broken.
const now = Date.now;
const aheadMs = Number(process.env.BENCH_NOW) - now();
Date.now = () => now() + aheadMs;

const report = (what: Report) => process.send?.(what);
const server = await startNodeServer(process.env, foldersOfBundle(fileURLToPath(import.meta.url)));
const client = server.services.openDb().$client;
report({ startedMs: performance.now() });

let seen: ReturnType<typeof recordStatements> | undefined;
let name = '';
const names = new Map<string, string>();

/** Statements that are new since the last name was given belong to that. */
function nameNew() {
  for (const sql of seen?.keys() ?? []) if (!names.has(sql)) names.set(sql, name);
}

async function explain(): Promise<Plan[]> {
  const plans: Plan[] = [];
  for (const [sql, args] of [...(seen ?? [])]) {
    const { rows } = await client.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args });
    const steps = rows.map(({ detail }) => String(detail));
    plans.push({ name: names.get(sql) ?? '', sql: sql.replace(/\s+/g, ' ').trim(), steps });
  }
  return plans;
}

process.on('message', async (order: Order) => {
  nameNew();
  if (order.do === 'name') {
    seen ??= recordStatements(client);
    ({ name } = order);
  } else report({ plans: await explain() });
});
process.once('SIGTERM', async () => {
  await server.stop();
  process.exit();
});

// One of several processes that charge the same limit as fast as they can.
import { charge } from '../../worker/foundation/database/charge.ts';
import { openEmbeddedClient } from '../../worker/foundation/database/client/embedded-client.node.ts';
import { commit } from '../../worker/foundation/database/commit.ts';
import { openDatabase } from '../../worker/foundation/database/database.ts';
import { hours } from '../../worker/foundation/ports/clock.ts';
import { Problem } from '../../worker/foundation/problem.ts';

const [file = '', calls = '0', max = '0', own = ''] = process.argv.slice(2);
const client = openEmbeddedClient(file);
const db = openDatabase(client);
let passed = 0;
for (let i = 0; i < Number(calls); i++) {
  const limits = [
    { key: 'shared', max: Number(max), windowMs: hours(1) },
    { key: `own:${own}`, max: 1_000_000, windowMs: hours(1) },
  ];
  try {
    await commit(db, charge(db, limits, { now: () => 1_000 }));
    passed += 1;
  } catch (fault) {
    if (!(fault instanceof Problem)) throw fault;
  }
}
client.close();
console.log(passed);

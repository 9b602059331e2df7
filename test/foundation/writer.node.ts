import { sql } from 'drizzle-orm';
import { openEmbeddedClient } from '../../worker/foundation/database/client/embedded-client.node.ts';
import { commit } from '../../worker/foundation/database/commit.ts';
import { openDatabase } from '../../worker/foundation/database/database.ts';

/** A process of its own that writes `count` times two rows or none; says how many it wrote. */
const [file = '', name = '', count = '0'] = process.argv.slice(2);
const client = openEmbeddedClient(file);
const db = openDatabase(client);
for (let i = 0; i < Number(count); i++) {
  const key = `${name}:${i}`;
  await commit(db, [
    db.run(sql`INSERT INTO rate_limits VALUES (${key}, 1, 1, '')`),
    db.run(sql`INSERT INTO rate_limits VALUES (${`${key}:twin`}, 1, 1, '')`),
  ]);
}
client.close();
console.log(count);

import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { runScheduled } from '../../worker/app.ts';
import { openEmbeddedClient } from '../../worker/foundation/database/client/embedded-client.node.ts';
import { applyMigrations } from '../../worker/foundation/database/client/migrate.node.ts';
import { openDatabase } from '../../worker/foundation/database/database.ts';
import { createTestApp } from '../helpers/app.ts';
import { dumpDatabase } from '../helpers/dump.ts';
import { growDatabase } from '../helpers/grown-database.ts';

/** Migrations of the release before the desk could search. */
const earlier = 9;

it('R98 a database with rows of every kind comes whole to search and counts, also after a migration that failed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-earlier-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [before, failing] = [join(folder, 'before'), join(folder, 'failing')];
  for (const copy of [before, failing]) await cp('worker/migrations', copy, { recursive: true });
  const journal = join(before, 'meta/_journal.json');
  const { entries, ...rest } = JSON.parse(await readFile(journal, 'utf8')) as {
    entries: unknown[];
  };
  await writeFile(journal, JSON.stringify({ ...rest, entries: entries.slice(0, earlier) }));
  const client = openEmbeddedClient(join(folder, 'earlier.db'));
  onTestFinished(() => client.close());
  await applyMigrations(client, before);
  const db = openDatabase(client);
  const app = await createTestApp({ services: { openDb: () => db } });
  const { retention } = app.settings;
  const growth = { kept: 60, open: 60, due: 3 };
  await growDatabase(client, { now: app.clock.now(), retention, ...growth });
  await client.executeMultiple(`
    INSERT INTO agents (id, name, mobile, role, departments, created_at)
      VALUES ('agent', 'x', '+989120000001', 'agent', '["technical"]', 1);
    INSERT INTO sensitive_reads (id, ticket_id, agent_id, field, at)
      SELECT 'read' || rowid, id, 'agent', 'sheba', rowid FROM tickets LIMIT 50;
    UPDATE customers SET name = 'مریم ' || id;`);
  const dump = await dumpDatabase(client);

  await appendFile(
    join(failing, '0010_finding.sql'),
    '\n--> statement-breakpoint\nSELECT nothing_of_this_name();',
  );
  await expect(applyMigrations(client, failing)).rejects.toThrow();
  expect(await dumpDatabase(client)).toEqual(dump);

  await applyMigrations(client, 'worker/migrations');
  const after = await dumpDatabase(client);
  for (const [table, rows] of Object.entries(dump))
    if (!table.startsWith('__')) expect(after[table], table).toHaveLength(rows.length);
  expect(after.audit_log).toHaveLength(50);
  expect((await client.execute('PRAGMA foreign_key_check')).rows).toEqual([]);
  await runScheduled(app.services);
  const { rows } = await client.execute(`
    SELECT (SELECT count(*) FROM tickets WHERE fingerprint <> '') - (SELECT count(*) FROM ticket_words) AS unfolded,
      (SELECT count(*) FROM ticket_words WHERE name = '' AND ticket_id IN (
        SELECT id FROM tickets WHERE customer_id IS NOT NULL)) AS unnamed,
      (SELECT sum(count) FROM ticket_counts) - (SELECT count(*) FROM tickets) AS uncounted,
      (SELECT count(*) FROM ticket_words_backlog WHERE id = 1) AS left`);
  expect({ ...rows[0] }).toMatchObject({ unfolded: 0, unnamed: 0, uncounted: 0, left: 0 });
  await client.execute(
    "INSERT INTO ticket_search (ticket_search, rank) VALUES ('integrity-check', 1)",
  );
  expect((await client.execute('PRAGMA integrity_check')).rows[0]?.integrity_check).toBe('ok');
});

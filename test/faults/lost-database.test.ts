import { copyFile, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { freshBase, startServer, until } from '../helpers/running-server.ts';
import { feedbackWriter } from './feedback-writer.ts';

it('R84 a server whose database was deleted writes no more; one that was emptied is not served', async () => {
  const base = await freshBase();
  onTestFinished(() => rm(base, { recursive: true, force: true }));
  const { origin, stop } = await startServer({ base, keep: true });
  const database = join(base, 'data/pasokh.db');
  const write = await feedbackWriter(origin);
  expect((await write()).status).toBeLessThan(300);
  await rm(database);
  const { status, retryAfter } = await write();
  expect([status, Number(retryAfter) > 0]).toEqual([503, true]);
  expect((await fetch(`${origin}/api/ready`)).status).toBe(503);
  expect((await fetch(`${origin}/`)).status).toBe(200);
  await stop();

  const first = await startServer({ base });
  await first.stop();
  await truncate(database, 0);
  const second = await startServer({ base });
  expect(await second.exit).toBe(1);
  expect(second.output()).toMatch(/pasokh\.db is empty.*npm run restore/);
  expect(second.output()).not.toMatch(/\n\s+at /);
});

it.each<[string, (database: string) => Promise<unknown>, RegExp | null]>([
  [
    'lost a table',
    async (database) => {
      const db = new DatabaseSync(database, { timeout: 5_000 });
      db.exec('DROP TABLE search_misses');
      db.close();
    },
    /pasokh\.db lost .*search_misses.*npm run restore/,
  ],
  [
    'was overwritten by the file of another server',
    async (database) => {
      const base = await freshBase();
      onTestFinished(() => rm(base, { recursive: true, force: true }));
      const other = await startServer({ base, keep: true });
      await (await feedbackWriter(other.origin))();
      await copyFile(join(base, 'data/pasokh.db'), database);
      await other.stop();
    },
    // What a start finds then depends on the journal that the stop brought into it.
    null,
  ],
])('R84 a server whose database %s writes no more', async (_what, lose, refusal) => {
  const base = await freshBase();
  onTestFinished(() => rm(base, { recursive: true, force: true }));
  const { origin, child, stop } = await startServer({ base, keep: true });
  const database = join(base, 'data/pasokh.db');
  const write = await feedbackWriter(origin);
  expect((await write()).status).toBeLessThan(300);
  await lose(database);
  const { status, retryAfter } = await write();
  expect([status, Number(retryAfter) > 0]).toEqual([503, true]);
  expect((await fetch(`${origin}/api/ready`)).status).toBe(503);
  expect((await fetch(`${origin}/`)).status).toBe(200);
  expect(child.exitCode).toBe(null);
  await stop();

  if (!refusal) return;
  const next = await startServer({ base });
  expect(await next.exit).toBe(1);
  expect(next.output()).toMatch(refusal);
  expect(next.output()).not.toMatch(/\n\s+at /);
});

it('R84 a start with another APP_SECRET says so', async () => {
  const base = await freshBase();
  onTestFinished(() => rm(base, { recursive: true, force: true }));
  const said = 'APP_SECRET is not the one';
  const first = await startServer({ base, keep: true });
  await first.stop();
  const secrets = join(base, 'data/secrets');
  const former = await readFile(secrets, 'utf8');
  await writeFile(secrets, 'APP_SECRET=another secret of the tests, long enough\n');
  const second = await startServer({ base, keep: true });
  await until(() => second.output().includes(said));
  await second.stop();
  await writeFile(secrets, former);
  const third = await startServer({ base, keep: true });
  await third.stop();
  expect(first.output() + third.output()).not.toContain(said);
});

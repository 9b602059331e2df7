import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillDatabase } from '../../scripts/bench/scale/seed/fill.ts';
import { pickRank, seededRandom, zipfTable } from '../../scripts/bench/scale/seed/random.ts';
import { columns } from '../../scripts/bench/scale/seed/tickets.ts';
import { verifySeed } from '../../scripts/bench/scale/seed/verify.ts';
import { readSettings } from '../../src/articles/library.node.ts';
import { openEmbeddedClient } from '../../worker/foundation/database/client/embedded-client.node.ts';
import { applyMigrations } from '../../worker/foundation/database/client/migrate.node.ts';
import { matchOf } from '../../worker/tickets/words/fold-words.ts';

const plan = {
  tickets: 1_200,
  seed: 5,
  now: Date.UTC(2026, 10, 24, 7, 30),
  settings: readSettings('content'),
};
const tables = ['customers', 'identities', 'agents', 'tags', ...Object.keys(columns)];
let folder: string;
let filled: string;

async function emptyDatabase(name: string): Promise<string> {
  const file = join(folder, name);
  const client = openEmbeddedClient(file);
  await applyMigrations(client, 'worker/migrations');
  client.close();
  return file;
}

/** Rows of a query; the connection stays open until it is collected. */
const rowsOf = (file: string, sql: string, ...args: string[]) =>
  new Libsql(file).prepare(sql).raw(true).all(args) as unknown[][];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pasokh-seed-'));
  filled = await emptyDatabase('filled.db');
  fillDatabase(filled, plan);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a seeded database', () => {
  it('holds the same for the same seed, and other words for another', async () => {
    const [same, other] = [await emptyDatabase('same.db'), await emptyDatabase('other.db')];
    fillDatabase(same, plan);
    fillDatabase(other, { ...plan, tickets: 1, seed: 6 });
    for (const table of tables)
      expect(rowsOf(same, `SELECT * FROM ${table}`)).toEqual(
        rowsOf(filled, `SELECT * FROM ${table}`),
      );
    const words = 'SELECT words FROM ticket_words WHERE number = 1';
    expect(rowsOf(other, words)).not.toEqual(rowsOf(filled, words));
  });

  it('is counted and found as if each row had been written through the triggers', async () => {
    const written = await emptyDatabase('written.db');
    const db = new Libsql(written);
    db.exec(`ATTACH '${filled}' AS filled`);
    for (const table of ['customers', 'identities', 'agents', 'tags'])
      db.exec(`INSERT INTO ${table} SELECT * FROM filled.${table}`);
    for (const [table, names] of Object.entries(columns))
      db.exec(
        `INSERT INTO ${table} (${names}) SELECT ${names} FROM filled.${table} ORDER BY rowid`,
      );
    for (const all of [
      'SELECT * FROM ticket_counts ORDER BY 1, 2, 3, 4, 5, 6',
      'SELECT * FROM ticket_changes ORDER BY 1',
    ])
      expect(rowsOf(filled, all)).toEqual(rowsOf(written, all));
    const found = 'SELECT rowid FROM ticket_search WHERE ticket_search MATCH ? ORDER BY rowid';
    for (const words of ['سفارش', 'پرداخت کارت', 'محمد', 'خر', 'کتاب‌هایم']) {
      const match = matchOf(words) ?? '';
      expect(rowsOf(filled, found, match), words).toEqual(rowsOf(written, found, match));
    }
    expect(rowsOf(filled, found, 'سفارش').length).toBeGreaterThan(10);
  });

  it('has tickets of every kind that the desk lists', () => {
    const count = (condition: string) =>
      Number(rowsOf(filled, `SELECT count(*) FROM tickets WHERE ${condition}`)[0]?.[0]);
    for (const condition of [
      ...['waiting', 'in_review', 'answered', 'closed'].map((state) => `state = '${state}'`),
      ...['late_due_at = next_due', 'work_order BETWEEN 16 AND 31', 'snoozed_until IS NOT NULL'],
      ...['work_order < 64 AND assignee_id IS NULL', "assignee_id = 'agent-0'", 'rating > 0'],
    ])
      expect(count(condition), condition).toBeGreaterThan(0);
    expect(count('true')).toBe(plan.tickets);
    expect(rowsOf(filled, 'SELECT count(*) FROM messages')).toEqual([[plan.tickets * 5]]);
  });

  it('is compared with its rows, and a difference is named', async () => {
    expect(() => verifySeed(filled)).not.toThrow();
    const changes = {
      'words of ticket 1':
        "UPDATE messages SET text = 'دیگر' WHERE ticket_id = (SELECT ticket_id FROM ticket_words WHERE number = 1)",
      'tickets of': 'UPDATE ticket_counts SET count = count + 1',
      'ticket 1 found by': "INSERT INTO ticket_search (ticket_search) VALUES ('delete-all')",
    };
    for (const [what, sql] of Object.entries(changes)) {
      const changed = join(folder, 'changed.db');
      await copyFile(filled, changed);
      new Libsql(changed).exec(sql);
      expect(() => verifySeed(changed)).toThrow(what);
      await rm(changed);
    }
  });
});

it('words come by Zipf’s law: the first twice as often as the second, and the last of all now and then', () => {
  const random = seededRandom(3);
  const table = zipfTable(1_000);
  const counts = Array.from({ length: 1_000 }, () => 0);
  for (let i = 0; i < 500_000; i++) counts[pickRank(table, random)]! += 1;
  const ratio = (one: number, other: number) => counts[one]! / counts[other]!;
  expect(ratio(0, 1)).toBeCloseTo(2, 0);
  expect(ratio(0, 9)).toBeGreaterThan(9);
  expect(ratio(0, 9)).toBeLessThan(11);
  expect(Math.min(...counts)).toBeGreaterThan(0);
});

import Libsql from 'libsql';
import type { Settings } from '#shared/settings/schema.ts';
import { days } from '../../../../worker/foundation/ports/clock.ts';
import { agentRows, makeCustomers } from './people.ts';
import { seededRandom } from './random.ts';
import { columns, messagesOfTicket, tagCount, ticketWriter } from './tickets.ts';

type Connection = InstanceType<typeof Libsql>;
type Value = string | number | null;
type Say = (what: string) => void;

/** What is to be written: `tickets` of them, `now` their end in epoch ms. */
export type SeedPlan = { tickets: number; seed: number; now: number; settings: Settings };

const perTransaction = 20_000;

/**
 * Fills the file, which has all tables and no rows, with tickets of five messages each: rows first, then the indexes, the
 * counts that triggers keep, and the full-text index, each in one go. The rows are the same for the same plan.
 */
export function fillDatabase(file: string, plan: SeedPlan, say: Say = () => {}): void {
  const db = new Libsql(file);
  try {
    // A fault leaves a file that nobody opens.
    db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF');
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -400000; PRAGMA threads = 2');
    const putBack = takeAway(db);
    addRows(db, plan, say);
    say('indexes');
    putBack();
    say('counts');
    db.exec(`BEGIN; ${countTickets}; COMMIT`);
    say('words');
    db.exec(fillSearch);
    // The lock of the file goes with the next read.
    db.exec('PRAGMA locking_mode = NORMAL; SELECT 1 FROM agents');
  } finally {
    db.close();
  }
}

/** As the triggers of migration 0009 would have counted; nothing was changed, and the timer has nothing to fold. */
const countTickets = `
  INSERT INTO ticket_counts (department, state, snoozed, owed, assignee, agency, count)
    SELECT department, state, snoozed_until IS NOT NULL, coalesce(work_order < 64, 0),
      coalesce(assignee_id, ''), coalesce(agency, ''), count(*)
    FROM tickets GROUP BY 1, 2, 3, 4, 5, 6;
  INSERT INTO ticket_changes (department, count) SELECT department, count(*) FROM tickets GROUP BY 1`;

/**
 * Larger pieces make fewer segments, and these are merged to one behind all that requests will add: else the first of them
 * would merge whatever a rebuild has left. The size of pieces stays with the index, so it is undone.
 */
const fillSearch = `
  INSERT INTO ticket_search (ticket_search, rank) VALUES ('hashsize', 536870912);
  INSERT INTO ticket_search (ticket_search) VALUES ('rebuild');
  INSERT INTO ticket_search (ticket_search) VALUES ('optimize');
  INSERT INTO ticket_search (ticket_search, rank) VALUES ('hashsize', 1048576)`;

/** Drops what would be kept row by row; answers what brings it back. */
function takeAway(db: Connection): () => void {
  const found = db
    .prepare(
      `SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL
        AND (type = 'index' AND tbl_name IN ('tickets', 'messages', 'ticket_history', 'ticket_words', 'ticket_tags', 'answers')
          OR type = 'trigger' AND name IN ('tickets_counted_in', 'ticket_words_added'))`,
    )
    .all([]) as { type: string; name: string; sql: string }[];
  for (const { type, name } of found) db.exec(`DROP ${type} ${name}`);
  return () => {
    for (const { sql } of found) db.exec(sql);
  };
}

function addRows(db: Connection, { tickets, seed, now, settings }: SeedPlan, say: Say) {
  const random = seededRandom(seed);
  const customers = makeCustomers(Math.ceil(tickets / 4), random);
  const began = now - days(700);
  const add = adder(db);
  db.exec('BEGIN');
  for (const { id, name, nameWords, mobile, email, plan, agency } of customers) {
    add('customers', customerColumns, [id, name, nameWords, plan, agency, began]);
    add('identities', identityColumns, [mobile, 'mobile', id, began, began]);
    if (email) add('identities', identityColumns, [email, 'email', id, began, began]);
  }
  const departments = Object.keys(settings.departments);
  for (const row of agentRows(departments, began, random)) add('agents', agentColumns, row);
  for (let i = 0; i < tagCount; i++) add('tags', tagColumns, [`tag-${i}`, `برچسب ${i}`, began]);
  db.exec('COMMIT');
  say(`${customers.length} customers`);
  const write = ticketWriter({ count: tickets, now, settings, customers, random });
  for (let from = 0; from < tickets; from += perTransaction) {
    db.exec('BEGIN');
    const until = Math.min(tickets, from + perTransaction);
    for (let number = from; number < until; number++) {
      const rows = write(number);
      add('tickets', columns.tickets, rows.ticket);
      add('messages', columns.messages, rows.messages);
      add('ticket_history', columns.ticket_history, rows.history);
      add('ticket_words', columns.ticket_words, rows.words);
      if (rows.answers.length > 0) add('answers', columns.answers, rows.answers);
      if (rows.tags.length > 0) add('ticket_tags', columns.ticket_tags, rows.tags);
    }
    db.exec('COMMIT');
    say(`${until} tickets, ${until * messagesOfTicket} messages`);
  }
}

const customerColumns = ['id', 'name', 'name_words', 'plan', 'agency', 'created_at'];
const identityColumns = ['address', 'kind', 'customer_id', 'created_at', 'proven_at'];
const agentColumns = ['id', 'name', 'mobile', 'role', 'departments', 'created_at'];
const tagColumns = ['id', 'title', 'created_at'];

/** Adds rows of a table, whose values come one after another, by one statement. */
function adder(db: Connection) {
  const prepared = new Map<string, ReturnType<Connection['prepare']>>();
  return (table: string, names: readonly string[], values: readonly Value[]) => {
    const rows = values.length / names.length;
    const key = `${table} ${rows}`;
    let statement = prepared.get(key);
    if (!statement) {
      const marks = `(${names.map(() => '?').join()})`;
      const all = Array.from({ length: rows }, () => marks).join();
      statement = db.prepare(`INSERT INTO ${table} (${names.join()}) VALUES ${all}`);
      prepared.set(key, statement);
    }
    statement.run(values as Value[]);
  };
}

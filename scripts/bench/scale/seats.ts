import { createHash } from 'node:crypto';
import Libsql from 'libsql';
import { days } from '../../../worker/foundation/ports/clock.ts';

/** Cookies of those who are signed in already. */
export type Seats = { agent: string; admin: string; lead: string; customers: string[] };

const customerCount = 100;

/** Signs three agents and some customers in on a seeded database, at `now` (epoch ms). */
export function seat(file: string, now: number): Seats {
  const db = new Libsql(file, { timeout: 5_000 });
  const add = db.prepare(
    `INSERT OR REPLACE INTO sessions (token_hash, customer_id, agent_id, role, address, proven_at, second_factor_at,
      created_at, seen_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const hash = (text: string) => createHash('sha256').update(text).digest('base64url');
  const sit = (id: string, role: string | null, address: string) => {
    const token = hash(id);
    const [customer, agent] = role === null ? [id, null] : [null, id];
    const second = role === null ? null : now;
    const times = [now, second, now, now, now + days(1)];
    add.run([hash(token), customer, agent, role, address, ...times]);
    return `${role === null ? 'session' : 'desk'}=${token}`;
  };
  const mobiles = db
    .prepare("SELECT customer_id AS id, address FROM identities WHERE kind = 'mobile' LIMIT ?")
    .all([customerCount]) as { id: string; address: string }[];
  db.exec('BEGIN IMMEDIATE');
  const seats = {
    agent: sit('agent-0', 'agent', '+989900001000'),
    admin: sit('agent-1', 'admin', '+989900001001'),
    lead: sit('agent-2', 'lead', '+989900001002'),
    customers: mobiles.map(({ id, address }) => sit(id, null, address)),
  };
  // Tables leave the desk by a right of each agent.
  db.exec(`UPDATE agents SET rights = '["export"]' WHERE id IN ('agent-0', 'agent-1')`);
  db.exec('COMMIT');
  db.close();
  return seats;
}

import Libsql from 'libsql';
import { seededRandom } from './seed/random.ts';

type Row = Record<string, string | number | null>;

/** What the requests of a run are about, spread over the whole database. */
export type Samples = {
  /** Behind the last ticket, in epoch ms. */
  end: number;
  codes: string[];
  /** Of tickets that wait for an answer and belong to departments of `agent-0`. */
  openCodes: string[];
  mobiles: string[];
  names: string[];
  orderNumbers: string[];
};

const sampleSize = 200;

/** Takes the same samples of the same database every time. */
export function takeSamples(file: string): Samples {
  const db = new Libsql(file);
  const all = (sql: string, ...args: (string | number)[]) => db.prepare(sql).all(args) as Row[];
  const random = seededRandom(1);
  try {
    const [last] = all('SELECT max(created_at) AS at FROM tickets');
    const [words] = all('SELECT max(number) AS number FROM ticket_words');
    const tickets = Array.from({ length: sampleSize }, () => {
      const number = 1 + random.below(Number(words?.number));
      return all(
        `SELECT tickets.code, tickets.facts, customers.name, identities.address FROM ticket_words
          JOIN tickets ON tickets.id = ticket_words.ticket_id
          LEFT JOIN customers ON customers.id = tickets.customer_id
          LEFT JOIN identities ON identities.customer_id = customers.id AND identities.kind = 'mobile'
          WHERE number = ?`,
        number,
      )[0];
    });
    const textsOf = (name: string) =>
      tickets.flatMap((row) => (row?.[name] ? [String(row[name])] : []));
    return {
      end: Number(last?.at) + 1,
      codes: textsOf('code'),
      openCodes: all(
        `SELECT code FROM tickets INDEXED BY tickets_state
          WHERE state = 'waiting' AND department IN
            (SELECT value FROM json_each((SELECT departments FROM agents WHERE id = 'agent-0')))
          ORDER BY state_since LIMIT ?`,
        sampleSize,
      ).map(({ code }) => String(code)),
      mobiles: textsOf('address'),
      names: textsOf('name'),
      orderNumbers: textsOf('facts').flatMap((facts) => /"(NA-\d+)"/.exec(facts)?.[1] ?? []),
    };
  } finally {
    db.close();
  }
}

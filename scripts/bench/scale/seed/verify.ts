import Libsql from 'libsql';
import type { FieldValue } from '#shared/fields/field.ts';
import { factTexts, foldWords, matchOf } from '../../../../worker/tickets/words/fold-words.ts';
import { messagesOfTicket } from './tickets.ts';

type Row = Record<string, string | number | null>;

const sampleSize = 50;

/**
 * Compares a sample of what was filled in bulk with the rows that it is of: counts of each department and state, the folded
 * words of some tickets with those of their texts, and whether these are found by their last words.
 * @throws Error that names the first difference.
 */
export function verifySeed(file: string): void {
  const db = new Libsql(file, { readonly: true } as never);
  const all = (sql: string, ...args: (string | number)[]) => db.prepare(sql).all(args) as Row[];
  try {
    for (const { department, state, kept } of all(
      'SELECT department, state, sum(count) AS kept FROM ticket_counts GROUP BY 1, 2',
    )) {
      const [row] = all(
        'SELECT count(*) AS count FROM tickets WHERE department = ? AND state = ?',
        String(department),
        String(state),
      );
      expectSame(`tickets of ${department}, ${state}`, row?.count, kept);
    }
    const [whole] = all('SELECT max(number) AS last, count(*) AS count FROM ticket_words');
    const [tickets] = all('SELECT count(*) AS count FROM tickets');
    expectSame('tickets with words', whole?.count, tickets?.count);
    const step = Math.max(1, Math.floor(Number(whole?.last) / sampleSize));
    for (let number = 1; number <= Number(whole?.last); number += step) verifyTicket(all, number);
  } finally {
    db.close();
  }
}

type All = (sql: string, ...args: (string | number)[]) => Row[];

function verifyTicket(all: All, number: number) {
  const [row] = all(
    `SELECT tickets.id, title, facts, words FROM ticket_words
      JOIN tickets ON tickets.id = ticket_words.ticket_id WHERE number = ?`,
    number,
  );
  const texts = all('SELECT text FROM messages WHERE ticket_id = ?', String(row?.id));
  expectSame(`messages of ticket ${number}`, texts.length, messagesOfTicket);
  const facts = JSON.parse(String(row?.facts)) as Record<string, FieldValue>;
  const words = foldWords([
    ...[String(row?.title), ...factTexts(facts)],
    ...texts.map(({ text }) => String(text)),
  ]).split(' ');
  const kept = new Set(String(row?.words).split(' '));
  expectSame(`words of ticket ${number}`, [...kept].sort().join(' '), words.sort().join(' '));
  const last = String(texts.at(-1)?.text).split(/[ .]+/).slice(-3).join(' ');
  const found = all(
    'SELECT rowid FROM ticket_search WHERE ticket_search MATCH ? AND rowid = ?',
    matchOf(last) ?? '',
    number,
  );
  expectSame(`ticket ${number} found by «${last}»`, found.length, 1);
}

function expectSame(what: string, found: unknown, expected: unknown) {
  if (found !== expected) throw new Error(`${what}: ${found}, and not ${expected}.`);
}

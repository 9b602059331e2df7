import { type SQL, sql } from 'drizzle-orm';
import { fragment } from '../../foundation/database/statement.ts';
import type { Term } from '../../tickets/words/store-words.ts';
import type { Place } from '../inbox/store-walk.ts';

// Words are found in the order of numbers, the newest ticket first, and the search ends when a page is full: no hit is
// ranked, sorted or counted off. Who has a phone, or how a code begins, is another index's matter: these hits are few.

/** What typed words may mean. */
export type WantedWords = {
  /** An expression of FTS5 for all words; null where there is none. */
  match: string | null;
  /** A customer's address: a whole one, or the last four digits of a phone; `rest` are the other words. */
  person: { address: string; isWhole: boolean; rest: readonly Term[] } | null;
  /** How a tracking code begins, or a whole one. */
  code: string | null;
};

const withWords = fragment(
  (match: string, before: number) => sql`
  SELECT rowid AS number FROM ticket_search
  WHERE ticket_search MATCH ${match} AND rowid < ${before}`,
);

type Person = NonNullable<WantedWords['person']>;

const isNumbered = sql`CROSS JOIN ticket_words ON ticket_words.ticket_id = tickets.id`;
const ofIdentity = (condition: SQL, before: number) => sql`
  SELECT ticket_words.number FROM identities
  CROSS JOIN tickets ON tickets.customer_id = identities.customer_id ${isNumbered}
  WHERE ${condition} AND ticket_words.number < ${before}`;
const ofContact = (condition: SQL, before: number) => sql`
  SELECT ticket_words.number FROM tickets ${isNumbered}
  WHERE tickets.contact IS NOT NULL AND ${condition} AND ticket_words.number < ${before}`;

const withAddress = fragment((address: string, before: number) =>
  ofIdentity(sql`identities.address = ${address}`, before),
);
const withEnd = fragment((end: string, before: number) =>
  ofIdentity(sql`substr(identities.address, -4) = ${end}`, before),
);
const leftAddress = fragment((address: string, before: number) =>
  ofContact(sql`tickets.contact = ${address}`, before),
);
const leftEnd = fragment((end: string, before: number) =>
  ofContact(sql`substr(tickets.contact, -4) = ${end}`, before),
);
/**
 * Those of a few tickets that have the words too, as `matchOf` finds them: by the folded words themselves, for the index
 * would read the whole list of a common word for each ticket.
 */
const alsoWithWords = fragment(
  (arm: SQL, terms: string) => sql`${arm} AND NOT EXISTS (
    SELECT 1 FROM json_each(${terms}) AS term
    WHERE ${isMissing(sql`term.value`)} AND (json_array_length(term.value, '$.parts') = 0 OR EXISTS (
      SELECT 1 FROM json_each(term.value, '$.parts') AS part WHERE ${isMissing(sql`part.value`)})))`,
);
const isMissing = (word: SQL) => sql`
  instr(' ' || ticket_words.words || ' ' || ticket_words.name || ' ',
    ' ' || (${word} ->> 'form') || iif(${word} ->> 'isBegun', '', ' ')) = 0
  AND instr(' ' || ticket_words.words || ' ' || ticket_words.name || ' ',
    ' ' || coalesce(${word} ->> 'lemma', ${word} ->> 'form') || ' ') = 0`;

function ofPerson({ address, isWhole, rest }: Person, before: number): SQL[] {
  const arms = isWhole
    ? [withAddress(address, before), leftAddress(address, before)]
    : [withEnd(address, before), leftEnd(address, before)];
  return rest.length === 0 ? arms : arms.map((arm) => alsoWithWords(arm, JSON.stringify(rest)));
}

/** All codes that begin so: none has a letter behind Z. */
const withCode = fragment(
  (code: string, before: number) => sql`
  SELECT ticket_words.number FROM tickets ${isNumbered}
  WHERE tickets.code >= ${code} AND tickets.code < ${code} || '~' AND ticket_words.number < ${before}`,
);

const none = fragment(() => sql`SELECT 0 AS number WHERE 0`);
const either = fragment((one: SQL, other: SQL) => sql`${one} UNION ${other}`);
const asWalk = fragment(
  (arms: SQL) => sql`
  SELECT ticket_words.ticket_id AS id, hits.number AS a, 0 AS b
  FROM (${arms} ORDER BY number DESC) AS hits
  CROSS JOIN ticket_words ON ticket_words.number = hits.number`,
);

const lastNumber = Number.MAX_SAFE_INTEGER;

/** A walk, as `walkOf` gives them, over the tickets that are meant, the newest first. */
export function searchOf({ match, person, code }: WantedWords, after: Place | null): SQL {
  const before = after?.a ?? lastNumber;
  const [first = none(), ...others] = [
    ...(match === null ? [] : [withWords(match, before)]),
    ...(person ? ofPerson(person, before) : []),
    ...(code === null ? [] : [withCode(code, before)]),
  ];
  return asWalk(others.reduce((one, other) => either(one, other), first));
}

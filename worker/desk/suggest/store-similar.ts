import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { TicketState } from '#shared/contract/tickets.ts';
import { asJson, fragment, statement } from '../../foundation/database/statement.ts';
import { messages } from '../../tickets/schema.ts';
import { ticketWithCode } from '../store.ts';
import { withinReachOf } from '../store-viewer.ts';

/** Hits of a word that are counted; behind them their distance says how frequent it is. */
export const mostCounted = 150;
/** The newest hits that are looked at, and how many of them are compared. */
const mostHits = 200;

/** What the customer wrote first. */
export const findFirstWords = statement((db, code: string) =>
  db
    .select({ text: messages.text })
    .from(messages)
    .where(and(eq(messages.ticketId, ticketWithCode(code)), eq(messages.author, 'customer')))
    .orderBy(asc(messages.createdAt))
    .limit(1),
);

/** How many tickets have a word: `count` of the last `span` of `all` numbers; all of them below `mostCounted`. */
export type WordCount = { count: number; span: number; all: number };

/** Counts the newest tickets of each expression of FTS5, in their order. */
export const countWords = statement((db, expressions: readonly string[]) =>
  db.all<WordCount>(sql`
    SELECT json_array_length(hits) AS count, newest - coalesce(hits ->> '$[#-1]', newest) + 1 AS span,
      newest - oldest + 1 AS "all"
    FROM (
      SELECT word.key,
        (SELECT max(number) FROM ticket_words) AS newest, (SELECT min(number) FROM ticket_words) AS oldest,
        (SELECT json_group_array(number) FROM (
          SELECT rowid AS number FROM ticket_search WHERE ticket_search MATCH word.value
          ORDER BY rowid DESC LIMIT ${sql.raw(String(mostCounted))})) AS hits
      FROM json_each(${asJson(expressions)}) AS word)
    ORDER BY key`),
);

/** What resembles a ticket. */
type SimilarRow = {
  code: string;
  title: string;
  state: TicketState;
  rating: number | null;
  answer: string;
  by: string | null;
  at: number;
};

const scoreOf = fragment(
  (words: string) => sql`
  (SELECT sum(word.value ->> 'weight') FROM json_each(${words}) AS word
   WHERE EXISTS (SELECT 1 FROM json_each(word.value, '$.word') AS form
     WHERE instr(' ' || ticket_words.words || ' ', ' ' || form.value || ' ') > 0))`,
);

/**
 * Answered and closed tickets within the agent's reach that match, but for the one with this code; the most alike first.
 * Each has the last answer of an agent.
 */
export const listSimilar = statement(
  (db, agent: SQL, code: string, match: string, words: string, limit: number) =>
    db.all<SimilarRow>(sql`
    SELECT found.code, found.title, found.state, found.rating,
      messages.text AS answer, agents.name AS "by", messages.created_at AS at
    FROM (
      SELECT tickets.id, tickets.code, tickets.title, tickets.state, tickets.rating, hits.number,
        ${scoreOf(words)} AS score
      FROM (SELECT rowid AS number FROM ticket_search WHERE ticket_search MATCH ${match}
        ORDER BY rowid DESC LIMIT ${sql.raw(String(mostHits))}) AS hits
      CROSS JOIN ticket_words ON ticket_words.number = hits.number
      CROSS JOIN tickets ON tickets.id = ticket_words.ticket_id
      WHERE tickets.state IN ('answered', 'closed') AND tickets.answered_at IS NOT NULL
        AND tickets.merged_into IS NULL AND tickets.code <> ${code} AND ${withinReachOf(agent)}
      ORDER BY score DESC, hits.number DESC LIMIT ${limit}) AS found
    CROSS JOIN messages ON messages.id = (
      SELECT answers.id FROM messages AS answers
      WHERE answers.ticket_id = found.id AND answers.author = 'agent' AND answers.internal = 0
        AND answers.text <> ''
      ORDER BY answers.created_at DESC LIMIT 1)
    LEFT JOIN agents ON agents.id = messages.author_id
    ORDER BY found.score DESC, found.number DESC`),
);

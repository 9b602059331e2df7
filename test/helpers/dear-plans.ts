// One judge of query plans for all tests: which steps cost more the more requests there are.

/** Tables that grow with the requests and with the years. */
const grown = [
  ...['tickets', 'messages', 'ticket_history', 'ticket_words', 'ticket_tags', 'ticket_links'],
  ...['outbox', 'answers', 'mentions', 'attachments', 'audit_log', 'held_acts', 'held_tickets'],
  ...['customers', 'identities', 'sessions', 'proofs', 'request_keys', 'rate_limits'],
  ...['participants', 'transcript_shares', 'spent_work', 'sensitive_reads', 'presences'],
  ...['ticket_words_backlog'],
];

/** Walks that end by themselves. */
const ends: Record<string, string> = {
  messages_unchained: 'a partial index: what came since the last run of the timer',
  audit_log_at: 'the newest of the log, a page of them',
  customers_unfolded: 'a partial index: names that were imported and not folded yet',
};

/** Ranges whose rows are grouped or put in order all the same. */
const bounded: Record<string, string> = {
  answers_at: 'two weeks of answers, counted and not listed',
  tickets_rated: 'two weeks of ratings, counted and not listed',
  identities_ends: 'phones that end in the same four digits',
  outbox_due: 'what waits to be sent by now',
  tickets_code: 'codes with the same beginning',
  audit_log_at: 'a page of the log, put in order once more behind its limit',
  outbox_created: 'the newest messages of a few minutes, a limited number',
  sqlite_autoindex_rate_limits_1: 'the hours of one count',
  sqlite_autoindex_request_keys_1: 'keys of a day; the order is that of addresses of one customer',
};

/** Indexes by which one value leads to many rows: to put these in order costs as much as a walk. */
const wide = [
  ...['tickets_state', 'tickets_state_of_department', 'tickets_created', 'tickets_stage_due'],
  ...['tickets_created_of_department', 'tickets_work', 'tickets_work_of_department'],
  ...['tickets_work_of_assignee', 'ticket_tags_tag', 'messages_unchained'],
];

/** Statements that put in order what they limit before. */
const limited: readonly { sql: RegExp; why: string }[] = [
  { sql: /FROM \(SELECT \* FROM tickets INDEXED BY tickets_state\s/, why: 'a round of the timer' },
  { sql: /SELECT 1 FROM ticket_tags WHERE tag_id = page\.id LIMIT/, why: 'counted up to a bound' },
  { sql: /SELECT DISTINCT ticket_id AS ticketId FROM \(/, why: 'a round of the timer' },
];

/** The tables and the names that a statement gives them: `FROM tickets AS own` calls it `own`; drizzle leaves `AS` out. */
function grownNames(sql: string): Set<string> {
  const named = [
    ...sql.matchAll(/\b(?:FROM|JOIN|UPDATE)\s+"?(\w+)"?(?:\s+AS\s+"?(\w+)"?|\s+"(\w+)")?/gi),
  ];
  const ours = named.filter(([, table = '']) => grown.includes(table));
  return new Set(ours.flatMap(([, table = '', as, alias = as ?? table]) => [table, alias]));
}

/** The steps of a plan that cost more the more rows a grown table has. */
export function dearSteps(sql: string, steps: readonly string[]): string[] {
  const names = grownNames(sql);
  const indexOf = (step: string) => / INDEX (\w+)/.exec(step)?.[1] ?? '';
  const isOf = (list: Record<string, string>, step: string) => Object.hasOwn(list, indexOf(step));
  const ofGrown = steps.filter((step) => names.has(/^(?:SCAN|SEARCH) (\w+)/.exec(step)?.[1] ?? ''));
  const walks = ofGrown.filter((step) => /^SCAN/.test(step) && !isOf(ends, step));
  const made = ofGrown.filter((step) => step.includes('AUTOMATIC'));
  // What is found by a key of one request, person or address is few; a range alone is not, nor what a wide key leads to.
  const many = ofGrown.filter(
    (step) => (/\(\w+[<>]\?/.test(step) || wide.includes(indexOf(step))) && !isOf(bounded, step),
  );
  // All requests of people who have not proven an address have the same customer: none.
  const ofNobody = /(?<!\+)\b(?:tickets\.|"tickets"\.)?"?customer_id"? IS NULL/i.test(sql)
    ? steps.filter((step) => step.includes('INDEX tickets_customer'))
    : [];
  const sorts = limited.some((one) => one.sql.test(sql))
    ? []
    : steps.filter((step) => step.startsWith('USE TEMP B-TREE'));
  return [
    ...new Set([
      ...walks,
      ...made,
      ...ofNobody,
      ...(many.length > 0 && sorts.length > 0 ? [...many, ...sorts] : []),
    ]),
  ];
}

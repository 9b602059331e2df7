import type { Client } from '@libsql/client';
import type { Settings } from '#shared/settings/schema.ts';
import { days, hours, minutes } from '../../worker/foundation/ports/clock.ts';

type Columns = Record<string, string | number>;

/** One statement that inserts `count` rows; a column is SQL over `i`, which counts them from 1. */
const rows = (table: string, count: number, columns: Columns) => `
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
  INSERT INTO ${table} (${Object.keys(columns)}) SELECT ${Object.values(columns)} FROM n`;

/** Tickets with one message each; a message that is not chained is new. */
function tickets(kind: string, count: number, own: Columns, chained = true) {
  const base = {
    id: `'${kind}' || i`,
    customer_id: `'customer' || (1 + i % 100)`,
    department: `'technical'`,
    request_type: `'technical'`,
    reply_channel: `'email'`,
    fingerprint: `'${kind}' || i`,
    promise_due_at: `${own.state_since} + ${days(1)}`,
    promise_started_at: `${own.state_since}`,
    ...own,
  };
  const since = `${own.state_since}`;
  const message = {
    ticket_id: `'${kind}' || i`,
    author: `'customer'`,
    text: `'متن'`,
    created_at: since,
  };
  return [
    rows('tickets', count, {
      code: base.id,
      proven: 1,
      department_since: since,
      title: `'عنوان'`,
      urgency: `'normal'`,
      unread: 0,
      version: 1,
      facts: `'{}'`,
      rules_in_force: `'[]'`,
      created_at: since,
      updated_at: since,
      ...base,
    }),
    rows('messages', count, {
      id: `'${kind}' || i`,
      internal: 0,
      ...message,
      ...(chained && { chain_position: 1, salt: `'s'`, commitment: `'c'`, link: `'l'` }),
    }),
    rows('messages', count, { id: `'${kind}note' || i`, internal: 1, ...message }),
    rows('ticket_history', count, {
      id: `'${kind}' || i`,
      ticket_id: `'${kind}' || i`,
      at: since,
      actor: `'customer'`,
      kind: `'state'`,
      to_value: `'waiting'`,
    }),
  ];
}

/** Tickets that nobody has proven yet, each with the link that waits in its mailbox. */
const unconfirmed = (kind: string, count: number, filedAt: number, own: Columns = {}) => [
  ...tickets(kind, count, {
    state: `'unconfirmed'`,
    state_since: filedAt,
    customer_id: 'NULL',
    contact: `'${kind}' || i || '@example.com'`,
    proof_id: `'${kind}' || i`,
    proven: 0,
    promise_due_at: 'NULL',
    ...own,
  }),
  ...proofs(kind, count, filedAt, filedAt + hours(24)),
];

const proofs = (kind: string, count: number, createdAt: number, expiresAt: number) => [
  rows('proofs', count, {
    id: `'${kind}' || i`,
    kind: `'email_link'`,
    address: `'${kind}' || i || '@example.com'`,
    purpose: `'confirm'`,
    subject: `'${kind}' || i`,
    known_device: 0,
    created_at: createdAt,
    expires_at: expiresAt,
  }),
];

const files = (kind: string, count: number, createdAt: number, own: Columns = {}) =>
  rows('attachments', count, {
    id: `'${kind}' || i`,
    form_key: `'${kind}' || i`,
    taken_by: `'closed' || i`,
    name: `'a.png'`,
    type: `'image/png'`,
    byte_count: 1,
    sensitive: 0,
    created_at: createdAt,
    stored_at: createdAt,
    ...own,
  });

const notices = (kind: string, count: number, createdAt: number, own: Columns) =>
  rows('outbox', count, {
    id: `'${kind}' || i`,
    message: `'ticket_answered'`,
    channel: `'sms'`,
    address: `'+98912' || (1000000 + i)`,
    ticket_id: `'closed' || i`,
    data: `'{"trackingCode":"A","department":"فنی"}'`,
    unproven: 0,
    dedupe_id: 'i',
    created_at: createdAt,
    state: `'sent'`,
    due_at: createdAt,
    claims: 0,
    may_be_out: 0,
    tries: 0,
    doubts: 0,
    polls: 0,
    provider: `'kavenegar'`,
    ...own,
  });

/** What is counted, kept or remembered for a time: `end` is when the time is over, `age` how old it is. */
const remembered = (kind: string, count: number, end: number, age: number) => [
  rows('rate_limits', count, {
    key: `'${kind}' || i`,
    count: 1,
    resets_at: `${end} + i`,
    granted_to: `''`,
  }),
  rows('spent_work', count, { challenge_id: `'${kind}' || i`, expires_at: `${end} + i` }),
  rows('sessions', count, {
    token_hash: `'${kind}' || i`,
    customer_id: `'customer' || (1 + i % 100)`,
    address: `'a'`,
    proven_at: age,
    created_at: age,
    seen_at: age,
    expires_at: `${end} + i`,
  }),
  rows('request_keys', count, {
    scope: `'${kind}'`,
    key: 'i',
    body_hash: `''`,
    result_id: `'${kind}' || i`,
    answer: `'{}'`,
    created_at: `${age} - i`,
  }),
];

const opinions = (kind: string, count: number, day: string, asker: string) =>
  rows('feedback', count, {
    article: `'article' || (i % 100)`,
    day: `'${day}'`,
    helpful: 1,
    asker: asker ? `'${asker}:${kind}' || i` : 'NULL',
  });
const misses = (kind: string, count: number, week: string, asked: number) =>
  rows('search_misses', count, { week: `'${week}'`, query: `'${kind}' || i`, count: asked });

const groups = (kind: string, count: number, week: string, asked: number) =>
  ['search_miss_groups', 'search_outcomes'].map((table) =>
    rows(table, count, {
      week: `'${week}'`,
      article: `'article' || (i % 100)`,
      stems: `'${kind}' || i`,
      label: `''`,
      count: asked,
      ...(table === 'search_outcomes' && { outcome: `'opened'` }),
    }),
  );

export type Growth = {
  /** Epoch milliseconds, on the first day of the clock of the tests. */
  now: number;
  retention: Settings['retention'];
  /** Rows of each kind that have to stay as they are. */
  kept: number;
  /** Rows of each kind that somebody still has to do something with: they do not grow with the years. */
  open: number;
  /** Rows of each kind that something has to be done with now. */
  due: number;
};

/**
 * Fills a fresh database as years of work would: closed tickets, settled messages, what is
 * remembered for a while, and of each kind some that the timer has to see to.
 */
export async function growDatabase(client: Client, { now, retention, kept, open, due }: Growth) {
  const forever = now - days(1_000);
  const recently = now - hours(1);
  const keptWords = now - days(retention.closedTickets);
  const keptFiles = now - days(retention.attachments);
  await client.batch(
    [
      rows('customers', 100, { id: `'customer' || i`, created_at: forever }),
      rows('identities', 100, {
        address: `'customer' || i || '@example.com'`,
        kind: `'email'`,
        customer_id: `'customer' || i`,
        created_at: forever,
        proven_at: forever,
      }),
      ...tickets('closed', kept, { state: `'closed'`, state_since: recently }),
      ...tickets('erased', kept, {
        state: `'closed'`,
        state_since: forever,
        fingerprint: `''`,
      }),
      ...tickets('answered', kept, { state: `'answered'`, state_since: recently }),
      ...tickets('open', open, {
        state: `iif(i % 2, 'waiting', 'in_review')`,
        state_since: recently,
        promise_due_at: `${now + days(60)} + i`,
      }),
      ...tickets('warned', open, {
        state: `'waiting'`,
        state_since: recently - days(2),
        promise_warned_at: recently,
      }),
      ...unconfirmed('reminded', open, now - hours(13), { reminded_at: recently }),
      ...unconfirmed('young', kept, recently),
      ...proofs('lasting', kept, recently, now + hours(1)),
      files('taken', kept, recently),
      files('gone', kept, forever, { removed_at: keptFiles }),
      files('loose', kept, recently, { taken_by: 'NULL' }),
      notices('sent', kept, recently, {}),
      notices('asked', kept, recently, { poll_at: now + hours(1) }),
      notices('waiting', kept, recently, { state: `'queued'`, due_at: now + hours(1) }),
      ...remembered('kept', kept, now + 1, recently),
      opinions('kept', kept, '1405-09-03', '1405-09-03'),
      opinions('old', kept, '1405-07-01', ''),
      misses('often', kept, '1405-07-18', 5),
      misses('seldom', kept, '1405-08-30', 1),
      ...groups('often', kept, '1405-07-18', 5),
      ...groups('seldom', kept, '1405-08-30', 1),
      ...(due === 0 ? [] : whatIsDue({ now, retention, due }, { keptWords, keptFiles })),
    ],
    'write',
  );
}

const whatIsDue = (
  { now, retention, due }: Pick<Growth, 'now' | 'retention' | 'due'>,
  { keptWords, keptFiles }: { keptWords: number; keptFiles: number },
) => [
  ...tickets('outlived', due, { state: `'closed'`, state_since: keptWords - days(1) }),
  ...tickets('quiet', due, { state: `'answered'`, state_since: now - days(60) }),
  ...tickets('late', due, { state: `'waiting'`, state_since: now - days(5) }),
  ...tickets('new', due, { state: `'in_review'`, state_since: now - days(5) }, false),
  ...unconfirmed('vain', due, now - hours(25)),
  ...unconfirmed('slow', due, now - hours(13)),
  ...proofs('ended', due, now - days(3), now - days(2)),
  files('outlived', due, keptFiles - days(1)),
  files('secret', due, now - days(retention.sensitiveAttachments + 1), { sensitive: 1 }),
  files('stray', due, now - days(2), { taken_by: 'NULL' }),
  notices('forgotten', due, now - days(retention.sentMessages + 1), {}),
  notices('dead', due, now - hours(1), { state: `'queued'`, expires_at: now - minutes(1) }),
  notices('due', due, now - hours(1), { state: `'queued'` }),
  notices('told', due, now - hours(1), { poll_at: now - 1 }),
  ...remembered('over', due, now - hours(1), now - days(2)),
  opinions('yesterday', due, '1405-09-02', '1405-09-02'),
  opinions('outlived', due, '1403-01-01', ''),
  misses('outlived', due, '1403-01-01', 5),
  misses('rare', due, '1405-08-23', 1),
  ...groups('outlived', due, '1403-01-01', 5),
  ...groups('rare', due, '1405-08-23', 1),
];

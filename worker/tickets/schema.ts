import { sql } from 'drizzle-orm';
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { HistoryKind, MessageAuthor, TicketState } from '#shared/contract/tickets.ts';
import type { FieldValue } from '#shared/fields/field.ts';
import type { ReplyChannel, Urgency } from '#shared/settings/schema.ts';
import { agents, customers } from '../people/schema.ts';

/** A rule of the organisation as it stood when the ticket was filed; `broken` where the facts did not keep it. */
export type RuleInForce = { id: string; title: string; text: string; broken?: true };

/** Who did something; `id` is a customer's or an agent's, null for the system itself. */
export type ActorKind = 'customer' | 'agent' | 'system';

/**
 * Requests: one row each, with the current state, owner and promise; times are epoch ms. Migration 0010 adds what
 * drizzle cannot say: `next_due`, `work_order` and `work_due`, which SQLite works out of the columns here, the indexes
 * that give lists their order by them, and triggers that keep `ticket_counts`, `ticket_changes` and `ticket_words`.
 */
export const tickets = sqliteTable(
  'tickets',
  {
    id: text().primaryKey(),
    /** The tracking code in its stored form: 12 symbols. */
    code: text().notNull(),
    /** Null until the sender has proven who it is. */
    customerId: text().references(() => customers.id),
    /** Where an unproven sender said it can be reached: `+989…` or an address. Gone with the proof. */
    contact: text(),
    /** The proof this ticket waits for. */
    proofId: text(),
    /** False shows as «هویت تأیید نشده» at the desk. */
    proven: integer({ mode: 'boolean' }).notNull(),
    requestType: text().notNull(),
    department: text().notNull(),
    /** Since when this department has it. */
    departmentSince: integer().notNull(),
    agency: text(),
    plan: text(),
    title: text().notNull(),
    urgency: text().$type<Urgency>().notNull(),
    /** The agents' own order of work, 0 by default; higher is sooner. */
    priority: integer().notNull().default(0),
    replyChannel: text().$type<ReplyChannel>().notNull(),
    state: text().$type<TicketState>().notNull(),
    stateSince: integer().notNull(),
    /** Why it was closed, in words the customer reads. */
    closeReason: text(),
    /** The reason of the list that was chosen for it; null for words that were written by hand. */
    closeReasonId: text().references(() => closeReasons.id),
    /** The promise as an instant; null where nobody waits for an answer. */
    promiseDueAt: integer(),
    /** From when the promise counts: filing, or the message that opened the matter again. */
    promiseStartedAt: integer(),
    /** When the desk was notified that the promise is at risk. */
    promiseWarnedAt: integer(),
    /** How far it has come in the course of its type: an id of `stages`; null until an agent has moved it, at the first. */
    stage: text(),
    stageSince: integer(),
    /** By when a later stage was promised; null where none is. */
    stageDueAt: integer(),
    /** From when that promise counts: this stage, or one before it that promised the same. */
    stagePromisedAt: integer(),
    /** When the desk was notified that this promise is at risk. */
    stageWarnedAt: integer(),
    answeredAt: integer(),
    /** When an agent first saw the newest message of the customer. */
    seenAt: integer(),
    /** The customer wrote and no agent has looked since. */
    unread: integer({ mode: 'boolean' }).notNull(),
    /** Grows with every change: agents' writes carry it (R37), and live refresh asks by it. */
    version: integer().notNull(),
    facts: text({ mode: 'json' }).$type<Record<string, FieldValue>>().notNull(),
    rulesInForce: text({ mode: 'json' }).$type<RuleInForce[]>().notNull(),
    termsVersion: text(),
    /** The closed ticket this one goes on from. */
    linkedFrom: text(),
    /** Hash of sender, type, folded title and text: the same words twice within minutes are one ticket. */
    fingerprint: text().notNull(),
    /** The one reminder of a confirmation link. */
    remindedAt: integer(),
    /** 1 to 5, by the customer; null before a rating. */
    rating: integer(),
    ratingComment: text(),
    ratedAt: integer(),
    /** The agent who has it. */
    assigneeId: text().references(() => agents.id),
    assignedAt: integer(),
    /** Until when it is put off: it stays out of the lists of what is owed. */
    snoozedUntil: integer(),
    /** Why, in words the customer reads. */
    snoozeReason: text(),
    /** Since when it is put off. */
    snoozedAt: integer(),
    /** Working minutes that the promise had left as its clock was stopped; null where it runs on. */
    promiseLeft: integer(),
    /** The agent who filed it for the customer, after a call for example. */
    filedBy: text().references(() => agents.id),
    /** The ticket it was merged into, where its thread is read and answered from then on. */
    mergedInto: text(),
    /** The due time that the timer has found to be over; another one is not late yet. */
    lateDueAt: integer(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (table) => [
    uniqueIndex('tickets_code').on(table.code),
    index('tickets_customer').on(table.customerId, table.updatedAt),
    index('tickets_proof').on(table.proofId).where(sql`proof_id IS NOT NULL`),
    index('tickets_state').on(table.state, table.stateSince, table.id),
    index('tickets_due').on(table.promiseDueAt).where(sql`promise_due_at IS NOT NULL`),
    index('tickets_stage_due')
      .on(table.state, table.stageDueAt)
      .where(sql`stage_due_at IS NOT NULL`),
    index('tickets_state_of_department').on(
      table.department,
      table.state,
      table.stateSince,
      table.id,
    ),
    index('tickets_created').on(table.createdAt, table.id),
    index('tickets_created_of_department').on(table.department, table.createdAt, table.id),
    index('tickets_snoozed').on(table.snoozedUntil, table.id).where(sql`snoozed_until IS NOT NULL`),
    index('tickets_contact').on(table.contact).where(sql`contact IS NOT NULL`),
    index('tickets_with_words')
      .on(table.stateSince)
      .where(sql`state = 'closed' AND fingerprint <> ''`),
    index('tickets_fingerprint').on(table.fingerprint, table.createdAt),
    index('tickets_close_reason')
      .on(table.closeReasonId, table.stateSince)
      .where(sql`close_reason_id IS NOT NULL`),
    index('tickets_merged').on(table.mergedInto).where(sql`merged_into IS NOT NULL`),
    index('tickets_rated')
      .on(table.ratedAt, table.department, table.assigneeId, table.rating)
      .where(sql`rated_at IS NOT NULL`),
  ],
);

/** Entries of threads, internal notes included; times are epoch ms. */
export const messages = sqliteTable(
  'messages',
  {
    id: text().primaryKey(),
    ticketId: text()
      .notNull()
      .references(() => tickets.id, { onDelete: 'cascade' }),
    author: text().$type<MessageAuthor>().notNull(),
    /** The agent's or customer's id; null for the system and for unproven senders. */
    authorId: text(),
    text: text().notNull(),
    /** A note among agents; it never leaves the desk. */
    internal: integer({ mode: 'boolean' }).notNull(),
    /** When the other side first saw it. */
    seenAt: integer(),
    createdAt: integer().notNull(),
    /** Place in the chain that transcripts prove, from 1; null for notes, and for a moment after writing. */
    chainPosition: integer(),
    /** Random, so that the commitment tells nothing about the words; gone when they are erased. */
    salt: text(),
    /** Salted hash of what was written. */
    commitment: text(),
    /** Hash over the link before and the commitment. */
    link: text(),
  },
  (table) => [
    index('messages_ticket').on(table.ticketId, table.createdAt),
    uniqueIndex('messages_chain').on(table.ticketId, table.chainPosition),
    index('messages_unchained').on(table.id).where(sql`link IS NULL AND internal = 0`),
  ],
);

/** What happened to a ticket. */
export const ticketHistory = sqliteTable(
  'ticket_history',
  {
    id: text().primaryKey(),
    ticketId: text()
      .notNull()
      .references(() => tickets.id, { onDelete: 'cascade' }),
    at: integer().notNull(),
    actor: text().$type<ActorKind>().notNull(),
    actorId: text(),
    kind: text().$type<HistoryKind>().notNull(),
    /** Null where the ticket began. */
    fromValue: text(),
    toValue: text().notNull(),
    why: text(),
  },
  (table) => [index('ticket_history_ticket').on(table.ticketId, table.at)],
);

/** Words by which agents group tickets. */
export const tags = sqliteTable('tags', {
  id: text().primaryKey(),
  title: text().notNull().unique(),
  createdAt: integer().notNull(),
  /** Since when it is no longer offered; tickets that have it keep it. */
  retiredAt: integer(),
});

/** Why tickets are closed, from a list that can be counted; agents choose one and may add words. */
export const closeReasons = sqliteTable('close_reasons', {
  id: text().primaryKey(),
  /** In words the customer reads. */
  title: text().notNull().unique(),
  /** Lowest first. */
  position: integer().notNull(),
  createdAt: integer().notNull(),
  /** Since when it is no longer offered; tickets that have it keep it. */
  retiredAt: integer(),
});

/** Which tickets have which tags. */
export const ticketTags = sqliteTable(
  'ticket_tags',
  {
    ticketId: text()
      .notNull()
      .references(() => tickets.id, { onDelete: 'cascade' }),
    tagId: text()
      .notNull()
      .references(() => tags.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.ticketId, table.tagId] }),
    index('ticket_tags_tag').on(table.tagId, table.ticketId),
  ],
);

/**
 * What a ticket is found by at the desk: the folded words of its title, facts, messages and notes. The full-text index
 * `ticket_search` of migration 0010 holds these rows under their numbers, which grow with the age of tickets.
 */
export const ticketWords = sqliteTable(
  'ticket_words',
  {
    /** Its place in the index; higher is newer. */
    number: integer().primaryKey(),
    ticketId: text()
      .notNull()
      .references(() => tickets.id, { onDelete: 'cascade' }),
    words: text().notNull(),
    /** Folded words of its customer's name. */
    name: text().notNull().default(''),
  },
  (table) => [uniqueIndex('ticket_words_ticket').on(table.ticketId)],
);

/**
 * Where the timer has come to with the words of tickets that were there before they were searched, row 1, and with what
 * was erased, row 2 (`words/store-erased.ts`); no row = done.
 */
export const ticketWordsBacklog = sqliteTable('ticket_words_backlog', {
  id: integer().primaryKey(),
  /** All tickets from here on, by time of filing and id, have their words. */
  createdAt: integer().notNull(),
  ticketId: text().notNull(),
});

/** Tickets that belong together: a link that an agent made, or a ticket that was split off another. Times are epoch ms. */
export const ticketLinks = sqliteTable(
  'ticket_links',
  {
    ticketId: text()
      .notNull()
      .references(() => tickets.id, { onDelete: 'cascade' }),
    /** The other one; of a `split`, the ticket that was made. */
    otherId: text()
      .notNull()
      .references(() => tickets.id, { onDelete: 'cascade' }),
    kind: text({ enum: ['related', 'split'] }).notNull(),
    agentId: text().references(() => agents.id),
    createdAt: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.ticketId, table.otherId] }),
    index('ticket_links_other').on(table.otherId),
  ],
);

/**
 * Who takes part in a ticket besides its customer; times are epoch ms. A row stays when somebody takes part no longer, so
 * that what they wrote keeps its writer and can be erased with them.
 */
export const participants = sqliteTable(
  'participants',
  {
    /** By which screens name the row without its address; that of another ticket too where it came with a merge. */
    id: text().notNull().default(''),
    ticketId: text()
      .notNull()
      .references(() => tickets.id, { onDelete: 'cascade' }),
    /** Canonical, as in `identities`: `+989…` or an e-mail address. */
    address: text().notNull(),
    name: text(),
    /** The agent who added it; null where the customer did. */
    addedBy: text().references(() => agents.id),
    createdAt: integer().notNull(),
    /** Since when it takes part no longer. */
    endedAt: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.ticketId, table.address] }),
    index('participants_address').on(table.address, table.ticketId),
  ],
);

/**
 * One row for each answer of an agent, by which the lead's page counts. It names no customer and outlives the ticket;
 * answers of releases before migration 0011 have none.
 */
export const answers = sqliteTable(
  'answers',
  {
    /** The message that was the answer. */
    messageId: text().primaryKey(),
    ticketId: text().notNull(),
    /** Epoch ms. */
    at: integer().notNull(),
    department: text().notNull(),
    agentId: text().notNull(),
    /** 1 for the first answer to its ticket. */
    isFirst: integer({ mode: 'boolean' }).notNull(),
    /** Working minutes from when an answer was owed; null where none was. */
    minutes: integer(),
    /** Whether the promise was kept; null where none was made. */
    kept: integer({ mode: 'boolean' }),
  },
  (table) => [
    index('answers_at').on(
      ...([table.at, table.department, table.agentId] as const),
      ...([table.isFirst, table.minutes, table.kept, table.ticketId] as const),
    ),
    index('answers_ticket').on(table.ticketId),
  ],
);

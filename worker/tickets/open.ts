import { type SQL, sql } from 'drizzle-orm';
import type { FiledAnswer, TicketState } from '#shared/contract/tickets.ts';
import { stateWords } from '#shared/contract/tickets.ts';
import { maskCardNumbers } from '#shared/fields/card-number.ts';
import type { FieldValue } from '#shared/fields/field.ts';
import { makeTrackingCode, showTrackingCode } from '#shared/fields/tracking-code.ts';
import { foldText } from '#shared/persian/letters.ts';
import type { RequestType } from '#shared/settings/request-types.ts';
import type { ReplyChannel, Urgency } from '#shared/settings/schema.ts';
import { makeId } from '../foundation/chance.ts';
import { days, minutes } from '../foundation/clock.ts';
import type { Database } from '../foundation/database.ts';
import { sha256Text } from '../foundation/keyed-hash.ts';
import { type Part, silentPart } from '../foundation/parts.ts';
import { Problem } from '../foundation/problem.ts';
import { makeCharge } from '../foundation/rate-limit.ts';
import type { Work } from '../foundation/services.ts';
import {
  type Promised,
  promiseFor,
  readToday,
  recentToday,
  type Today,
} from '../organisation/today.ts';
import { isBlocked } from '../people/store.ts';
import { announce, type Reach, sayPromise, tellDepartment } from './announce.ts';
import { type Files, filesGate, takeFiles } from './files.ts';
import { type Gate, heldBy, limitGate, once } from './once.ts';
import { todayGate, untilNotOutrun } from './outrun.ts';
import type { RuleInForce } from './schema.ts';
import { addHistory, addMessage, addTicket, type NewTicket } from './store.ts';

// A ticket is filed once, with its first message, its history, its promise and the notices about it,
// in one round trip. Card numbers are masked before anything is stored.

/** A request that has been checked against its type. */
export type Draft = {
  type: RequestType;
  title: string;
  text: string;
  urgency: Urgency;
  replyChannel: ReplyChannel;
  facts: Record<string, FieldValue>;
  /** Policies that the facts do not keep and that let the request pass all the same. */
  brokenRules?: readonly string[];
  termsVersion: string | null;
  linkedFrom?: string | null;
  files?: Files;
};

/** Who files: a customer, or somebody who proved nothing and left an address. */
export type Sender = Reach & {
  customerId: string | null;
  plan: string | null;
  agency: string | null;
  /** Where the unproven can be reached, and the proof their ticket waits for. */
  contact: string | null;
  proofId: string | null;
};

export type Filing = {
  key: string;
  bodyHash: string;
  gates?: readonly Gate[];
  /** A proof that the ticket waits for, started in the same commit. */
  follow?: (held: SQL, ticketId: string) => Following;
};

export type Following = {
  proofId: string;
  proof: NonNullable<FiledAnswer['proof']>;
  parts: readonly Part<unknown>[];
};

/** For the caller; the proof's id is for its cookie alone. */
export type Filed = FiledAnswer & { proofId: string | null };

/** The same words within this time are one ticket. */
export const sameTextMs = minutes(10);

/**
 * Files a ticket and answers its code, state and promise. The same key, or the same words within
 * minutes, give the same ticket.
 * @throws Problem `key_reused`, `too_many_requests`, `urgent_quota_spent`, or what a given gate throws.
 */
export const openTicket = (work: Work, draft: Draft, sender: Sender, filing: Filing) =>
  untilNotOutrun(async (isFirst) => {
    const today = await (isFirst ? recentToday : readToday)(work.db, work.settings);
    return await fileWith(work, today, draft, sender, filing);
  });

async function fileWith(work: Work, today: Today, draft: Draft, sender: Sender, filing: Filing) {
  const { db, clock } = work;
  const now = clock.now();
  const promised = promiseFor(today, draft.type, sender, now);
  const made = await makeTicket(work, draft, sender, promised);
  const holding = {
    scope: `file:${sender.customerId ?? sender.contact ?? ''}`,
    key: filing.key,
    resultId: made.id,
  };
  const following = filing.follow?.(heldBy(holding), made.id);
  const proofId = following?.proofId ?? null;
  const ticket = { ...made, proofId };
  const message = firstMessage(work, ticket, draft.text);
  const reach = { ...sender, unproven: sender.customerId === null };
  return await once<Filed>(
    db,
    {
      ...holding,
      bodyHash: filing.bodyHash,
      answer: { ...filedAnswer(work, ticket), proof: following?.proof ?? null, proofId },
      now,
      instead: sql`SELECT id FROM tickets WHERE fingerprint = ${ticket.fingerprint}
        AND created_at > ${now - sameTextMs} ORDER BY created_at DESC LIMIT 1`,
    },
    [
      todayGate(db, today),
      ...(draft.files ? [filesGate(db, draft.files)] : []),
      ...limitGates(work, draft, sender),
      ...(filing.gates ?? []),
    ],
    (holds) => {
      const held = unlessBlocked(sender, holds);
      return [
        silentPart(
          addTicket(db, ticket, held),
          addMessage(db, message, held),
          ...(draft.files ? takeFiles(db, draft.files, message.id, held) : []),
          addHistory(db, beginning(work, ticket), held),
          ...(ticket.state === 'waiting' ? filedNotices(work, ticket, reach, held) : []),
        ),
        ...(following?.parts ?? []),
      ];
    },
  );
}

/** A blocked address gets the answer that any address gets, and files nothing (R10). */
const unlessBlocked = ({ contact }: Sender, held: SQL): SQL =>
  contact === null ? held : sql`${held} AND NOT ${isBlocked(contact)}`;

const firstMessage = (work: Work, { id, customerId }: NewTicket, text: string) => ({
  id: makeId(work),
  ticketId: id,
  author: 'customer' as const,
  authorId: customerId ?? null,
  text: maskCardNumbers(text),
  internal: false,
  createdAt: work.clock.now(),
});

const beginning = (work: Work, { id, customerId, state }: NewTicket) => ({
  id: makeId(work),
  ticketId: id,
  at: work.clock.now(),
  actor: 'customer' as const,
  actorId: customerId ?? null,
  kind: 'state' as const,
  toValue: state,
});

/** What is said when a ticket reaches the queue: to the customer and to the department. */
export function filedNotices(
  work: Pick<Work, 'db' | 'clock' | 'chance' | 'settings'>,
  ticket: Pick<NewTicket, 'id' | 'code' | 'replyChannel' | 'department' | 'promiseDueAt'>,
  reach: Reach,
  when: Parameters<typeof announce>[5],
) {
  const promiseDueAt = ticket.promiseDueAt ?? null;
  const promise = sayPromise(promiseDueAt, work.clock.now());
  return [
    ...announce(work, 'ticket_filed', ticket, reach, { promise }, when),
    ...tellDepartment(work, 'department_new_ticket', { ...ticket, promiseDueAt }, when),
  ];
}

async function makeTicket(
  { clock, chance, settings }: Work,
  draft: Draft,
  sender: Sender,
  promised: Promised,
) {
  const now = clock.now();
  const isHeld = sender.customerId === null && draft.type.unprovenTickets === 'hold';
  const state: TicketState = isHeld ? 'unconfirmed' : 'waiting';
  const title = maskCardNumbers(draft.title);
  return {
    id: makeId({ clock, chance }),
    code: makeTrackingCode(chance(11)),
    customerId: sender.customerId,
    contact: sender.contact,
    proofId: sender.proofId,
    proven: sender.customerId !== null,
    requestType: draft.type.id,
    department: promised.department,
    departmentSince: now,
    agency: sender.agency,
    plan: sender.plan,
    title,
    urgency: draft.urgency,
    replyChannel: draft.replyChannel,
    state,
    stateSince: now,
    promiseDueAt: isHeld ? null : promised.dueAt,
    promiseStartedAt: isHeld ? null : now,
    unread: true,
    version: 1,
    facts: draft.facts,
    rulesInForce: rulesInForce(settings, draft, sender.plan),
    termsVersion: draft.termsVersion,
    linkedFrom: draft.linkedFrom ?? null,
    fingerprint: await fingerprintOf(draft, sender),
    createdAt: now,
    updatedAt: now,
  } satisfies NewTicket;
}

/** The same sender, type, facts and words as a reader would compare them. */
const fingerprintOf = ({ type, title, text, facts }: Draft, sender: Sender) =>
  sha256Text(
    JSON.stringify([
      sender.customerId ?? sender.contact,
      type.id,
      foldText(title),
      foldText(text),
      facts,
    ]),
  );

/** The texts of the rules as they are now, and what the customer's plan covers. */
function rulesInForce(
  { policies, plans }: Work['settings'],
  { type, brokenRules = [] }: Draft,
  planId: string | null,
): RuleInForce[] {
  const rules = type.policies.flatMap((id) => {
    const policy = policies[id];
    if (!policy) return [];
    const { title, text } = policy;
    return [
      brokenRules.includes(id) ? { id, title, text, broken: true as const } : { id, title, text },
    ];
  });
  const plan = planId === null ? undefined : plans[planId];
  return plan?.covers ? [...rules, { id: 'plan', title: plan.title, text: plan.covers }] : rules;
}

function limitGates({ db, clock, chance, settings }: Work, draft: Draft, sender: Sender): Gate[] {
  if (sender.customerId === null) return [];
  const owner = sender.customerId;
  const daily = makeCharge(
    makeId({ clock, chance }),
    [{ key: `tickets:${owner}`, max: settings.limits.ticketsPerCustomerPerDay, windowMs: days(1) }],
    clock,
  );
  const gates = [limitGate(db, daily)];
  if (draft.urgency !== 'urgent') return gates;
  const { count, days: dayCount } = settings.urgency.urgent.quota;
  const urgent = makeCharge(
    makeId({ clock, chance }),
    [{ key: `urgent:${owner}`, max: count, windowMs: days(dayCount) }],
    clock,
  );
  return [quotaGate(limitGate(db, urgent)), ...gates];
}

/** How many "urgent" this customer has had in the running window. */
export const urgentSpent = (db: Database, customer: SQL, now: number) =>
  db.all<{ count: number }>(sql`
    SELECT count FROM rate_limits WHERE key = 'urgent:' || ${customer} AND resets_at > ${now}`);

/** Says which box of the form to change, instead of "too many". */
const quotaGate = (gate: Gate): Gate => ({
  passed: gate.passed,
  part: (held) => {
    const { statements, answer } = gate.part(held);
    return {
      statements,
      answer: (results) => {
        try {
          answer(results);
        } catch (fault) {
          if (!(fault instanceof Problem)) throw fault;
          throw new Problem('urgent_quota_spent', {
            fields: {
              urgency: 'سهم درخواست‌های فوری شما تمام شده است؛ «زیاد» یا «عادی» را برگزینید.',
            },
          });
        }
      },
    };
  },
});

/** What the form shows once the ticket is there. */
export function filedAnswer(
  { clock, settings }: Pick<Work, 'clock' | 'settings'>,
  ticket: Pick<NewTicket, 'code' | 'state' | 'promiseDueAt' | 'department'>,
): Omit<FiledAnswer, 'proof'> {
  const dueAt = ticket.promiseDueAt ?? null;
  return {
    code: showTrackingCode(ticket.code),
    state: ticket.state,
    stateTitle: stateWords[ticket.state].title,
    next: stateWords[ticket.state].next,
    department: settings.departments[ticket.department]?.title ?? ticket.department,
    promise: dueAt === null ? null : { dueAt, text: sayPromise(dueAt, clock.now()), late: false },
  };
}

import type { Settings } from '#shared/settings/schema.ts';
import { days, hours, minutes } from '../../../../worker/foundation/ports/clock.ts';
import type { Chance } from './chance.ts';
import { rulesOf, writeFacts } from './facts.ts';
import { codeOf, idAt, noise } from './ids.ts';
import { agentIds, type SeedCustomer } from './people.ts';
import { type Standing, standingOf } from './states.ts';
import { Writer } from './vocabulary.ts';

type Value = string | number | null;

/** The rows of one ticket: values in the order of `columns`, one array for all rows of a table. */
export type TicketRows = {
  ticket: Value[];
  messages: Value[];
  history: Value[];
  words: Value[];
  /** Tags, each as ticket and tag. */
  tags: Value[];
};

const list = (text: string) => text.trim().split(/\s+/);

/** Columns of the rows that a seed writes; the others have their defaults. */
export const columns = {
  tickets:
    list(`id code customer_id contact proven request_type department department_since agency plan title urgency
    priority reply_channel state state_since close_reason promise_due_at promise_started_at promise_warned_at
    answered_at seen_at unread version facts rules_in_force fingerprint rating rating_comment rated_at assignee_id
    assigned_at snoozed_until snooze_reason late_due_at created_at updated_at`),
  messages: list(
    `id ticket_id author author_id text internal seen_at created_at chain_position salt commitment link`,
  ),
  ticket_history: list(`id ticket_id at actor actor_id kind from_value to_value`),
  ticket_words: list(`number ticket_id words name`),
  ticket_tags: list(`ticket_id tag_id`),
};

/** How many messages each ticket has. */
export const messagesOfTicket = 5;

/** How many tags there are: `tag-0` on every fifth of those that have any, the others the more seldom. */
export const tagCount = 40;

/** The time that tickets of a seed come from. */
const span = days(600);

const closeReasons = ['پاسخ داده شد', 'تکراری بود', 'مشتری منصرف شد'];

type Seed = {
  /** How many in all. */
  count: number;
  /** Their time ends here, in epoch ms. */
  now: number;
  settings: Settings;
  customers: readonly SeedCustomer[];
  chance: Chance;
};

/** Writes ticket after ticket, the oldest first. */
export function ticketWriter({ count, now, settings, customers, chance }: Seed) {
  const writer = new Writer(chance);
  const rules = rulesOf(settings);
  const cut = noise(chance);
  const { requestTypes } = settings;
  const departments = Object.keys(settings.departments);
  const step = span / count;
  // One customer asks all the time, and some more often than most.
  const ofFirst = Math.min(417 / count, 0.1);
  const pickCustomer = () =>
    chance.is(ofFirst)
      ? customers[0]!
      : customers[Math.floor(chance.below(customers.length) * Math.sqrt(chance.bits() / 2 ** 32))]!;

  return function write(number: number): TicketRows {
    const createdAt = Math.floor(now - span + number * step) - chance.below(Math.floor(step));
    const customer = pickCustomer();
    const type = requestTypes[Math.min(chance.below(requestTypes.length), chance.below(20))]!;
    const standing = standingOf(createdAt, now, chance);
    const isProven = standing.state !== 'expired' && chance.is(0.98);
    const department = chance.is(0.05) ? chance.of(departments) : type.department;
    const id = idAt(createdAt, chance);
    writer.begin();
    const title = writer.write(3 + chance.below(4)).slice(0, -1);
    const facts = writeFacts(type, chance);
    const assignee = standing.isAssigned ? chance.of(agentIds) : null;
    const { messages, lastAt } = thread({ id, createdAt, standing, customer, assignee });
    const isClosed = standing.state === 'closed';
    const isRated = isClosed && chance.is(0.2);
    const isAnswered = isClosed || standing.state === 'answered';
    const urgency = chance.below(20);
    const [priority] = [chance.is(0.1) ? chance.below(4) - 1 : 0];
    const updatedAt = Math.max(standing.stateSince, lastAt);
    return {
      ticket: [
        ...[id, codeOf(chance), isProven ? customer.id : null, isProven ? null : customer.mobile],
        ...[
          isProven ? 1 : 0,
          type.id,
          department,
          createdAt,
          customer.agency,
          customer.plan,
          title,
        ],
        ...[urgency === 0 ? 'urgent' : urgency < 4 ? 'high' : 'normal', priority],
        ...[chance.is(0.8) ? 'sms' : 'email', standing.state, standing.stateSince],
        ...[isClosed ? chance.of(closeReasons) : null, standing.promiseDueAt],
        ...[standing.promiseDueAt === null ? null : createdAt, standing.promiseWarnedAt],
        ...[isAnswered ? lastAt : null, isAnswered ? createdAt + minutes(50) : null],
        ...[standing.state === 'waiting' ? 1 : 0, messagesOfTicket + 1, facts.json],
        ...[rules.get(type.id)!, cut(43), isRated ? 1 + chance.below(5) : null],
        ...[isRated && chance.is(0.3) ? 'ممنون از پاسخ' : null, isRated ? updatedAt : null],
        ...[assignee, assignee === null ? null : createdAt + minutes(30), standing.snoozedUntil],
        ...[standing.snoozedUntil === null ? null : 'منتظر پاسخ بانک', standing.lateDueAt],
        ...[createdAt, updatedAt],
      ],
      messages,
      history: history({ id, createdAt, standing, customer, assignee }),
      words: [
        ...[number + 1, id, facts.words ? `${writer.folded()} ${facts.words}` : writer.folded()],
        isProven ? customer.nameWords : '',
      ],
      tags: chance.is(0.25)
        ? [id, `tag-${Math.floor(chance.below(tagCount) * (chance.bits() / 2 ** 32))}`]
        : [],
    };
  };

  type Own = {
    id: string;
    createdAt: number;
    standing: Standing;
    customer: SeedCustomer;
    assignee: string | null;
  };

  /** Question and answer by turns, the fourth of some a note; an answered ticket ends with an answer. */
  function thread({ id, createdAt, standing, customer, assignee }: Own) {
    const messages: Value[] = [];
    const isAnswered = standing.state === 'closed' || standing.state === 'answered';
    const until = Math.max(createdAt + messagesOfTicket, Math.min(standing.stateSince, now));
    const noteAt = chance.is(0.3) ? 3 : -1;
    let position = 0;
    let at = createdAt;
    for (let i = 0; i < messagesOfTicket; i++) {
      const isLast = i === messagesOfTicket - 1;
      const isNote = i === noteAt;
      const byAgent = isNote || (isLast ? isAnswered : i % 2 === 1);
      if (!isNote) position += 1;
      messages.push(
        ...[idAt(at, chance), id, byAgent ? 'agent' : 'customer'],
        ...[byAgent ? (assignee ?? 'agent-0') : customer.id, writer.write(6 + chance.below(16))],
        ...[isNote ? 1 : 0, isNote || isLast ? null : at + hours(1), at],
        ...(isNote ? [null, null, null, null] : [position, cut(22), cut(43), cut(43)]),
      );
      at = Math.min(until, at + 1 + Math.floor((until - createdAt) / messagesOfTicket));
    }
    return { messages, lastAt: at };
  }

  /** Each state that it has come through. */
  function history({ id, createdAt, standing, customer, assignee }: Own): Value[] {
    const path = paths[standing.state];
    const step = Math.floor((standing.stateSince - createdAt) / path.length);
    return path.flatMap((state, i): Value[] => [
      ...[idAt(createdAt + i * step, chance), id, createdAt + i * step],
      ...(i === 0
        ? ['customer', customer.id, 'state', null, state]
        : ['agent', assignee ?? 'agent-0', 'state', path[i - 1]!, state]),
    ]);
  }
}

const paths: Record<Standing['state'], readonly string[]> = {
  waiting: ['waiting'],
  in_review: ['waiting', 'in_review'],
  answered: ['waiting', 'in_review', 'answered'],
  closed: ['waiting', 'in_review', 'answered', 'closed'],
  expired: ['unconfirmed', 'expired'],
};

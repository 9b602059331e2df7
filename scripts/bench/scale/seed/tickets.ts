import type { Settings } from '#shared/settings/schema.ts';
import { days, hours, minutes } from '../../../../worker/foundation/ports/clock.ts';
import { rulesOf, writeFacts } from './facts.ts';
import { codeOf, idAt, randomTexts } from './ids.ts';
import { agentIds, type SeedCustomer } from './people.ts';
import type { SeededRandom } from './random.ts';
import { type Standing, standingOf } from './states.ts';
import { Writer } from './vocabulary.ts';

type Value = string | number | null;

/** The rows of one ticket: values in the order of `columns`, one array for all rows of a table. */
export type TicketRows = {
  ticket: Value[];
  messages: Value[];
  history: Value[];
  words: Value[];
  /** What the lead's page counts of them. */
  answers: Value[];
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
  answers: list(`message_id ticket_id at department agent_id is_first minutes kept`),
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
  random: SeededRandom;
};

/** Writes ticket after ticket, the oldest first. */
export function ticketWriter({ count, now, settings, customers, random }: Seed) {
  const writer = new Writer(random);
  const rules = rulesOf(settings);
  const cut = randomTexts(random);
  const { requestTypes } = settings;
  const departments = Object.keys(settings.departments);
  const step = span / count;
  // One customer asks all the time, and some more often than most.
  const ofFirst = Math.min(417 / count, 0.1);
  const pickCustomer = () =>
    random.is(ofFirst)
      ? customers[0]!
      : customers[Math.floor(random.below(customers.length) * Math.sqrt(random.bits() / 2 ** 32))]!;

  return function write(number: number): TicketRows {
    const createdAt = Math.floor(now - span + number * step) - random.below(Math.floor(step));
    const customer = pickCustomer();
    const type = requestTypes[Math.min(random.below(requestTypes.length), random.below(20))]!;
    const standing = standingOf(createdAt, now, random);
    const isProven = standing.state !== 'expired' && random.is(0.98);
    const department = random.is(0.05) ? random.of(departments) : type.department;
    const id = idAt(createdAt, random);
    writer.begin();
    const title = writer.write(3 + random.below(4)).slice(0, -1);
    const facts = writeFacts(type, random);
    const assignee = standing.isAssigned ? random.of(agentIds) : null;
    const own = { id, createdAt, standing, customer, assignee };
    const { messages, lastAt, answers } = thread({ ...own, department });
    const isClosed = standing.state === 'closed';
    const isRated = isClosed && random.is(0.2);
    const isAnswered = isClosed || standing.state === 'answered';
    const urgency = random.below(20);
    const priority = random.is(0.1) ? random.below(4) - 1 : 0;
    const updatedAt = Math.max(standing.stateSince, lastAt);
    return {
      ticket: [
        ...[id, codeOf(random), isProven ? customer.id : null, isProven ? null : customer.mobile],
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
        ...[random.is(0.8) ? 'sms' : 'email', standing.state, standing.stateSince],
        ...[isClosed ? random.of(closeReasons) : null, standing.promiseDueAt],
        ...[standing.promiseDueAt === null ? null : createdAt, standing.promiseWarnedAt],
        ...[isAnswered ? lastAt : null, isAnswered ? createdAt + minutes(50) : null],
        ...[standing.state === 'waiting' ? 1 : 0, messagesOfTicket + 1, facts.json],
        ...[rules.get(type.id)!, cut(43), isRated ? 1 + random.below(5) : null],
        ...[isRated && random.is(0.3) ? 'ممنون از پاسخ' : null, isRated ? updatedAt : null],
        ...[assignee, assignee === null ? null : createdAt + minutes(30), standing.snoozedUntil],
        ...[standing.snoozedUntil === null ? null : 'منتظر پاسخ بانک', standing.lateDueAt],
        ...[createdAt, updatedAt],
      ],
      messages,
      answers,
      history: history(own),
      words: [
        ...[number + 1, id, facts.words ? `${writer.folded()} ${facts.words}` : writer.folded()],
        isProven ? customer.nameWords : '',
      ],
      tags: random.is(0.25)
        ? [id, `tag-${Math.floor(random.below(tagCount) * (random.bits() / 2 ** 32))}`]
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
  function thread({ department, ...own }: Own & { department: string }) {
    const { id, createdAt, standing, customer, assignee } = own;
    const messages: Value[] = [];
    const answers: Value[] = [];
    const isAnswered = standing.state === 'closed' || standing.state === 'answered';
    const until = Math.max(createdAt + messagesOfTicket, Math.min(standing.stateSince, now));
    const noteAt = random.is(0.3) ? 3 : -1;
    let position = 0;
    let at = createdAt;
    for (let i = 0; i < messagesOfTicket; i++) {
      const isLast = i === messagesOfTicket - 1;
      const isNote = i === noteAt;
      const byAgent = isNote || (isLast ? isAnswered : i % 2 === 1);
      if (!isNote) position += 1;
      const messageId = idAt(at, random);
      if (byAgent && !isNote)
        answers.push(
          ...[messageId, id, at, department, assignee ?? 'agent-0', answers.length === 0 ? 1 : 0],
          ...[(at % 10) * (Math.floor(at / 10) % 60), at % 9 === 0 ? 0 : 1],
        );
      messages.push(
        ...[messageId, id, byAgent ? 'agent' : 'customer'],
        ...[byAgent ? (assignee ?? 'agent-0') : customer.id, writer.write(6 + random.below(16))],
        ...[isNote ? 1 : 0, isNote || isLast ? null : at + hours(1), at],
        ...(isNote ? [null, null, null, null] : [position, cut(22), cut(43), cut(43)]),
      );
      at = Math.min(until, at + 1 + Math.floor((until - createdAt) / messagesOfTicket));
    }
    return { messages, answers, lastAt: at };
  }

  /** Each state that it has come through. */
  function history({ id, createdAt, standing, customer, assignee }: Own): Value[] {
    const path = paths[standing.state];
    const step = Math.floor((standing.stateSince - createdAt) / path.length);
    return path.flatMap((state, i): Value[] => [
      ...[idAt(createdAt + i * step, random), id, createdAt + i * step],
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

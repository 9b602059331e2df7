import type { ActAnswer } from '#shared/contract/desk/acts.ts';
import type { ChangeInput } from '#shared/contract/desk/changing.ts';
import { maskCardNumbers } from '#shared/fields/mask-cards.ts';
import { decidePolicies } from '#shared/policies/decide.ts';
import type { RequestType } from '#shared/settings/request-types.ts';
import { makeId } from '../../foundation/ports/random.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import type { EffectiveCalendars } from '../../organisation/calendars.ts';
import { choosePromise, promiseFor } from '../../organisation/promise.ts';
import { owedStates } from '../../tickets/moves/moves.ts';
import { rulesInForce } from '../../tickets/open/make-ticket.ts';
import { minutesLeft, resumedPromise } from '../../tickets/snooze/paused-promise.ts';
import { addHistory, changeTicket, type NewHistory, type TicketRow } from '../../tickets/store.ts';
import { packFact } from '../../tickets/thread/changed-value.ts';
import { factTexts, foldWords } from '../../tickets/words/fold-words.ts';
import { replaceWords } from '../../tickets/words/store-words.ts';
import type { Order } from '../act.ts';
import { actInCalendars } from '../act-in-calendars.ts';
import { listAllMessages } from '../store.ts';
import { changedFacts } from './facts.ts';
import * as texts from './texts.ts';

/** One row of the history of a change. */
type Entry = Pick<NewHistory, 'kind' | 'fromValue' | 'toValue'>;

/**
 * Changes title, urgency, type and facts of an open ticket in one act, each with its old value in the history. Nobody is
 * notified; the customer sees it with the next look.
 * @throws Problem `bad_input` beside each box, `move_refused` where the ticket is not open.
 */
export async function changeRequest(
  context: RequestContext,
  tokenHash: string,
  { wanted, ...order }: Order & { wanted: Omit<ChangeInput, 'version'> },
): Promise<ActAnswer> {
  const { db, clock } = context;
  return await actInCalendars(
    context,
    tokenHash,
    order,
    { what: ['change', wanted], as: 'route', also: [listAllMessages(db, order.code)] },
    ({ agent, ticket }, calendars, [messages]) => {
      const at = clock.now();
      const { set, entries } = decide(calendars, ticket, wanted, at);
      if (entries.length === 0) return null;
      const { title, facts } = { ...ticket, ...set };
      // Those that were merged into it are found by their own words.
      const own = messages.filter(({ ticketId }) => ticketId === ticket.id);
      const texts = [title, ...factTexts(facts), ...own.map(({ text }) => text)];
      return [
        ...entries.map((entry) =>
          addHistory(db, {
            ...{ id: makeId(context), ticketId: ticket.id, at },
            ...{ actor: 'agent', actorId: agent.agentId },
            ...entry,
          }),
        ),
        changeTicket(db, ticket.id, at, set),
        replaceWords(db, ticket.id, foldWords(texts)),
      ];
    },
  );
}

/** The columns to set and what the history says of them. */
function decide(
  calendars: EffectiveCalendars,
  ticket: TicketRow,
  wanted: Omit<ChangeInput, 'version'>,
  now: number,
): { set: Partial<TicketRow>; entries: Entry[] } {
  const { requestTypes } = calendars.settings;
  const before = requestTypes.find(({ id }) => id === ticket.requestType);
  const type = requestTypes.find(({ id }) => id === (wanted.requestType ?? ticket.requestType));
  if (!type && wanted.requestType !== undefined) throw faultOf('requestType', texts.chooseType);
  const title = maskCardNumbers(wanted.title ?? ticket.title);
  const urgency = wanted.urgency ?? ticket.urgency;
  const change = (kind: 'title' | 'urgency' | 'request_type', from: string, to: string): Entry[] =>
    from === to ? [] : [{ kind, fromValue: from, toValue: to }];
  const set = { title, urgency };
  const entries = [
    ...change('title', ticket.title, title),
    ...change('urgency', ticket.urgency, urgency),
  ];
  // The settings may have lost its type: then there are no boxes to change facts in.
  if (!type) return { set, entries };
  const facts = changedFacts(before, type, { facts: ticket.facts, typed: wanted.facts, now });
  const ofFacts = factEntries(ticket, type, facts);
  const isAsFiled = type === before && ofFacts.length === 0;
  const promise = type === before ? null : promiseOfType(calendars, ticket, before, type, now);
  return {
    set: {
      ...set,
      facts,
      ...(!isAsFiled && { rulesInForce: rulesOf(calendars, { ...ticket, facts }, before, type) }),
      ...(type !== before && {
        requestType: type.id,
        ...{ stage: null, stageSince: null, stageDueAt: null, stagePromisedAt: null },
        ...{ stageWarnedAt: null },
      }),
      ...promise?.set,
    },
    entries: [
      ...entries,
      ...change('request_type', ticket.requestType, type.id),
      ...ofFacts,
      ...(promise?.entries ?? []),
    ],
  };
}

const faultOf = (field: string, sentence: string) =>
  new Problem('bad_input', { fields: { [field]: sentence } });

function factEntries(ticket: TicketRow, type: RequestType, facts: TicketRow['facts']): Entry[] {
  const ids = [...new Set([...Object.keys(ticket.facts), ...Object.keys(facts)])];
  return ids.flatMap((id) => {
    const [from, to] = [ticket.facts[id], facts[id]];
    if (JSON.stringify(from) === JSON.stringify(to)) return [];
    const fromValue = from === undefined ? null : packFact(ticket.requestType, id, from);
    return [{ kind: 'fact', fromValue, toValue: packFact(type.id, id, to) }];
  });
}

/**
 * The rules of a new type as they are now; of the same type, those of the filing, each as the facts keep it now. Of one
 * that settings decide no longer, what was decided stays.
 */
function rulesOf(
  calendars: EffectiveCalendars,
  ticket: TicketRow,
  before: RequestType | undefined,
  type: RequestType,
): TicketRow['rulesInForce'] {
  const { policies } = calendars.settings;
  const { rule: _rule, calendar } = choosePromise(calendars, { ...ticket, promise: type.promise });
  const { facts, createdAt: now } = ticket;
  const broken = (ids: readonly string[]) =>
    decidePolicies({ policies, ids, facts, calendar, now }).map(({ policy }) => policy);
  if (type !== before) {
    const brokenRules = broken(type.policies);
    return rulesInForce(calendars.settings, { type, brokenRules }, ticket.plan);
  }
  const rules = ticket.rulesInForce;
  const ofNow = broken(rules.map(({ id }) => id));
  return rules.map(({ id, title, text, broken: wasBroken }) => ({
    ...{ id, title, text },
    ...((policies[id]?.rule ? ofNow.includes(id) : wasBroken) && { broken: true as const }),
  }));
}

/** The promise of another type, from when the customer began to wait; null where the same rule promises it. */
function promiseOfType(
  calendars: EffectiveCalendars,
  ticket: TicketRow,
  before: RequestType | undefined,
  type: RequestType,
  now: number,
): { set: Partial<TicketRow>; entries: Entry[] } | null {
  const ruleOf = (promise: string | undefined) =>
    choosePromise(calendars, { ...ticket, promise }).rule;
  const isOwed = (owedStates as readonly string[]).includes(ticket.state);
  if (!isOwed || ruleOf(before?.promise) === ruleOf(type.promise)) return null;
  const resumed = resumedPromise(calendars, ticket, now);
  const startedAt = resumed?.promiseStartedAt ?? ticket.promiseStartedAt ?? ticket.createdAt;
  const { dueAt } = promiseFor(calendars, type, ticket, startedAt, ticket.department);
  if (resumed) {
    // It is stopped: what it has left is counted by the new rule, and by the clock of now.
    const promiseLeft = minutesLeft(calendars, { ...ticket, requestType: type.id }, now, dueAt);
    const from = { snoozedAt: now, promiseStartedAt: startedAt };
    return { set: { promiseLeft, ...from }, entries: [] };
  }
  const { promiseDueAt: due } = ticket;
  if (dueAt === due) return null;
  return {
    set: { promiseDueAt: dueAt, promiseWarnedAt: null },
    entries: [
      { kind: 'promise', fromValue: due === null ? null : String(due), toValue: String(dueAt) },
    ],
  };
}

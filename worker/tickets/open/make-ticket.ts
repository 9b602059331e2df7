import type { TicketState } from '#shared/contract/tickets.ts';
import { maskCardNumbers } from '#shared/fields/mask-cards.ts';
import { makeTrackingCode } from '#shared/fields/tracking-code.ts';
import { foldText } from '#shared/persian/letters.ts';
import { makeId } from '../../foundation/ports/random.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { sha256Text } from '../../foundation/security/keyed-hash.ts';
import type { Promised } from '../../organisation/promise.ts';
import type { RuleInForce } from '../schema.ts';
import type { NewTicket } from '../store.ts';
import type { AwaitedProof, CheckedRequest, FilingAgent, Sender } from './checked-request.ts';

// What a ticket is from its first moment: its promise, the rules in force, and the fingerprint of its words.

/** The row of a new ticket; unproven ones whose type holds them wait without a promise. */
export async function makeTicket(
  { clock, randomBytes, settings }: RequestContext,
  request: CheckedRequest,
  sender: Sender,
  promised: Promised,
  {
    proof,
    agent,
  }: {
    proof?: Pick<AwaitedProof, 'proofId' | 'ticketId'> | undefined;
    agent?: FilingAgent | undefined;
  },
) {
  const now = clock.now();
  const isHeld = !agent && sender.customerId === null && request.type.unprovenTickets !== 'accept';
  const state: TicketState = isHeld ? 'unconfirmed' : 'waiting';
  const title = maskCardNumbers(request.title);
  return {
    id: proof?.ticketId ?? makeId({ clock, randomBytes }),
    code: makeTrackingCode(randomBytes(11)),
    customerId: sender.customerId,
    contact: sender.contact,
    proofId: proof?.proofId ?? null,
    proven: sender.customerId !== null,
    requestType: request.type.id,
    department: promised.department,
    departmentSince: now,
    agency: sender.agency,
    plan: sender.plan,
    title,
    urgency: request.urgency,
    replyChannel: request.replyChannel,
    state,
    stateSince: now,
    promiseDueAt: isHeld ? null : promised.dueAt,
    promiseStartedAt: isHeld ? null : now,
    unread: true,
    version: 1,
    facts: request.facts,
    rulesInForce: rulesInForce(settings, request, sender.plan),
    termsVersion: request.termsVersion,
    linkedFrom: request.linkedFrom ?? null,
    filedBy: agent?.isAfterCall ? agent.agentId : null,
    fingerprint: await fingerprintOf(
      { ...request, title, text: maskCardNumbers(request.text) },
      sender,
    ),
    createdAt: now,
    updatedAt: now,
  } satisfies NewTicket;
}

/**
 * The same sender, type, facts and words as a reader would compare them. Its words have their cards
 * masked: twelve digits are soon found again from a hash.
 */
const fingerprintOf = ({ type, title, text, facts }: CheckedRequest, sender: Sender) =>
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
export function rulesInForce(
  { policies, plans }: Pick<RequestContext['settings'], 'policies' | 'plans'>,
  { type, brokenRules = [] }: Pick<CheckedRequest, 'type' | 'brokenRules'>,
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

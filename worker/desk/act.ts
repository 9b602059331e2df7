import type { ActAnswer, StaleFacts } from '#shared/contract/desk/acts.ts';
import { titleOfState } from '#shared/contract/tickets.ts';
import { type BatchRows, type BatchStep, commit } from '../foundation/database/commit.ts';
import type { Database, Statement } from '../foundation/database/database.ts';
import { type Guard, guard, isGuard } from '../foundation/database/guard.ts';
import { makeId } from '../foundation/ports/random.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { findAnswer, hashBody, runIdempotent } from '../idempotency/run-idempotent.ts';
import { listIdentities } from '../people/store.ts';
import type { SignedInAgent } from '../sessions/rules.ts';
import { type MoveName, moves } from '../tickets/moves/moves.ts';
import type { Reach } from '../tickets/notify.ts';
import type { TicketRow } from '../tickets/store.ts';
import { findTicketByCode } from '../tickets/store-reading.ts';
import { type Asker, type DueAct, readAsker, requireHeld } from './held/asker.ts';
import { findHeldAnswer, type Hold, holdAct } from './held/hold.ts';
import { endHeld, followOwnAct, releaseTickets } from './held/store-held.ts';
import { customerOfCode, isVersionCurrent } from './store.ts';
import { isWithinReach, type Viewer } from './store-viewer.ts';

// Whatever an agent does to a ticket: it happens once per key (R36), on the version that the agent
// had before the eyes (R37), within the agent's departments (R32), and by the table (R38).

/** On which ticket an agent acts. */
export type Order = {
  code: string;
  /** The version the agent saw. */
  version: number;
  /** The Idempotency-Key. */
  key: string;
  /** Where it is to be kept back first: nothing but its checks happens now. */
  hold?: Hold | undefined;
};

/** Agents as far as their acts ask. */
type ActingAgent = Omit<SignedInAgent, 'tokenHash' | 'provenAt' | 'seenAt' | 'secondFactorAt'>;

/** Who acts on what, as it was read. */
export type Acting = {
  agent: ActingAgent;
  ticket: TicketRow;
  /** Where the customer can be notified. */
  reach: Reach;
  /** All addresses of the sender. */
  addresses: readonly string[];
  /** The act under its key: the same key is good for the same act alone. */
  request: { scope: string; key: string; bodyHash: string };
  /** Where it is to be kept back first. */
  hold?: Hold | undefined;
  /** The act that was kept back, where this one is it. */
  due?: DueAct | undefined;
};

/** An act that was done under its key before, on a ticket that is out of the agent's reach by now. */
export type Recorded = { recorded: ActAnswer };

/**
 * Reads who acts and on which ticket, with any other rows, in one round trip; one more where the ticket
 * is out of reach. `what` is all that makes it another act: it is hashed. An agent whose act was kept back needs no session
 * when it is due.
 * @throws Problem `sign_in_needed`, `not_found` for unknown codes and those of other departments alike,
 * `key_reused`.
 */
export async function readActing<const Also extends readonly Statement[]>(
  context: RequestContext,
  asker: Asker,
  { code, version, key, hold }: Order,
  what: readonly unknown[],
  also: Also,
): Promise<(Acting & { also: BatchRows<Also> }) | Recorded> {
  const { db, clock } = context;
  const { agent, rows } = await readAsker(context, asker, [
    findTicketByCode(db, code),
    listIdentities(db, customerOfCode(code)),
    ...also,
  ]);
  const [[ticket], identities, ...others] = rows;
  const request = {
    scope: `desk:${agent.agentId}:${ticket?.id ?? ''}`,
    key,
    // Keys of acts that are kept back are those of all tickets.
    bodyHash: await hashBody([...(hold ? [code] : []), version, ...what]),
  };
  if (!ticket || !isWithinReach(agent, ticket)) {
    if (typeof asker !== 'string') throw new Problem('not_found');
    const recorded = hold
      ? await findHeldAnswer(context, { agentId: agent.agentId, ...request })
      : (await findAnswer<ActAnswer>(db, { ...request, now: clock.now() }))?.answer;
    if (!recorded) throw new Problem('not_found');
    return { recorded };
  }
  return {
    agent,
    ticket,
    ...addressesOf(ticket, identities),
    request,
    also: others,
    hold,
    due: typeof asker === 'string' ? undefined : asker,
  };
}

/** Where the sender of a ticket is reached, and all its addresses. */
export function addressesOf(
  { contact, proven }: Pick<TicketRow, 'contact' | 'proven'>,
  identities: readonly { kind: 'mobile' | 'email'; address: string; provenAt: number | null }[],
): Pick<Acting, 'reach' | 'addresses'> {
  const addressOf = (kind: 'mobile' | 'email') =>
    identities.find((identity) => identity.kind === kind && identity.provenAt !== null)?.address ??
    (contact !== null && contact.includes('@') === (kind === 'email') ? contact : null);
  return {
    reach: { mobile: addressOf('mobile'), email: addressOf('email'), unproven: !proven },
    addresses: [...identities.map(({ address }) => address), ...(contact ? [contact] : [])],
  };
}

/** Whether the agent had the ticket before the eyes as it was read. */
export const isCurrent = ({ ticket }: Acting, { version }: Order): boolean =>
  ticket.version === version;

/** @throws Problem `move_refused` for a move that the table does not have from the state the agent saw. */
export function requireMove(acting: Acting, order: Order, move: MoveName) {
  const from: readonly string[] = moves[move].from;
  if (isCurrent(acting, order) && !from.includes(acting.ticket.state))
    throw new Problem('move_refused');
}

/**
 * Commits the steps of an act, once per key, and answers the version that the ticket has then: they must
 * grow it by one. Of an act that is to be kept back the guards alone are asked.
 * @throws Problem `key_reused`, `stale_version` with the current state, `not_found`, `act_held`; `NotHeld` for an act that
 * was kept back and waits no longer.
 */
export async function commitAct(
  context: RequestContext,
  acting: Acting,
  { version }: Pick<Order, 'version'>,
  steps: readonly BatchStep[],
): Promise<ActAnswer> {
  const { db } = context;
  const { agent, ticket, request, hold, due } = acting;
  const isSeen = guardVersion(context, acting, { version });
  if (hold) return await holdAct(context, { ...acting, hold }, [isSeen, ...steps.filter(isGuard)]);
  const { agentId } = agent;
  const { answer, isFirst } = await runIdempotent<ActAnswer>(
    db,
    {
      ...request,
      resultId: makeId(context),
      answer: { version: version + 1 },
      now: context.clock.now(),
    },
    [
      ...(due ? [requireHeld(db, due), ...endSteps(db, due)] : []),
      isSeen,
      ...steps,
      ...(due
        ? []
        : [followOwnAct(db, { ticketId: ticket.id, agentId, code: ticket.code, from: version })]),
    ],
  );
  // The same key was sent for an act that was not to be kept back: it has happened.
  if (due && !isFirst) await commit(db, endSteps(db, due));
  return answer;
}

/** The batch goes on only on the version that the agent saw; else `stale_version` with the current state, `not_found`. */
export const guardVersion = (
  context: RequestContext,
  { agent, ticket }: Pick<Acting, 'agent' | 'ticket'>,
  { version }: Pick<Order, 'version'>,
): Guard =>
  guard(context.db, isVersionCurrent(ticket, version), () => staleProblem(context, agent, ticket));

/** An act that was kept back has happened. */
const endSteps = (db: Database, { id }: DueAct) => [
  endHeld(db, id, { outcome: null }),
  releaseTickets(db, id),
];

/** What the ticket has become, for an agent who may still see it. */
async function staleProblem(
  { db, settings }: RequestContext,
  viewer: Viewer,
  { code }: TicketRow,
): Promise<Problem> {
  const [current] = await findTicketByCode(db, code);
  if (!current || !isWithinReach(viewer, current)) return new Problem('not_found');
  const facts: StaleFacts = {
    version: current.version,
    state: current.state,
    stateTitle: titleOfState(settings.stateWords, current.state),
    department: settings.departments[current.department]?.title ?? current.department,
  };
  return new Problem('stale_version', { facts });
}

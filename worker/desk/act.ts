import { type SQL, sql } from 'drizzle-orm';
import type { ActAnswer, StaleFacts } from '#shared/contract/desk.ts';
import { stateWords, type TicketState } from '#shared/contract/tickets.ts';
import { makeId } from '../foundation/chance.ts';
import { type Database, readTogether, type Statement } from '../foundation/database.ts';
import { silentPart } from '../foundation/parts.ts';
import { Problem } from '../foundation/problem.ts';
import type { Work } from '../foundation/services.ts';
import { listIdentities } from '../people/store.ts';
import type { Reach } from '../tickets/announce.ts';
import { type MoveName, moves } from '../tickets/moves.ts';
import { type Gate, hashBody, once } from '../tickets/once.ts';
import type { TicketRow } from '../tickets/store.ts';
import { customerWithin, findTicketForAgent } from './store.ts';
import { type Viewer, withinReach } from './viewer.ts';

// Whatever an agent does to a ticket: it happens once per key (R36), on the version that the agent
// had before the eyes (R37), within the agent's departments (R32), and by the table (R38).

export type Order = {
  code: string;
  /** The version the agent saw. */
  version: number;
  key: string;
  /** What is done, with all that makes it another request: it is hashed. */
  what: readonly unknown[];
  /** The move it makes, if it makes one. */
  move?: MoveName;
  gates?: readonly Gate[];
  /** Where there is nothing to do the version stays, and nobody's reply goes stale. */
  isNeedless?: (ticket: TicketRow) => boolean;
};

/** What the effects of an act are told. */
export type Acting = {
  ticket: TicketRow;
  /** Where the customer can be told. */
  reach: Reach;
  addresses: readonly string[];
  /** Every statement carries this condition. */
  held: SQL;
};

/**
 * Does it, and answers the version that the ticket has then; `effects` must grow it by one.
 * @throws Problem `not_found`, `stale_version` with the current state, `move_refused`, `key_reused`.
 */
export async function act(
  work: Work,
  viewer: Viewer,
  order: Order,
  effects: (acting: Acting) => readonly Statement[],
): Promise<ActAnswer> {
  const { db, clock } = work;
  const { ticket, reach, addresses } = await readActed(db, viewer, order.code);
  const isCurrent = ticket.version === order.version;
  if (order.move && isCurrent && !mayMoveFrom(order.move, ticket.state))
    throw new Problem('move_refused');
  if (isCurrent && order.isNeedless?.(ticket)) return { version: ticket.version };
  const { answer } = await once<ActAnswer>(
    db,
    {
      scope: `desk:${viewer.agentId}:${ticket.id}`,
      key: order.key,
      bodyHash: await hashBody([order.version, ...order.what]),
      resultId: makeId(work),
      answer: { version: order.version + 1 },
      now: clock.now(),
    },
    [versionGate(work, viewer, ticket.id, order.version), ...(order.gates ?? [])],
    (held) => [silentPart(...effects({ ticket, reach, addresses, held }))],
  );
  return answer;
}

const mayMoveFrom = (move: MoveName, state: TicketState) =>
  (moves[move].from as readonly TicketState[]).includes(state);

async function readActed(db: Database, viewer: Viewer, code: string) {
  const [[ticket], identities] = await readTogether(db, [
    findTicketForAgent(db, viewer, code),
    listIdentities(db, customerWithin(viewer, code)),
  ]);
  if (!ticket) throw new Problem('not_found');
  const { contact } = ticket;
  const addressOf = (kind: 'mobile' | 'email') =>
    identities.find((identity) => identity.kind === kind && identity.provenAt !== null)?.address ??
    (contact !== null && contact.includes('@') === (kind === 'email') ? contact : null);
  return {
    ticket,
    reach: {
      mobile: addressOf('mobile'),
      email: addressOf('email'),
      unproven: !ticket.proven,
    },
    addresses: [...identities.map(({ address }) => address), ...(contact ? [contact] : [])],
  };
}

type CurrentRow = { version: number; state: TicketState; department: string };

function versionGate(
  { db, settings }: Work,
  viewer: Viewer,
  ticketId: string,
  version: number,
): Gate {
  const passed = sql`EXISTS (SELECT 1 FROM tickets
    WHERE tickets.id = ${ticketId} AND tickets.version = ${version} AND ${withinReach(viewer)})`;
  return {
    passed,
    part: () => ({
      statements: [
        db.all<CurrentRow>(sql`SELECT version, state, department FROM tickets
          WHERE tickets.id = ${ticketId} AND ${withinReach(viewer)}`),
      ],
      answer: ([rows]) => {
        const [current] = rows as CurrentRow[];
        if (!current) throw new Problem('not_found');
        if (current.version === version) return;
        const facts: StaleFacts = {
          version: current.version,
          state: current.state,
          stateTitle: stateWords[current.state].title,
          department: settings.departments[current.department]?.title ?? current.department,
        };
        throw new Problem('stale_version', { facts });
      },
    }),
  };
}

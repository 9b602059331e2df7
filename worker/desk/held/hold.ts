import type { HeldWords } from '#shared/contract/desk/held.ts';
import { type Held, type HeldKind, holdMs } from '#shared/contract/desk/undo.ts';
import { maskCardNumbers } from '#shared/fields/mask-cards.ts';
import { type BatchStep, commit } from '../../foundation/database/commit.ts';
import { type Guard, guarded } from '../../foundation/database/guard.ts';
import { makeId } from '../../foundation/ports/random.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import type { TicketRow } from '../../tickets/store.ts';
import {
  findHeldByKey,
  findHeldOn,
  type HeldBody,
  insertHeld,
  insertHeldTicket,
} from './store-held.ts';
import * as texts from './texts.ts';

/** That an act is to be kept back, and what was sent for it. */
export type Hold = { kind: Exclude<HeldKind, 'bulk'>; words: HeldWords };

type HoldingContext = Pick<RequestContext, 'db' | 'clock' | 'randomBytes'>;

/** Whose act it is, and under which key it was sent. */
type Sent = { agentId: string; key: string; bodyHash: string };

/** The key was used before. */
class Replay extends Error {}

/**
 * Keeps an act back together with `steps`, which get its id: nothing of it happens before it is due. The same key is the
 * same act.
 * @throws Problem `key_reused`; what the guards among the steps refuse with.
 */
export async function keepBack(
  context: HoldingContext,
  { agentId, key, bodyHash }: Sent,
  { kind, body }: { kind: HeldKind; body: HeldBody },
  steps: (id: string) => readonly BatchStep[],
): Promise<{ held: Held }> {
  const { db, clock } = context;
  const id = makeId(context);
  const createdAt = clock.now();
  const dueAt = createdAt + holdMs;
  const words = withoutCards(body.words);
  const act = { id, agentId, kind, requestKey: key, bodyHash, createdAt, dueAt };
  try {
    await commit(db, [
      guarded(insertHeld(db, { ...act, body: { ...body, words } }), () => new Replay()),
      ...steps(id),
    ]);
    return { held: { id, dueAt } };
  } catch (fault) {
    if (!(fault instanceof Replay)) throw fault;
    const earlier = await findHeldAnswer(context, { agentId, key, bodyHash });
    if (!earlier) throw new Problem('unavailable');
    return earlier;
  }
}

/** An act on one ticket, as it was checked. */
type Checked = {
  agent: { agentId: string };
  ticket: Pick<TicketRow, 'id' | 'code' | 'title' | 'version'>;
  request: { key: string; bodyHash: string };
  hold: Hold;
};

/**
 * Keeps an act on one ticket back where all its guards hold.
 * @throws Problem `act_held` where another one of the ticket waits, `key_reused`; what the guards refuse with.
 */
export const holdAct = (
  context: HoldingContext,
  { agent: { agentId }, ticket, request, hold: { kind, words } }: Checked,
  guards: readonly Guard[],
): Promise<{ held: Held }> =>
  keepBack(
    context,
    { agentId, ...request },
    { kind, body: { versions: { [ticket.code]: ticket.version }, title: ticket.title, words } },
    (actId) => [
      ...guards,
      guarded(insertHeldTicket(context.db, { ticketId: ticket.id, actId }), () =>
        heldProblem(context, ticket.id, agentId),
      ),
    ],
  );

/**
 * What the agent was answered that kept an act back under this key; null where nobody did.
 * @throws Problem `key_reused` for another act under the same key.
 */
export async function findHeldAnswer(
  { db }: Pick<RequestContext, 'db'>,
  { agentId, key, bodyHash }: Sent,
): Promise<{ held: Held } | null> {
  const [earlier] = await findHeldByKey(db, agentId, key);
  if (!earlier) return null;
  if (earlier.bodyHash !== bodyHash) throw new Problem('key_reused');
  const { id, dueAt } = earlier;
  return { held: { id, dueAt } };
}

/** Names whose act is on its way. */
async function heldProblem(
  { db }: Pick<RequestContext, 'db'>,
  ticketId: string,
  agentId: string,
): Promise<Problem> {
  const [other] = await findHeldOn(db, ticketId);
  if (!other) return new Problem('act_held');
  const isOwn = other.agentId === agentId;
  return new Problem('act_held', {
    sentence: isOwn ? texts.ownActHeld[other.kind] : texts.actHeldBy(other.name, other.kind),
  });
}

const typedWords = new Set(['text', 'reason', 'why']);

/** The same words with cards masked: they are stored nowhere in full. */
const withoutCards = <Words>(words: Words): Words =>
  JSON.parse(
    JSON.stringify(words, (key, value) =>
      typedWords.has(key) && typeof value === 'string' ? maskCardNumbers(value) : value,
    ),
  ) as Words;

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of the sources as they stand there
/** A mutant that changes nothing that anybody can see, and why. */
export type Equivalent = { file: string; removed: string; reason: string };

/** Of moves by agents. `requireMove` has asked the table, or a condition that is no wider has. */
const refusedAsStale =
  'the version is compared in the same commit before, and every change of state or owner grows it';

export const equivalents: readonly Equivalent[] = [
  {
    file: 'worker/idempotency/store.ts',
    removed: 'isKey(key)',
    reason: 'an expired key counts for nobody, whose it ever was; naming one spares a sweep of all',
  },
  {
    file: 'worker/notifications/delivery/delivery-store.ts',
    removed: 'eq(outbox.id, message.id)',
    reason:
      'a lease token is given once, to one message; by its id the row is found without a scan',
  },
  {
    file: 'worker/proofs/store.ts',
    removed: 'isNotEnded',
    reason: 'ends what has ended: nothing reads when it did; it only spares writes',
  },
  {
    file: 'worker/proofs/store.ts',
    removed: 'id = ${proofId}',
    reason: 'the id of a try stands at one proof; by its own id the proof is found without a scan',
  },
  {
    file: 'worker/transcripts/store.ts',
    removed: 'other.chain_position IS NOT NULL',
    reason: 'what is not chained has no link and sorts last: without a chain both answer NULL',
  },
  {
    file: 'worker/transcripts/store.ts',
    removed: 'messages.link IS NULL',
    reason:
      'who chained the message meanwhile has moved the end, which the next condition compares',
  },
  {
    file: 'worker/desk/answer.ts',
    removed: "moveTicket(context, ticket, { move: 'open', actorId: agent.agentId }, seen)",
    reason: refusedAsStale,
  },
  {
    file: 'worker/desk/answer.ts',
    removed:
      "moveTicket( context, ticket, { move: 'answer', actorId: agent.agentId }, { answeredAt: at, unread: false, seenAt: ticket.seenAt ?? at }, )",
    reason: refusedAsStale,
  },
  {
    file: 'worker/desk/manage.ts',
    removed:
      "moveTicket( context, ticket, { move: 'close', actorId: agent.agentId, why: reason }, { closeReason: reason, unread: false, seenAt: ticket.seenAt ?? context.clock.now() }, )",
    reason: refusedAsStale,
  },
  {
    file: 'worker/desk/manage.ts',
    removed: "moveTicket(context, ticket, { move: 'route', actorId: agent.agentId }, set)",
    reason: refusedAsStale,
  },
];

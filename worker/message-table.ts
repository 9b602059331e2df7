import type { MessageTable } from './foundation/messages.ts';
import { inboundMessages } from './inbound/messages.ts';
import { proofMessages } from './proofs/messages.ts';
import { ticketMessages } from './tickets/messages.ts';

/** Every message the features send: doors hand it to the outbox as `services.messages`. */
export const messageTable: MessageTable = {
  ...proofMessages,
  ...ticketMessages,
  ...inboundMessages,
};
